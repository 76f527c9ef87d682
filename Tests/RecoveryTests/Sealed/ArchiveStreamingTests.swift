import Formats
import Primitives
import Recovery
import Secrets
import Support
import Testing

/// Issue 3, "Streaming": an archive written from front to back, for a pipe.
struct ArchiveStreamingTests {
    private static func contents(
        _ rows: any StreamedContent = BytesContent([UInt8](repeating: 7, count: 200_000))
    ) throws -> ArchiveContents {
        var contents = try SealedFixture.contents()
        contents.backups = [
            ArchiveContents.Backup(version: "1", info: Array("{}".utf8), rows: rows)
        ]
        return contents
    }

    private static func stream(
        _ contents: ArchiveContents,
        as form: AgeForm = .binary,
        to sink: InOrderSink
    ) throws -> ArchiveManifest {
        let writer = try ArchiveWriter(contents, keys: SealedFixture.sealKeys())
        return try form.write(to: sink) { (sink) throws(RecoveryError) in
            try writer.stream(to: sink)
        }
    }

    private static func files(_ bytes: [UInt8]) throws -> [(name: String, content: [UInt8])] {
        let visitor = CollectingVisitor()
        try SealedFixture.open(bytes).readAll(visitor)
        return visitor.files
    }

    @Test(arguments: [AgeForm.binary, .armored])
    func holdsWhatAnArchiveInAFileHolds(_ form: AgeForm) throws {
        let sink = InOrderSink()
        let manifest = try Self.stream(Self.contents(), as: form, to: sink)
        #expect(sink.isInOrder)
        #expect(try SealedFixture.open(sink.bytes).manifest == manifest)
        let streamed = try Self.files(sink.bytes)
        let written = try Self.files(SealedFixture.seal(Self.contents()))
        #expect(streamed.map(\.name) == written.map(\.name))
        // Letter, manifest and checksums have the archive's own ID.
        for (one, other) in zip(streamed, written).dropFirst(2).dropLast() {
            #expect(one.content == other.content, "\(one.name)")
        }
    }

    @Test func breaksOffWhenAContentChangesBetweenItsTwoReadings() throws {
        let sink = InOrderSink()
        let rows = ChangingContent()
        #expect(throws: RecoveryError.sealed(.sourceChanged(name: "backup/1/keys.json"))) {
            try Self.stream(Self.contents(rows), to: sink)
        }
        #expect(rows.count == 2)
        let error = #expect(throws: RecoveryError.self) { try SealedFixture.verify(sink.bytes) }
        guard case .sealed(.truncated) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }
}

/// A sink that notes whether bytes came in their order.
private final class InOrderSink: ByteSink {
    private(set) var bytes: [UInt8] = []
    private(set) var isInOrder = true

    func write(_ more: Span<UInt8>) { bytes += more.copied }

    func skip(_ count: Int) { isInOrder = isInOrder && count == 0 }

    func fill(_ more: Span<UInt8>, at offset: Int) {
        isInOrder = isInOrder && offset == bytes.count
        write(more)
    }
}

/// A content that is another each time, though its size and time are not.
private final class ChangingContent: StreamedContent {
    private(set) var count: UInt8 = 0

    func stamp() -> ContentStamp { ContentStamp(size: 200_000, modified: 0) }

    func open() -> any ByteSource {
        count += 1
        return ByteArraySource([UInt8](repeating: count, count: 200_000))
    }
}

import Primitives
import Recovery
import Secrets
import Support
import Testing

/// Secrets on the way into an archive touch the disk encrypted only. Issue 4: `seal --room-keys`.
struct SealedSpoolTests {
    private static func bytes(_ content: any StreamedContent) throws -> [UInt8] {
        let source = try content.open()
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 10_000)
        while true {
            var target = piece.mutableSpan
            let count = try source.read(into: &target)
            if count == 0 { return bytes }
            bytes += piece[..<count]
        }
    }

    /// Across the chunks of an age file, as often as is wanted, also side by side.
    @Test(arguments: [0, 1, 65_535, 65_536, 65_537, 300_000])
    func readsBackAsOftenAsWanted(_ count: Int) throws {
        let folder = try ScratchFolder()
        let spool = try SealedSpool(beside: folder.path("target"))
        let written = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
        for start in stride(from: 0, to: count, by: 7_777) {
            try spool.write(Array(written[start..<min(count, start + 7_777)]).span)
        }
        try spool.finish()
        #expect(spool.stamp() == ContentStamp(size: UInt64(count), modified: 0))
        #expect(try Self.bytes(spool) == written)
        let other = try spool.open()
        var first = [UInt8](repeating: 0, count: 1)
        var target = first.mutableSpan
        #expect(try other.read(into: &target) == min(1, count))
        #expect(try Self.bytes(spool) == written)
        #expect(try Files.entries(of: folder.path("target").parent, limit: 9).isEmpty)
    }

    @Test func neverLeaks() throws {
        let folder = try ScratchFolder()
        let spool = try SealedSpool(beside: folder.path("target"))
        let secret = SecretBytes(text: "a session's ratchet, by all means")
        try secret.withBytes { (bytes) throws(PrimitivesError) in try spool.write(bytes) }
        try spool.finish()
        #expect(Leaks.found(of: secret, in: spool) == [])
    }
}

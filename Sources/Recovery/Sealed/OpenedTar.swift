import Formats
import Primitives

/// The tar archive inside a sealed file, with what went wrong below it told in its own words.
final class OpenedTar {
    private let decryptor: AgeDecryptor
    private let input: ChunkInput
    private let tar: TarReader

    init(_ decryptor: AgeDecryptor) throws(RecoveryError) {
        let input = ChunkInput(decryptor)
        self.decryptor = decryptor
        self.input = input
        tar = try input.explaining { () throws(PrimitivesError) in
            try TarReader(buffer: decryptor.plaintext) { input.next() }
        }
    }

    /// Remembers how long a file with this manifest is, to tell one that was cut short.
    func expect(_ manifest: ArchiveManifest, manifestLength: UInt64) {
        let checksums = ArchiveLayout.checksumsLength(manifest.entries)
        let sizes = manifest.entries.map(\.size) + [manifestLength, checksums]
        let length = AgePayload.sealedCount(of: ArchiveLayout.tarLength(sizes))
        input.expectedLength = decryptor.prefixLength + length
    }

    /// Opens the chunks ahead from now on, as `AgeDecryptor` tells.
    func openAhead() { decryptor.opensAhead = true }

    /// Holds the next entry to a name and, if it is known, a size, and returns its size.
    @discardableResult
    func begin(_ name: EntryName, size: UInt64? = nil) throws(RecoveryError) -> UInt64 {
        let entry = try input.explaining { () throws(PrimitivesError) in try tar.next() }
        guard let entry, entry.name == name.text else {
            throw .sealed(
                input.expectedLength == nil ? .notAnArchive : .entry(name: name.text, .misplaced)
            )
        }
        guard entry.size == size ?? entry.size else {
            throw .sealed(.entry(name: name.text, .size))
        }
        return entry.size
    }

    /// Lends the entry's bytes to its end.
    func read(_ body: (Span<UInt8>) throws(RecoveryError) -> Void) throws(RecoveryError) {
        var failure: RecoveryError?
        var hasMore = true
        while hasMore, failure == nil {
            hasMore = try input.explaining { () throws(PrimitivesError) in
                try tar.nextBytes { bytes in
                    do throws(RecoveryError) { try body(bytes) } catch { failure = error }
                }
            }
        }
        if let failure { throw failure }
    }

    /// The whole of an entry of at most `limit` bytes or, if it is known, of `size`.
    func small(
        _ name: EntryName,
        limit: UInt64,
        size: UInt64? = nil
    ) throws(RecoveryError) -> [UInt8] {
        let size = try begin(name, size: size)
        guard size <= limit else { throw .sealed(.entry(name: name.text, .tooLarge)) }
        var content: [UInt8] = []
        content.reserveCapacity(Int(size))
        try read { content += $0.copied }
        return content
    }

    /// Holds the archive to be over, and everything after it to be zeros, to the file's end.
    func finish() throws(RecoveryError) {
        let more = try input.explaining { () throws(PrimitivesError) in try tar.next() }
        if let more { throw .sealed(.entry(name: more.name, .misplaced)) }
        let consumed = tar.bytesConsumed
        var position = Int(clamping: consumed - min(consumed, input.chunkStart))
        while true {
            let rest = input.chunk.dropFirst(position)
            let isZero = decryptor.plaintext.withBytes(rest) { bytes in
                bytes.indices.allSatisfy { bytes[$0] == 0 }
            }
            guard isZero else { throw .sealed(.trailingData) }
            position = 0
            switch input.next() {
            case .bytes: continue
            case .end: return
            case .failure: throw input.explained(.tar(.stopped))
            }
        }
    }
}

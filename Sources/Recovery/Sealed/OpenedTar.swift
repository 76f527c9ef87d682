import Formats
import Primitives

/// The tar archive inside a sealed file, with what went wrong below it told in its own words.
final class OpenedTar {
    private let decryptor: AgeDecryptor
    private let input: Input
    private let tar: TarReader
    private var expectedLength: UInt64?

    /// The chunks that the tar reader asks for, and why they ended.
    private final class Input {
        let decryptor: AgeDecryptor
        var error: RecoveryError?
        /// Where the chunk at hand begins in the archive, and how long it is.
        var chunkStart: UInt64 = 0
        var chunkLength = 0

        init(_ decryptor: AgeDecryptor) { self.decryptor = decryptor }

        func next() -> TarReader.Input {
            do throws(RecoveryError) {
                chunkStart += UInt64(chunkLength)
                chunkLength = 0
                guard let range = try decryptor.next() else { return .end }
                chunkLength = range.count
                return .bytes(range)
            } catch {
                self.error = error
                return .failure
            }
        }
    }

    init(_ decryptor: AgeDecryptor) throws(RecoveryError) {
        let input = Input(decryptor)
        self.decryptor = decryptor
        self.input = input
        do throws(PrimitivesError) {
            tar = try TarReader(buffer: decryptor.plaintext) { input.next() }
        } catch {
            throw Self.explained(error, input, expectedLength: nil)
        }
    }

    /// Remembers how long a file with this manifest is, to tell one that was cut short.
    func expect(_ manifest: ArchiveManifest, manifestLength: UInt64) {
        let checksums = ArchiveLayout.checksumsLength(manifest.entries)
        let sizes = manifest.entries.map(\.size) + [manifestLength, checksums]
        let length = AgePayload.sealedCount(of: ArchiveLayout.tarLength(sizes))
        expectedLength = decryptor.prefixLength + length
    }

    /// Holds the next entry to a name and, if it is known, a size, and returns its size.
    @discardableResult
    func begin(_ name: EntryName, size: UInt64? = nil) throws(RecoveryError) -> UInt64 {
        let entry = try explaining { () throws(PrimitivesError) in try tar.next() }
        guard let entry, entry.name == name.text else {
            throw .sealed(isAtFront ? .notAnArchive : .entry(name: name.text, .misplaced))
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
            hasMore = try explaining { () throws(PrimitivesError) in
                try tar.nextBytes { bytes in
                    do throws(RecoveryError) { try body(bytes) } catch { failure = error }
                }
            }
        }
        if let failure { throw failure }
    }

    /// The whole of an entry of at most `limit` bytes.
    func small(_ name: EntryName, limit: UInt64) throws(RecoveryError) -> [UInt8] {
        let size = try begin(name)
        guard size <= limit else { throw .sealed(.entry(name: name.text, .tooLarge)) }
        var content: [UInt8] = []
        content.reserveCapacity(Int(size))
        try read { bytes in
            for index in bytes.indices { content.append(bytes[index]) }
        }
        return content
    }

    /// Holds the archive to be over, and everything after it to be zeros, to the file's end.
    func finish() throws(RecoveryError) {
        let more = try explaining { () throws(PrimitivesError) in try tar.next() }
        if let more { throw .sealed(.entry(name: more.name, .misplaced)) }
        let consumed = tar.bytesConsumed
        var position = Int(clamping: consumed - min(consumed, input.chunkStart))
        while true {
            let rest = min(position, input.chunkLength)..<input.chunkLength
            let isZero = decryptor.plaintext.withBytes(rest) { bytes in
                bytes.indices.allSatisfy { bytes[$0] == 0 }
            }
            guard isZero else { throw .sealed(.trailingData) }
            position = 0
            switch input.next() {
            case .bytes: continue
            case .end: return
            case .failure: throw explained(.tar(.stopped))
            }
        }
    }

    private var isAtFront: Bool { expectedLength == nil }

    private func explaining<Result>(
        _ body: () throws(PrimitivesError) -> Result
    ) throws(RecoveryError) -> Result {
        do throws(PrimitivesError) {
            return try body()
        } catch {
            throw explained(error)
        }
    }

    private func explained(_ error: PrimitivesError) -> RecoveryError {
        Self.explained(error, input, expectedLength: expectedLength)
    }

    /// What a failure of the tar reader comes from; it reads the front as soon as it is made.
    ///
    /// - Parameter expectedLength: how long the file should be, once its manifest was read.
    private static func explained(
        _ error: PrimitivesError,
        _ input: Input,
        expectedLength: UInt64?
    ) -> RecoveryError {
        guard case .tar = error else { return .primitive(error) }
        switch input.error {
        case .sealed(.chunk(let index)) where input.decryptor.isAtEnd:
            return .sealed(damagedEnd(index, input.decryptor, expectedLength: expectedLength))
        case .sealed(.truncated(let have, _)):
            return .sealed(.truncated(have: have, expected: expectedLength))
        case .some(let cause):
            return cause
        case nil:
            return expectedLength == nil ? .sealed(.notAnArchive) : .primitive(error)
        }
    }

    /// Whether a last chunk that does not authenticate was cut short, as far as the file's length
    /// tells: less than the manifest promises, or not whole blocks of an archive.
    private static func damagedEnd(
        _ index: UInt64,
        _ decryptor: AgeDecryptor,
        expectedLength: UInt64?
    ) -> SealedError {
        let have = decryptor.bytesRead
        if let expectedLength, have < expectedLength {
            return .truncated(have: have, expected: expectedLength)
        }
        let length = AgePayload.plaintextCount(of: have - decryptor.prefixLength)
        guard let length, ArchiveLayout.isWholeBlocks(length) else {
            return .truncated(have: have, expected: expectedLength)
        }
        return .chunk(index)
    }
}

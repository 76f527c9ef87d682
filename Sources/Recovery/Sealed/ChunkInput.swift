import Primitives

/// The chunks of a sealed file as a tar reader asks for them, and why they ended.
final class ChunkInput {
    /// How long the file should be, once its manifest is known.
    var expectedLength: UInt64?
    /// Where the chunk at hand begins in the archive inside.
    private(set) var chunkStart: UInt64 = 0
    /// How long it is.
    private(set) var chunkLength = 0

    private let decryptor: AgeDecryptor
    private var error: RecoveryError?

    init(_ decryptor: AgeDecryptor) {
        self.decryptor = decryptor
    }

    /// Opens the next chunk.
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

    func explaining<Result>(
        _ body: () throws(PrimitivesError) -> Result
    ) throws(RecoveryError) -> Result {
        do throws(PrimitivesError) {
            return try body()
        } catch {
            throw explained(error)
        }
    }

    /// What a failure of the tar reader comes from.
    func explained(_ error: PrimitivesError) -> RecoveryError {
        guard case .tar = error else { return .primitive(error) }
        switch self.error {
        case .sealed(.chunk(let index)):
            return .sealed(decryptor.isAtEnd ? damagedEnd(index) : .chunk(index))
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
    private func damagedEnd(_ index: UInt64) -> SealedError {
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

import Primitives

/// The chunks of a sealed file as a tar reader asks for them, and why they ended.
final class ChunkInput {
    /// How long the file should be, once its manifest is known.
    var expectedLength: UInt64?
    /// Where the chunk at hand begins in the archive inside.
    private(set) var chunkStart: UInt64 = 0
    /// Where it lies in the decryptor's memory.
    private(set) var chunk = 0..<0

    private let decryptor: AgeDecryptor
    private var error: RecoveryError?

    init(_ decryptor: AgeDecryptor) {
        self.decryptor = decryptor
    }

    /// Opens the next chunk.
    func next() -> TarReader.Input {
        do throws(RecoveryError) {
            guard let next = try decryptor.next() else { return .end }
            chunkStart += UInt64(chunk.count)
            chunk = next
            return .bytes(next)
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
            return .sealed(fault(in: index))
        case .sealed(.truncated(let have, _)):
            return .sealed(truncation(have))
        case .some(let cause):
            return cause
        case nil:
            return expectedLength == nil ? .sealed(.notAnArchive) : .primitive(error)
        }
    }

    /// What a chunk that does not authenticate tells, as far as the file's length does: something
    /// was added to the chunk that should be the last; or the last was cut short, with less than
    /// the manifest promises or not whole blocks of an archive.
    private func fault(in index: UInt64) -> SealedError {
        let have = decryptor.bytesRead
        if let expectedLength, have > expectedLength, isLast(index, of: expectedLength) {
            return .trailingData
        }
        guard decryptor.isAtEnd else { return .chunk(index) }
        if let expectedLength, have < expectedLength { return truncation(have) }
        let length = AgePayload.plaintextCount(of: have - decryptor.prefixLength)
        guard let length, ArchiveLayout.isWholeBlocks(length) else { return truncation(have) }
        return .chunk(index)
    }

    /// Whether a file of this length ends in this chunk.
    private func isLast(_ index: UInt64, of length: UInt64) -> Bool {
        let start = decryptor.prefixLength + index * UInt64(AgePayload.sealedLength)
        return start < length && length - start <= UInt64(AgePayload.sealedLength)
    }

    /// That the file was cut short; an archive inside that goes on behind its end, with zeros, may
    /// be longer even so than its manifest tells.
    private func truncation(_ have: UInt64) -> SealedError {
        .truncated(have: have, expected: expectedLength.flatMap { have < $0 ? $0 : nil })
    }
}

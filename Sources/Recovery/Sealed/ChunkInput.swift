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
        guard let cause = self.error else {
            return expectedLength == nil ? .sealed(.notAnArchive) : .primitive(error)
        }
        return decryptor.explained(cause, expectedLength: expectedLength)
    }
}

extension AgeDecryptor {
    /// What a failure to read on tells, as far as the length of the whole file does.
    ///
    /// - Parameter expectedLength: how long the file should be, once its manifest is known.
    func explained(_ error: RecoveryError, expectedLength: UInt64? = nil) -> RecoveryError {
        switch error {
        case .sealed(.chunk(let index)): .sealed(fault(in: index, expectedLength))
        case .sealed(.truncated(let have, _)): .sealed(truncation(have, expectedLength))
        default: error
        }
    }

    /// What a chunk that does not authenticate tells: the file was cut short, and has less than the manifest
    /// promises or not whole blocks of an archive; something was added to it; or it was changed.
    ///
    /// Behind what its manifest tells there may be blocks of zeros, as others write them.
    private func fault(in index: UInt64, _ expectedLength: UInt64?) -> SealedError {
        var mayBeAddedTo = false
        var isLast = false
        if let expectedLength {
            skip(past: expectedLength)
            let last = AgePayload.lastChunk(of: expectedLength - prefixLength)
            mayBeAddedTo = bytesRead > expectedLength && index <= last
            isLast = index == last
        }
        if mayBeAddedTo, isLast || !isAtEnd { return .trailingData }
        guard isAtEnd else { return .chunk(index) }
        if let expectedLength, bytesRead < expectedLength {
            return truncation(bytesRead, expectedLength)
        }
        let length = AgePayload.plaintextCount(of: bytesRead - prefixLength)
        if let length, ArchiveLayout.isWholeBlocks(length) { return .chunk(index) }
        return mayBeAddedTo ? .trailingData : truncation(bytesRead, expectedLength)
    }

    private func truncation(_ have: UInt64, _ expectedLength: UInt64?) -> SealedError {
        .truncated(have: have, expected: expectedLength.flatMap { have < $0 ? $0 : nil })
    }
}

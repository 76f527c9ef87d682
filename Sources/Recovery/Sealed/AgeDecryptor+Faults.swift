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

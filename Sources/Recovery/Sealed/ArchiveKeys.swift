package import Formats
package import Secrets

/// What an archive is opened with.
package struct ArchiveKeys: Sendable {
    /// Private keys, tried first since they cost next to nothing.
    package let identities: [AgeIdentity]
    /// Passphrases, each of which costs a derivation for every slot that it is tried on.
    package let passphrases: [SecretBytes]
    /// The file key itself, where it is still at hand.
    let fileKey: FileKey?

    /// Identities and passphrases.
    package init(identities: [AgeIdentity] = [], passphrases: [SecretBytes] = []) {
        self.identities = identities
        self.passphrases = passphrases
        fileKey = nil
    }

    /// The key of an archive that was sealed just now, to read it back with.
    package init(_ fileKey: FileKey) {
        identities = []
        passphrases = []
        self.fileKey = fileKey
    }

    /// What opened a header.
    package struct Opening {
        /// The file key.
        package let fileKey: FileKey
        /// The slot that it came from, counted from 0; nil where it was at hand.
        package let slot: Int?
    }

    /// Opens the file key of a header, whose costs are all bounded before any is paid.
    ///
    /// - Throws: `SealedError.noMatchingKey`, `headerMAC`; `FormatError.age`;
    ///   `PrimitivesError.memory`.
    package func open(_ header: AgeHeader) throws(RecoveryError) -> Opening {
        let (opening, isIntact) = try openWithoutMAC(header)
        guard isIntact else { throw .sealed(.headerMAC) }
        return opening
    }

    /// The same for a header that may be damaged in other places than the slot that opens: each
    /// chunk is still held to the key of the file.
    ///
    /// - Throws: `SealedError.noMatchingKey`; `FormatError.age`; `PrimitivesError.memory`.
    func openWithoutMAC(
        _ header: AgeHeader
    ) throws(RecoveryError) -> (opening: Opening, isIntact: Bool) {
        let slots = try carryingFormat { () throws(FormatError) in
            try AgeSlot.slots(of: header)
        }
        guard let opening = try first(in: slots) else {
            throw .sealed(.noMatchingKey(SealedError.SlotCounts(slots)))
        }
        let mac = opening.fileKey.headerMAC(of: header.authenticatedBytes)
        return (opening, mac.span.isEqualInConstantTime(to: header.mac.span))
    }

    /// Whether any of these keys opens a slot, whatever the rest of the file is.
    ///
    /// - Throws: `PrimitivesError.lowOrderPoint`, `memory`.
    package func open(_ slot: AgeSlot) throws(RecoveryError) -> Bool {
        try first(in: [slot]) != nil
    }

    /// The first of the identities that opens one of these slots, with the slot's number, from 0.
    ///
    /// - Throws: `PrimitivesError.lowOrderPoint`.
    package func identity(
        for slots: [AgeSlot]
    ) throws(RecoveryError) -> (key: AgeIdentity, slot: Int)? {
        for identity in identities {
            for (index, slot) in slots.enumerated() {
                if try FileKey(unwrapping: slot, with: identity) != nil { return (identity, index) }
            }
        }
        return nil
    }

    private func first(in slots: [AgeSlot]) throws(RecoveryError) -> Opening? {
        if let fileKey { return Opening(fileKey: fileKey, slot: nil) }
        for identity in identities {
            for (index, slot) in slots.enumerated() {
                if let key = try FileKey(unwrapping: slot, with: identity) {
                    return Opening(fileKey: key, slot: index)
                }
            }
        }
        for passphrase in passphrases {
            for (index, slot) in slots.enumerated() {
                if let key = try FileKey(unwrapping: slot, with: passphrase) {
                    return Opening(fileKey: key, slot: index)
                }
            }
        }
        return nil
    }
}

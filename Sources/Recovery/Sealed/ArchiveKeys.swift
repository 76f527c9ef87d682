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

    /// Opens the file key of a header, whose costs are all bounded before any is paid.
    ///
    /// - Throws: `SealedError.noMatchingKey`, `headerMAC`; `FormatError.age`;
    ///   `PrimitivesError.memory`.
    func open(_ header: AgeHeader) throws(RecoveryError) -> FileKey {
        let slots = try carryingFormat { () throws(FormatError) in
            try AgeSlot.slots(of: header)
        }
        guard let key = try firstKey(in: slots) else {
            throw .sealed(.noMatchingKey(SealedError.SlotCounts(slots)))
        }
        let mac = key.headerMAC(of: header.authenticatedBytes)
        guard mac.span.isEqualInConstantTime(to: header.mac.span) else {
            throw .sealed(.headerMAC)
        }
        return key
    }

    private func firstKey(in slots: [AgeSlot]) throws(RecoveryError) -> FileKey? {
        if let fileKey { return fileKey }
        for identity in identities {
            for slot in slots {
                if let key = try FileKey(unwrapping: slot, with: identity) { return key }
            }
        }
        for passphrase in passphrases {
            for slot in slots {
                if let key = try FileKey(unwrapping: slot, with: passphrase) { return key }
            }
        }
        return nil
    }
}

package import Formats

/// One thing that a drill tried, and how it went.
package struct DrillCheck: Equatable, Sendable {
    /// What was tried.
    package enum Subject: Hashable, Sendable {
        /// Every byte of the archive, against its manifest.
        case whole
        /// Account data put back, in memory.
        case restored
        /// The opened secrets sealed under a new key, in memory.
        case rekeyed
        /// A secret that the account has or should have is inside.
        case expected(EventType)
        /// A cross-signing seed, against the published key.
        case seed(EventType)
        /// A published key, against the master key's signature.
        case signature(EventType)
        /// The backup key, against the public key of a key backup version; nil where none is
        /// inside.
        case backupKey(version: ExactText?)
        /// The rows of a key backup version, still encrypted.
        case rows(version: ExactText)
        /// The rows of a key backup version, opened with the keys at hand.
        case openedRows(version: ExactText)
        /// Opened room keys.
        case roomKeys
        /// A storage key, against its description.
        case storageKey(KeyID)
        /// A description's signature by the master key.
        case description(KeyID)
        /// A sealed secret, opened with a storage key, against the value inside.
        case sealed(EventType)
    }

    /// How it went.
    package enum Outcome: Equatable, Sendable {
        /// It holds.
        case proved(Proof)
        /// Nothing that is at hand tells, and why.
        case notProvable(Reason)
        /// It does not hold.
        case failed(Failure)
    }

    /// What shows that it holds. Public keys are the fingerprints of what they prove.
    package enum Proof: Equatable, Sendable {
        /// It is there, or it is so.
        case holds
        /// So many of them.
        case count(Int64)
        /// This public key belongs to it.
        case publicKey([UInt8])
        /// How the storage key was proved, and its public key if it has one.
        case storageKey(KeyProof, publicKey: [UInt8]?)
        /// It opened with this storage key.
        case openedWith(KeyID)
    }

    /// Why nothing tells.
    package enum Reason: Equatable, Sendable {
        /// The value is not inside.
        case valueMissing
        /// No published identity is inside.
        case noIdentity
        /// The published keys inside cannot be read as one user's.
        case identityUnreadable
        /// The identity that is inside does not show the key.
        case notPublished
        /// No key backup version is inside, only the key with this public key.
        case noBackup(publicKey: [UInt8])
        /// The version is an older one, with another public key.
        case olderBackup(publicKey: [UInt8])
        /// The version says no public key.
        case noPublicKey
        /// The version's rows are not inside.
        case noRows
        /// No key that could be it was given, nor is it at hand otherwise.
        case keyNotAtHand
        /// The storage key's algorithm is not known here.
        case unknownAlgorithm
    }

    /// Why it does not hold.
    package enum Failure: Equatable, Sendable {
        /// It is not inside.
        case missing
        /// It is not what it must be, such as 32 bytes in base64.
        case malformed
        /// It belongs to another public key than the published one.
        case mismatch(expected: [UInt8], found: [UInt8])
        /// A signature is missing, or does not hold.
        case signature
        /// The key check is not that of the key that opens what is sealed under it.
        case keyCheck
        /// It does not open with the right key.
        case damaged
        /// It opens to something else than what is inside.
        case differs
        /// So many of all rows give no room key.
        case unopened(Int, of: Int)
    }

    /// What was tried.
    package let subject: Subject
    /// How it went.
    package let outcome: Outcome

    init(_ subject: Subject, _ outcome: Outcome) {
        self.subject = subject
        self.outcome = outcome
    }

    /// Whether it does not hold.
    package var isFailed: Bool {
        if case .failed = outcome { true } else { false }
    }

    /// Whether it holds.
    package var isProved: Bool {
        if case .proved = outcome { true } else { false }
    }
}

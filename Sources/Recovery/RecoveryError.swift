package import Formats
package import Primitives

/// Why an operation could not go on. What is found in an account is a `Finding`, not an error.
package enum RecoveryError: Error, Equatable, Sendable {
    /// A format's refusal.
    case format(FormatError)
    /// A primitive's refusal.
    case primitive(PrimitivesError)
    /// A passphrase derivation with parameters past the limits.
    case derivation(PassphraseDerivation.Refusal)
    /// A passphrase of no characters, for a key that is to be made.
    case emptyPassphrase
    /// A key of an algorithm that nothing can be sealed with.
    case unsupportedAlgorithm(StorageAlgorithm)
    /// An event changed after the plan was made: someone else writes.
    case changedMeanwhile(EventType)
    /// An event did not read back as it was written, or did not open.
    case notReadBack(EventType)
    /// A file that is malformed, and how.
    case file(FilePath, FormatError)
    /// There is nothing at this path.
    case noSuchFile(FilePath)
    /// Nothing at this path is account data.
    case noAccount(FilePath)
    /// Files in one folder that hold different account data.
    case severalAccounts([FilePath])
}

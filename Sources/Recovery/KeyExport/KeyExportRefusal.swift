/// Why a key export was not opened.
///
/// Only the MAC tells, and it stands at the end. Where a passphrase opens the beginning to what room
/// keys look like, it is right, and the rest is damaged.
package enum KeyExportRefusal: Error, Equatable, Sendable {
    /// No passphrase fits, or the file is damaged at its beginning too.
    case wrongPassphrase
    /// The end is missing; and no passphrase fits, or one does.
    case truncated(passphraseFits: Bool)
    /// A passphrase fits, and the file was changed.
    case damaged
    /// So many rounds are past the limits, for one passphrase or for all that were given.
    case rounds(Int64)
}

/// How many rounds a key export's passphrase may cost.
package enum KeyExportRounds {
    /// What is read.
    package static let readable = 1...PassphraseDerivation.iterationLimit
    /// What is written where someone asks for it.
    package static let writable =
        PassphraseDerivation.weakIterations...PassphraseDerivation.iterationLimit
    /// What is written otherwise, as Element does.
    package static let own = 500_000
}

package import Formats
package import Primitives

/// Why an archive's signature does not show what was asked for, or could not be made.
package enum SignatureError: Error, Equatable, Sendable {
    /// There is no signature at this path.
    case missing(FilePath)
    /// Another key pair made the signature than the one that was asked for.
    case otherKey(FilePath, made: MinisignKeyID, required: MinisignKeyID)
    /// The signature is not one over this file: file, signature or key was changed.
    case file(FilePath)
    /// The signature is over this file, but its trusted comment was changed.
    case comment(FilePath)
    /// A secret key that its passphrase does not open.
    case passphrase
    /// A secret key, opened or without a passphrase, that does not hold together.
    case secretKey
}

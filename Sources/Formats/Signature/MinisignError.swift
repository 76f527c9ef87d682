/// What is wrong with one of minisign's files.
package enum MinisignError: Error, Equatable, Sendable {
    /// A line of a signature, counted from 1, that is not what has to stand there.
    case signatureLine(Int)
    /// A signature over the whole file and not over its digest, as minisign made them before
    /// version 0.10 and makes with `-l`.
    case legacySignature
    /// No public key.
    case publicKey
    /// No secret key.
    case secretKey
    /// A secret key whose derivation would cost more than is allowed, or less than there is.
    case cost
}

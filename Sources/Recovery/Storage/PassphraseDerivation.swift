package import Formats
import Primitives
package import Secrets

/// From a passphrase to a storage key: PBKDF2-HMAC-SHA-512 over the bytes as typed. Spec: A9, B4.
package enum PassphraseDerivation {
    /// The most rounds that a description may ask for: about ten seconds of work.
    package static let iterationLimit: Int64 = 10_000_000
    /// The most rounds that are run for one passphrase on all of an account's keys together.
    package static let budget: Int64 = 4 * iterationLimit
    /// The longest key that a description may ask for, in bits.
    package static let bitLimit: Int64 = 4096
    /// The longest salt, in bytes.
    package static let saltLimit = 4096
    /// Fewer rounds than this are called weak.
    package static let weakIterations: Int64 = 100_000
    /// The rounds of keys that are made here: never a server's number.
    package static let ownIterations: Int64 = 600_000

    /// Why a derivation is not run.
    package enum Refusal: Error, Equatable, Sendable {
        /// A derivation other than PBKDF2.
        case unknownAlgorithm(ExactText)
        /// Parameters that cannot be read, by the property.
        case unreadable(String)
        /// More rounds than the limit, or fewer than one.
        case iterations(Int64)
        /// A length that is no whole number of bytes, or past the limit.
        case bits(Int64)
        /// A salt past the limit, in bytes.
        case salt(Int)
    }

    /// Checks the parameters, which are hostile until shown otherwise.
    package static func refusal(of info: PassphraseInfo) -> Refusal? {
        guard info.algorithm == PassphraseInfo.pbkdf2 else {
            return .unknownAlgorithm(info.algorithm)
        }
        guard (1...iterationLimit).contains(info.iterations) else {
            return .iterations(info.iterations)
        }
        guard (8...bitLimit).contains(info.bits), info.bits % 8 == 0 else {
            return .bits(info.bits)
        }
        guard cost(of: info) <= iterationLimit else { return .iterations(info.iterations) }
        return info.salt.utf8.count <= saltLimit ? nil : .salt(info.salt.utf8.count)
    }

    /// How many rounds the derivation takes: PBKDF2 runs all of them again for every 512 bits.
    package static func cost(of info: PassphraseInfo) -> Int64 {
        info.iterations * ((info.bits + 511) / 512)
    }

    /// The key of `passphrase`.
    ///
    /// - Throws: `RecoveryError.derivation` for parameters past the limits.
    package static func key(
        from passphrase: SecretBytes,
        _ info: PassphraseInfo
    ) throws(RecoveryError) -> SecretBytes {
        if let refusal = refusal(of: info) { throw .derivation(refusal) }
        do {
            return try PBKDF2SHA512.derive(
                passphrase: passphrase,
                salt: info.salt.utf8,
                iterations: Int(info.iterations),
                count: Int(info.bits / 8)
            )
        } catch {
            throw .primitive(error)
        }
    }
}

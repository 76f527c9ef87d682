import Formats
import Primitives
import Recovery

/// The classes of failure that the vectors name, and the table from our errors to them.
package enum VectorRefusal: String, Sendable {
    case base58, base64, length, prefix, parity
    case header, trailer, version
    case mac, padding, ephemeral, unsupported, algorithm, malformed, parameters
    case macLength = "mac_length"
    case ivLength = "iv_length"
    case backupKey = "backup_key"
    case sessionKey = "session_key"
    case tooShort = "too_short"
    case canonicalJSON = "canonical_json"
    case nonContributory = "non_contributory"
    case wholeLength = "length of a whole key"

    /// The class of an error; nil for one that no vector names.
    package init?(_ error: any Error) {
        switch error {
        case let error as FormatError: self.init(error)
        case let error as PrimitivesError: self.init(error)
        case let error as SealError: self.init(error)
        case let error as BackupCipher.Refusal: self.init(error)
        case RecoveryError.derivation(.unknownAlgorithm): self = .algorithm
        case RecoveryError.derivation: self = .parameters
        case RecoveryError.keyExport(.rounds): self = .parameters
        case RecoveryError.keyExport: self = .mac
        case RecoveryError.format(let error): self.init(error)
        case RecoveryError.primitive(let error): self.init(error)
        default: return nil
        }
    }

    private init?(_ error: FormatError) {
        switch error {
        case .base64, .keyExport(.base64): self = .base64
        case .keyExport(.header): self = .header
        case .keyExport(.trailer): self = .trailer
        case .keyExport(.tooShort), .keyExport(.truncated): self = .tooShort
        case .keyExport(.version): self = .version
        case .base58: self = .base58
        case .recoveryKey(.character): self = .base58
        // Whole in bytes, and its prefix shows that characters are missing or too many.
        case .recoveryKey(.length(characters: _, bytes: 35)): self = .wholeLength
        case .recoveryKey(.length): self = .length
        case .recoveryKey(.prefix): self = .prefix
        case .recoveryKey(.parity): self = .parity
        case .sessionKey: self = .sessionKey
        case .canonicalJSON, .json: self = .canonicalJSON
        case .property("passphrase.algorithm"): self = .algorithm
        case .property("m.megolm_backup.v1"): self = .backupKey
        default: return nil
        }
    }

    private init?(_ error: PrimitivesError) {
        switch error {
        case .lowOrderPoint: self = .nonContributory
        default: return nil
        }
    }

    private init(_ error: BackupCipher.Refusal) {
        switch error {
        case .lowOrderPoint: self = .nonContributory
        case .mac: self = .mac
        case .padding: self = .padding
        }
    }

    private init(_ error: SealError) {
        switch error {
        case .authentication: self = .mac
        case .padding: self = .padding
        case .unsupported: self = .unsupported
        case .lowOrderPoint: self = .nonContributory
        case .malformed(.macLength): self = .macLength
        case .malformed(.ivLength): self = .ivLength
        case .malformed(.property("ephemeral")): self = .ephemeral
        case .malformed(.property("mac")): self = .mac
        case .malformed: self = .malformed
        }
    }
}

extension VectorRefusal {
    /// The classes that this one is a case of: only some kinds tell a MAC's length from a MAC, and
    /// what is told to people as a wrong length may be a wrong prefix by its bytes.
    var classes: [String] {
        switch self {
        case .macLength: [rawValue, VectorRefusal.mac.rawValue]
        case .wholeLength: [VectorRefusal.length.rawValue, VectorRefusal.prefix.rawValue]
        default: [rawValue]
        }
    }
}

import Formats
import Secrets

/// The values of secrets, beside each other.
enum SecretValue {
    /// Whether both are one value. A backup key may be written in two ways.
    static func areSame(_ one: SecretBytes, _ other: SecretBytes, _ type: EventType) -> Bool {
        if one == other { return true }
        guard type == .megolmBackup, let first = try? BackupKeyText.decode(one).key,
            let second = try? BackupKeyText.decode(other).key
        else { return false }
        return first == second
    }
}

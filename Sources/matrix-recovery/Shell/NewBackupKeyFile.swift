internal import Formats
internal import Primitives
internal import Recovery
internal import Secrets

/// A file with a backup key that was just made, which goes again when nothing came to be sealed to it.
struct NewBackupKeyFile {
    private static let limit = 4096

    private let path: FilePath
    private let cleanup: Interruption.Cleanup

    /// Saves a key as a line of base64 and reads it back; an interruption takes it away again.
    ///
    /// - Throws: `RecoveryError.keyNotKept`, `.primitive`, also when something is there already.
    init(
        saving key: SecretBytes,
        at path: FilePath,
        _ files: any FileAccess
    ) throws(RecoveryError) {
        try files.create(path, with: Base64.encode(key).withLineEnd)
        self.path = path
        cleanup = Interruption.onInterruption { try? Files.remove(path) }
        guard try Self.holds(key, at: path, files) else { throw .keyNotKept(path) }
    }

    /// Whether a file holds this key.
    ///
    /// - Throws: `RecoveryError.primitive`.
    static func holds(
        _ key: SecretBytes,
        at path: FilePath,
        _ files: any FileAccess
    ) throws(RecoveryError) -> Bool {
        let text = try files.readSecret(path, limit: limit)
        return (try? BackupKey.read(text)) == key
    }

    /// From now on an interruption leaves it. To be called before what is sealed to it gets its name.
    func keepWhenInterrupted() { cleanup.cancel() }

    /// Takes the file away, as nothing is sealed to it.
    func remove() {
        cleanup.cancel()
        try? Files.remove(path)
    }
}

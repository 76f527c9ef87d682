internal import Formats
internal import Primitives
internal import Recovery

/// A file with a recovery key that was just made, which goes again when nothing came to be sealed
/// under that key.
struct NewKeyFile {
    /// The key's ID.
    let keyID: KeyID
    private let path: FilePath
    private let files: any FileAccess

    /// Saves a recovery key in a new file and reads it back.
    ///
    /// - Throws: `RecoveryError.keyNotKept`, `.unsupportedAlgorithm`, `.primitive`.
    init(
        saving key: StorageKey,
        at path: FilePath,
        _ files: any FileAccess
    ) throws(RecoveryError) {
        guard let text = RecoveryKey.encode(key.material) else {
            throw .unsupportedAlgorithm(key.algorithm)
        }
        try files.create(path, with: text.withLineEnd)
        let back = try files.readSecret(path, limit: SecretSource.limit)
        guard (try? RecoveryKey.decode(back)) == key.material else { throw .keyNotKept(path) }
        keyID = key.id
        self.path = path
        self.files = files
    }

    /// Takes the file away.
    func remove() { try? files.remove(path) }
}

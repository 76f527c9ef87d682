internal import Formats
internal import Homeserver
internal import Primitives
internal import Recovery
internal import Secrets

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

    /// The key that an interrupted run saved in a file; nil where there is no file.
    ///
    /// - Throws: `RecoveryError.file` for one that holds no recovery key, `.primitive`.
    static func material(
        in path: FilePath,
        _ files: any FileAccess
    ) throws(RecoveryError) -> SecretBytes? {
        guard try files.status(of: path) != nil else { return nil }
        let text = try files.readSecret(path, limit: SecretSource.limit)
        do {
            return try RecoveryKey.decode(text)
        } catch {
            throw .file(path, error)
        }
    }

    /// Saves a key, and then does what seals under it in a live account. Where that fails, the file goes
    /// again if surely nothing is sealed under the key: its description is written first.
    ///
    /// - Throws: as `init`, and what `body` throws.
    static func during<Result>(
        _ key: StorageKey,
        at path: FilePath,
        on account: LiveAccount,
        _ files: any FileAccess,
        _ body: () async throws -> Result
    ) async throws -> Result {
        let saved = try NewKeyFile(saving: key, at: path, files)
        do {
            return try await body()
        } catch {
            if await saved.isOfNoUse(to: account) { saved.remove() }
            throw error
        }
    }

    private func isOfNoUse(to account: LiveAccount) async -> Bool {
        do throws(RecoveryError) {
            return try await account.content(of: .keyDescription(keyID)) == nil
        } catch {
            return false
        }
    }
}

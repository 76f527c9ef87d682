internal import ArgumentParser
internal import Formats
internal import Primitives
internal import Recovery
internal import Secrets

/// The key that a key backup is to be sealed to: one that is there, or a new one.
struct NewBackupKeyOptions: ParsableArguments {
    @Option(
        name: .customLong("new-backup-key-file"),
        help: ArgumentHelp(
            "Read the key to seal to from a file, in any form that --backup-key-file takes.",
            valueName: "file"
        ),
        completion: .file(),
        transform: Typed<SecretSource>.file
    )
    var file: Typed<SecretSource>?

    @Option(
        name: .customLong("save-backup-key"),
        help: ArgumentHelp(
            "Make a new random key, and save it in a new file as base64.",
            valueName: "file"
        ),
        completion: .file(),
        transform: namedPath
    )
    var saved: String?

    /// The files that it is read from.
    var inputs: [FilePath] { file?.value.path.map { [$0] } ?? [] }

    /// The file that a new key goes to.
    var output: FilePath? { saved.map { FilePath($0) } }

    func validate() throws {
        guard (file == nil) != (saved == nil) else {
            throw ValidationError("either --new-backup-key-file or --save-backup-key is needed")
        }
        try refuseDash(as: saved)
    }

    /// The key, and the file that it was saved in if it is a new one.
    ///
    /// - Throws: `CommandError.emptySecret`, `PrimitivesError.posix`; `RecoveryError.file` for what
    ///   is no key, `.keyNotKept`.
    func read(in context: Context) throws -> (key: SecretBytes, saved: NewBackupKeyFile?) {
        if let file { return (try BackupKeySources.read(file.value, in: context), nil) }
        let key = Randomness.secret(X25519.keyLength)
        guard let output else { return (key, nil) }
        return (key, try NewBackupKeyFile(saving: key, at: output, context.files))
    }
}

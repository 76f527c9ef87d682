internal import ArgumentParser
internal import Primitives
internal import Recovery
internal import Secrets

/// The new storage key that secrets from elsewhere go under, and how it is kept.
struct NewStorageKeyOptions: ParsableArguments {
    @Option(
        name: .customLong("save-recovery-key"),
        help: ArgumentHelp("Save the new recovery key in a new file.", valueName: "file"),
        completion: .file(),
        transform: namedPath
    )
    var keyFile: String?
    @OptionGroup var passphrase: NewPassphraseSources

    /// Whether nothing was said of a new key.
    var isEmpty: Bool { keyFile == nil && passphrase.isEmpty }

    /// The file that a passphrase is read from.
    var inputs: [FilePath] { passphrase.inputs }

    /// The file of the new recovery key.
    var path: FilePath? { keyFile.map { FilePath($0) } }

    func validate() throws {
        try refuseDash(as: keyFile)
        if keyFile != nil, !passphrase.isEmpty {
            throw ValidationError(
                "a new key is kept in one way: --save-recovery-key, or a passphrase of its own"
            )
        }
    }

    /// What the new key is made of and kept by. Whether its file can be written is seen before anything
    /// else is done.
    ///
    /// - Throws: `CommandError.newKeyNowhere` where nothing was said; `CommandError`,
    ///   `PrimitivesError.posix`, `RecoveryError.file` for a file that is there and holds no recovery key.
    func read(in context: Context, _ output: OutputOptions) throws -> StorageKeySource {
        if let path {
            try context.ensure(output: path)
            if let material = try NewKeyFile.material(in: path, context.files) {
                return .file(path, kept: material)
            }
            try AtomicFile.rehearse(for: path, mayExist: false)
            return .file(path, kept: nil)
        }
        guard let text = try passphrase.read(in: context, output) else {
            throw CommandError.newKeyNowhere
        }
        return .passphrase(text)
    }
}

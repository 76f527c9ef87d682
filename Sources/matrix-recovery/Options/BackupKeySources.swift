internal import ArgumentParser
internal import Formats
internal import Primitives
internal import Recovery
internal import Secrets

/// Private keys of a key backup, each option as often as there are keys.
struct BackupKeySources: ParsableArguments {
    @Option(
        name: .customLong("backup-key-file"),
        help: ArgumentHelp(
            "Read a backup key from a file: base64, decimals, or as a recovery key is written.",
            valueName: "file"
        ),
        completion: .file(),
        transform: Typed<SecretSource>.file
    )
    var files: [Typed<SecretSource>] = []

    @Option(
        name: .customLong("backup-key-fd"),
        help: ArgumentHelp("Read a backup key from an open descriptor.", valueName: "number"),
        transform: Typed<SecretSource>.descriptor
    )
    var descriptors: [Typed<SecretSource>] = []

    @Option(
        name: .customLong("backup-key-command"),
        help: ArgumentHelp("Run a command that prints a backup key.", valueName: "command"),
        transform: Typed<SecretSource>.command
    )
    var commands: [Typed<SecretSource>] = []

    private var sources: [SecretSource] {
        (files + descriptors + commands).sorted { $0.place < $1.place }.map(\.value)
    }

    /// Whether none was given.
    var isEmpty: Bool { sources.isEmpty }

    /// The files that they are read from.
    var inputs: [FilePath] { sources.compactMap(\.path) }

    /// Reads all of them, in the order in which they were typed.
    ///
    /// - Throws: `CommandError.emptySecret`, `PrimitivesError.posix`; `RecoveryError.file` for what
    ///   is no key.
    func read(in context: Context) throws -> [SecretBytes] {
        try sources.map { try Self.read($0, in: context) }
    }

    /// Reads one.
    ///
    /// - Throws: as `read(in:)`.
    static func read(_ source: SecretSource, in context: Context) throws -> SecretBytes {
        let text = try source.read(in: context)
        do {
            return try BackupKey.read(text)
        } catch {
            throw RecoveryError.file(FilePath(source.name), error)
        }
    }
}

internal import ArgumentParser
internal import Secrets

/// Passphrases of a storage, or of an archive where a command knows no other.
struct PassphraseSources: ParsableArguments {
    @Option(
        name: .customLong("passphrase-file"),
        help: ArgumentHelp(
            "Read a passphrase from a file, without the line end at its end.",
            valueName: "file"
        ),
        completion: .file(),
        transform: Typed<SecretSource>.file
    )
    var files: [Typed<SecretSource>] = []

    @Option(
        name: .customLong("passphrase-fd"),
        help: ArgumentHelp("Read a passphrase from an open descriptor.", valueName: "number"),
        transform: Typed<SecretSource>.descriptor
    )
    var descriptors: [Typed<SecretSource>] = []

    @Option(
        name: .customLong("passphrase-command"),
        help: ArgumentHelp("Run a command that prints a passphrase.", valueName: "command"),
        transform: Typed<SecretSource>.command
    )
    var commands: [Typed<SecretSource>] = []

    /// All of them, each with its place.
    var typed: [Typed<SecretSource>] { files + descriptors + commands }

    /// Reads all of them, in the order in which they were typed.
    ///
    /// - Throws: `CommandError.emptySecret`, `PrimitivesError.posix`.
    func read(in context: Context) throws -> [SecretBytes] {
        try typed.sorted { $0.place < $1.place }.map { try $0.value.readLine(in: context) }
    }
}

/// Passphrases of an archive, in commands that also take those of a storage.
struct SealPassphraseSources: ParsableArguments {
    @Option(
        name: .customLong("seal-passphrase-file"),
        help: ArgumentHelp(
            "Read a passphrase of the archive from a file, without the line end at its end.",
            valueName: "file"
        ),
        completion: .file(),
        transform: Typed<SecretSource>.file
    )
    var files: [Typed<SecretSource>] = []

    @Option(
        name: .customLong("seal-passphrase-fd"),
        help: ArgumentHelp(
            "Read a passphrase of the archive from an open descriptor.",
            valueName: "number"
        ),
        transform: Typed<SecretSource>.descriptor
    )
    var descriptors: [Typed<SecretSource>] = []

    @Option(
        name: .customLong("seal-passphrase-command"),
        help: ArgumentHelp(
            "Run a command that prints a passphrase of the archive.",
            valueName: "command"
        ),
        transform: Typed<SecretSource>.command
    )
    var commands: [Typed<SecretSource>] = []

    /// Whether there are none.
    var isEmpty: Bool { files.isEmpty && descriptors.isEmpty && commands.isEmpty }

    /// Reads all of them, in the order in which they were typed.
    ///
    /// - Throws: `CommandError.emptySecret`, `PrimitivesError.posix`.
    func read(in context: Context) throws -> [SecretBytes] {
        try (files + descriptors + commands).sorted { $0.place < $1.place }
            .map { try $0.value.readLine(in: context) }
    }
}

internal import ArgumentParser
internal import Primitives
internal import Secrets

/// Passphrases of files with room keys, apart from those of an account; each option as often as there are
/// passphrases.
struct RoomKeyPassphraseSources: ParsableArguments {
    @Option(
        name: .customLong("room-keys-passphrase-file"),
        help: ArgumentHelp(
            "Open files of --room-keys-from with a passphrase from a file.",
            valueName: "file"
        ),
        completion: .file(),
        transform: Typed<SecretSource>.file
    )
    var files: [Typed<SecretSource>] = []

    @Option(
        name: .customLong("room-keys-passphrase-fd"),
        help: ArgumentHelp(
            "Open files of --room-keys-from with a passphrase from an open descriptor.",
            valueName: "number"
        ),
        transform: Typed<SecretSource>.descriptor
    )
    var descriptors: [Typed<SecretSource>] = []

    @Option(
        name: .customLong("room-keys-passphrase-command"),
        help: ArgumentHelp(
            "Open files of --room-keys-from with a passphrase that a command prints.",
            valueName: "command"
        ),
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
    /// - Throws: `CommandError.emptySecret`, `PrimitivesError.posix`.
    func read(in context: Context) throws -> [SecretBytes] {
        try sources.map { try $0.readLine(in: context) }
    }
}

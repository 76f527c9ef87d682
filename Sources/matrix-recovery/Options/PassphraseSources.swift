internal import ArgumentParser
internal import Primitives
internal import Recovery
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

    /// The files that they are read from.
    var inputs: [FilePath] { typed.compactMap(\.value.path) }

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

    @Flag(
        name: .customLong("seal-passphrase-prompt"),
        help: "Ask for a passphrase of the archive at the terminal."
    )
    var isPrompted = false

    /// What is asked at the terminal.
    static let prompt = SecretSource.prompt("Passphrase of the archive: ")

    /// What is asked for a new one.
    private static let newPrompt = SecretSource.prompt(
        "Passphrase of the archive (empty: \(GeneratedPassphrase.count) random words): "
    )

    /// Whether a prompt is for a passphrase that exists, or for a new one, which is typed twice.
    enum Use { case opens, seals }

    /// Whether there are none.
    var isEmpty: Bool {
        files.isEmpty && descriptors.isEmpty && commands.isEmpty && !isPrompted
    }

    /// The files that they are read from.
    var inputs: [FilePath] { (files + descriptors).compactMap(\.value.path) }

    /// Reads all of them, in the order in which they were typed; what is typed at a prompt is last.
    ///
    /// - Throws: `CommandError.emptySecret`, `.passphrasesDiffer`, `PrimitivesError.posix`.
    func read(in context: Context, for use: Use = .opens) throws -> [SecretBytes] {
        var passphrases = try (files + descriptors + commands).sorted { $0.place < $1.place }
            .map { try $0.value.readLine(in: context) }
        guard isPrompted else { return passphrases }
        passphrases.append(
            try use == .seals ? new(in: context) : Self.prompt.readLine(in: context)
        )
        return passphrases
    }

    /// A new passphrase: typed twice, or made here, shown and typed back.
    private func new(in context: Context) throws -> SecretBytes {
        guard let typed = try Self.newPrompt.readLineIfAny(in: context) else {
            return try generated(in: context)
        }
        let again = try SecretSource.prompt("The same again: ").readLine(in: context)
        guard typed == again else { throw CommandError.passphrasesDiffer }
        return typed
    }

    private func generated(in context: Context) throws -> SecretBytes {
        let made = GeneratedPassphrase()
        let typed = try context.openTerminal().confirm(
            made.text,
            title: "The new passphrase, to be written down: \(GeneratedPassphrase.count) random "
                + "words, \(GeneratedPassphrase.bits) bits",
            prompt: "Type it back: "
        )
        guard typed == made.text else { throw CommandError.passphrasesDiffer }
        return made.text
    }
}

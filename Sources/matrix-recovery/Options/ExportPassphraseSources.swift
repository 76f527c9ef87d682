internal import ArgumentParser
internal import Primitives
internal import Recovery
internal import Secrets

/// The passphrase of a key export that is written.
struct ExportPassphraseSources: ParsableArguments {
    @Option(
        name: .customLong("export-passphrase-file"),
        help: ArgumentHelp(
            "Read the new key export's passphrase from a file, without the line end at its end.",
            valueName: "file"
        ),
        completion: .file(),
        transform: Typed<SecretSource>.file
    )
    var file: Typed<SecretSource>?

    @Option(
        name: .customLong("export-passphrase-fd"),
        help: ArgumentHelp(
            "Read the new key export's passphrase from an open descriptor.",
            valueName: "number"
        ),
        transform: Typed<SecretSource>.descriptor
    )
    var descriptor: Typed<SecretSource>?

    @Option(
        name: .customLong("export-passphrase-command"),
        help: ArgumentHelp(
            "Run a command that prints the new key export's passphrase.",
            valueName: "command"
        ),
        transform: Typed<SecretSource>.command
    )
    var command: Typed<SecretSource>?

    private static let prompt = SecretSource.prompt("Passphrase of the new key export: ")

    private var sources: [SecretSource] {
        [file, descriptor, command].compactMap { $0?.value }
    }

    /// Whether none was given.
    var isEmpty: Bool { sources.isEmpty }

    /// The file that it is read from.
    var inputs: [FilePath] { sources.compactMap(\.path) }

    func validate() throws {
        if sources.count > 1 { throw ValidationError("a key export has one passphrase") }
    }

    /// Reads the passphrase, asking the person for one where none was given, and says how strong it is
    /// (A18).
    ///
    /// - Throws: `CommandError`, `PrimitivesError.posix`.
    func read(in context: Context, _ options: OutputOptions) throws -> SecretBytes {
        let passphrase = try sources.first?.readLine(in: context) ?? prompted(in: context)
        let strength = PassphraseWords(PassphraseStrength.estimate(passphrase))
        if strength.isWeak {
            context.messages.warning(strength.text)
        } else if !options.quiet {
            context.messages.note(strength.text)
        }
        return passphrase
    }

    private func prompted(in context: Context) throws -> SecretBytes {
        do {
            let first = try Self.prompt.readLine(in: context)
            let second = try SecretSource.prompt("The same again: ").readLine(in: context)
            guard first == second else { throw CommandError.passphrasesDiffer }
            return first
        } catch PrimitivesError.posix(.noTerminal) {
            throw CommandError.noNewExportPassphrase
        }
    }
}

internal import ArgumentParser
internal import Primitives
internal import Recovery
internal import Secrets

/// The passphrase that a new storage key is to be derived from.
struct NewPassphraseSources: ParsableArguments {
    @Flag(
        name: .customLong("new-passphrase"),
        help: "Ask for the new key's passphrase at the terminal, twice."
    )
    var isPrompted = false

    @Option(
        name: .customLong("new-passphrase-file"),
        help: ArgumentHelp(
            "Read the new key's passphrase from a file, without the line end at its end.",
            valueName: "file"
        ),
        completion: .file(),
        transform: Typed<SecretSource>.file
    )
    var file: Typed<SecretSource>?

    @Option(
        name: .customLong("new-passphrase-fd"),
        help: ArgumentHelp(
            "Read the new key's passphrase from an open descriptor.",
            valueName: "number"
        ),
        transform: Typed<SecretSource>.descriptor
    )
    var descriptor: Typed<SecretSource>?

    @Option(
        name: .customLong("new-passphrase-command"),
        help: ArgumentHelp(
            "Run a command that prints the new key's passphrase.",
            valueName: "command"
        ),
        transform: Typed<SecretSource>.command
    )
    var command: Typed<SecretSource>?

    private var sources: [SecretSource] {
        [file, descriptor, command].compactMap { $0?.value }
    }

    /// Whether there is to be none.
    var isEmpty: Bool { sources.isEmpty && !isPrompted }

    /// The file that it is read from.
    var inputs: [FilePath] { sources.compactMap(\.path) }

    func validate() throws {
        if sources.count + (isPrompted ? 1 : 0) > 1 {
            throw ValidationError("a new key has one passphrase at the most")
        }
    }

    /// Reads the passphrase, and tells the person how strong it is (A18), and where clients may derive
    /// another key from it. Nil where none is wanted.
    ///
    /// - Throws: `CommandError`, `PrimitivesError.posix`.
    func read(in context: Context, _ options: OutputOptions) throws -> SecretBytes? {
        guard let passphrase = try sources.first?.readLine(in: context) ?? prompted(in: context)
        else { return nil }
        switch PassphraseOddity(passphrase) {
        case .notText, .unprintable: throw CommandError.notTyped
        case .spaceAround: context.messages.warning(PassphraseWords.spaceAround)
        case .notComposed: context.messages.warning(PassphraseWords.notComposed)
        case nil: break
        }
        let strength = PassphraseWords(PassphraseStrength.estimate(passphrase))
        if strength.isWeak {
            context.messages.warning(strength.text)
        } else if !options.quiet {
            context.messages.note(strength.text)
        }
        return passphrase
    }

    private func prompted(in context: Context) throws -> SecretBytes? {
        guard isPrompted else { return nil }
        let first = try SecretSource.prompt("New passphrase: ").readLine(in: context)
        let second = try SecretSource.prompt("The same again: ").readLine(in: context)
        guard first == second else { throw CommandError.passphrasesDiffer }
        return first
    }
}

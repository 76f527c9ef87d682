internal import ArgumentParser
internal import Formats
internal import Primitives
internal import Recovery
internal import Secrets

/// The keys and passphrases of a storage, each option as often as there are keys.
struct KeySources: ParsableArguments {
    /// What happens when there is no option.
    enum WhenNone {
        /// There are no keys then.
        case nothing
        /// The person is asked at the terminal; without one, it is an error.
        case ask
    }

    @Option(
        name: .customLong("recovery-key-file"),
        help: ArgumentHelp(
            "Read a recovery key from a file; - is standard input.",
            valueName: "file"
        ),
        completion: .file(),
        transform: Typed<SecretSource>.file
    )
    var recoveryKeyFiles: [Typed<SecretSource>] = []

    @Option(
        name: .customLong("recovery-key-fd"),
        help: ArgumentHelp("Read a recovery key from an open descriptor.", valueName: "number"),
        transform: Typed<SecretSource>.descriptor
    )
    var recoveryKeyDescriptors: [Typed<SecretSource>] = []

    @Option(
        name: .customLong("recovery-key-command"),
        help: ArgumentHelp("Run a command that prints a recovery key.", valueName: "command"),
        transform: Typed<SecretSource>.command
    )
    var recoveryKeyCommands: [Typed<SecretSource>] = []

    @OptionGroup var passphrases: PassphraseSources

    @Flag(
        name: .customLong("prompt"),
        help: "Ask for a recovery key or passphrase at the terminal."
    )
    var isPrompted = false

    /// The files that keys are read from.
    var inputs: [FilePath] { sources.compactMap(\.source.value.path) }

    /// Whether any key was offered.
    var isEmpty: Bool { sources.isEmpty && !isPrompted }

    private var sources: [(isRecoveryKey: Bool, source: Typed<SecretSource>)] {
        let keys = recoveryKeyFiles + recoveryKeyDescriptors + recoveryKeyCommands
        return (keys.map { (true, $0) } + passphrases.typed.map { (false, $0) })
            .sorted { $0.source.place < $1.source.place }
    }

    /// Reads all of them, in the order in which they were typed; what is typed at a prompt is last.
    ///
    /// - Throws: `CommandError.emptySecret`, `CommandError.noKey`, `PrimitivesError.posix`.
    func read(
        in context: Context,
        whenNone: WhenNone = .nothing,
        oversize: Oversize = .refused
    ) throws -> [EnteredKey] {
        var entered = try sources.map { isRecoveryKey, typed in
            let source = typed.value
            let kind: EnteredKey.Kind = isRecoveryKey ? .recoveryKey : .passphrase
            let text = try text(of: source, kind, oversize, in: context)
            return EnteredKey(kind, text, origin: source.name)
        }
        if isPrompted || (isEmpty && whenNone == .ask) {
            entered.append(try ask(in: context))
        }
        return entered
    }

    private func text(
        of source: SecretSource,
        _ kind: EnteredKey.Kind,
        _ oversize: Oversize,
        in context: Context
    ) throws -> SecretBytes {
        guard oversize == .classified, let read = try source.readKeyOrContainer(in: context) else {
            return try kind == .passphrase
                ? source.readLine(in: context) : source.read(in: context)
        }
        let text = kind == .passphrase ? read.withoutLineEnd : read
        if text.isEmpty { throw CommandError.emptySecret(from: source.name) }
        return text
    }

    private func ask(in context: Context) throws -> EnteredKey {
        let source = SecretSource.prompt("Recovery key or passphrase: ")
        do {
            let line = try source.readLine(in: context)
            let kind: EnteredKey.Kind = line.looksLikeRecoveryKey ? .recoveryKey : .passphrase
            return EnteredKey(kind, line, origin: source.name)
        } catch PrimitivesError.posix(.noTerminal) where !isPrompted {
            throw CommandError.noKey
        }
    }
}

extension SecretBytes {
    /// Whether a person meant it as a recovery key: those are 48 letters and digits that begin
    /// with `Es`, here with room for mistakes and white space, or the lines of a recovery sheet.
    var looksLikeRecoveryKey: Bool {
        if CheckedLines.isMeant(by: self) { return true }
        return withBytes { bytes in
            var significant = 0
            for index in bytes.indices {
                let byte = bytes[index]
                if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") { continue }
                switch (significant, byte) {
                case (0, UInt8(ascii: "E")), (1, UInt8(ascii: "s")): break
                case (0, _), (1, _): return false
                case (_, UInt8(ascii: "0")...UInt8(ascii: "9")),
                    (_, UInt8(ascii: "A")...UInt8(ascii: "Z")),
                    (_, UInt8(ascii: "a")...UInt8(ascii: "z")):
                    break
                default: return false
                }
                significant += 1
            }
            return (40...56).contains(significant)
        }
    }
}

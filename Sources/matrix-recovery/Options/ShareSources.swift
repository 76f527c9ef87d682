internal import ArgumentParser
internal import Formats
internal import Primitives
internal import Recovery
internal import Secrets

/// The shares that a key is made of again.
struct ShareSources: ParsableArguments {
    @Option(
        name: .customLong("share-file"),
        help: ArgumentHelp(
            "Read a share, or several, from a file; - is standard input.",
            valueName: "file"
        ),
        completion: .file(),
        transform: Typed<SecretSource>.file
    )
    var files: [Typed<SecretSource>] = []

    @Option(
        name: .customLong("share-fd"),
        help: ArgumentHelp("Read shares from an open descriptor.", valueName: "number"),
        transform: Typed<SecretSource>.descriptor
    )
    var descriptors: [Typed<SecretSource>] = []

    @Option(
        name: .customLong("share-command"),
        help: ArgumentHelp("Run a command that prints shares.", valueName: "command"),
        transform: Typed<SecretSource>.command
    )
    var commands: [Typed<SecretSource>] = []

    private var sources: [SecretSource] {
        (files + descriptors + commands).sorted { $0.place < $1.place }.map(\.value)
    }

    /// The files that they are read from.
    var inputs: [FilePath] { sources.compactMap(\.path) }

    /// Reads all of them; where none were given, the person is asked for one after the other until
    /// there are enough.
    ///
    /// - Throws: `CommandError.notOfTheSet`, `.noShares`, `.emptySecret`; `RecoveryError.file`,
    ///   `PrimitivesError.posix`.
    func read(in context: Context) throws -> KeyShares {
        guard !sources.isEmpty else { return try ask(in: context) }
        var shares = KeyShares()
        for source in sources {
            try Self.each(of: source.read(in: context), from: source.name) { share in
                try shares.add(share)
            }
        }
        return shares
    }

    private static func each(
        of text: SecretBytes,
        from name: String,
        add: (Slip39Share) throws -> Void
    ) throws {
        do {
            for share in try Slip39Share.file(text) { try add(share) }
        } catch let error as FormatError {
            throw RecoveryError.file(FilePath(name), error)
        } catch RecoveryError.shares(let error) {
            throw CommandError.notOfTheSet(from: name, error)
        }
    }

    /// What cannot be taken is said and asked for again: a person may have typed many words before.
    private func ask(in context: Context) throws -> KeyShares {
        var shares = TypedShares()
        while let missing = shares.current.missing {
            let source = SecretSource.prompt(missing.prompt)
            do {
                let text = try source.readLine(in: context)
                try Self.each(of: text, from: source.name) { try shares.add($0) }
            } catch PrimitivesError.posix(.noTerminal) {
                throw CommandError.noShares
            } catch let error as RecoveryError {
                context.messages.warning(error.diagnosis.message)
            } catch let error as CommandError {
                switch error {
                case .emptySecret, .notOfTheSet: context.messages.warning(error.diagnosis.message)
                default: throw error
                }
                if case .notOfTheSet(_, .digest) = error {
                    context.messages.hint(MissingShares.beginAgain)
                }
            }
        }
        return shares.current
    }
}

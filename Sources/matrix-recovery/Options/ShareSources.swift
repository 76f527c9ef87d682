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
            try Self.add(source.read(in: context), from: source.name, to: &shares)
        }
        return shares
    }

    private static func add(
        _ text: SecretBytes,
        from name: String,
        to shares: inout KeyShares
    ) throws {
        do {
            for share in try Slip39Share.file(text) { try shares.add(share) }
        } catch let error as FormatError {
            throw RecoveryError.file(FilePath(name), error)
        } catch RecoveryError.shares(let error) {
            throw CommandError.notOfTheSet(from: name, error)
        }
    }

    /// What was mistyped is said and asked for again: a person may have typed many words before.
    private func ask(in context: Context) throws -> KeyShares {
        var shares = KeyShares()
        while let missing = shares.missing {
            let source = SecretSource.prompt(missing.prompt)
            do {
                let text = try source.readLine(in: context)
                try Self.add(text, from: source.name, to: &shares)
            } catch PrimitivesError.posix(.noTerminal) {
                throw CommandError.noShares
            } catch let error as RecoveryError {
                context.messages.warning(error.diagnosis.message)
            } catch let error as CommandError {
                guard case .notOfTheSet = error else { throw error }
                context.messages.warning(error.diagnosis.message)
            }
        }
        return shares
    }
}

internal import ArgumentParser
internal import Primitives
internal import Recovery
internal import Secrets

/// Where a secret goes: a new file, or standard output when that was asked for.
struct SecretOutput: ParsableArguments {
    @Option(
        name: [.customLong("save"), .customShort("o")],
        help: ArgumentHelp(
            "Write the secret to a new file, for its owner only.",
            valueName: "file"
        ),
        completion: .file(),
        transform: namedPath
    )
    var save: String?

    @Flag(help: "Write the secret to standard output.")
    var reveal = false

    /// Whether a secret was asked for at all.
    var isWanted: Bool { save != nil || reveal }

    func validate() throws {
        try refuseDash(as: save)
        if save != nil, reveal { throw ValidationError("--save and --reveal exclude each other") }
    }

    /// Refuses to write a bare secret where JSON was asked for.
    func validate(beside output: OutputOptions) throws {
        if reveal, output.json {
            throw ValidationError(
                "--reveal writes the secret and nothing else, and does not go with --json"
            )
        }
    }

    /// Refuses what cannot be written before anyone is asked for a key or a share.
    ///
    /// - Throws: `CommandError.secretNotAskedFor`, `.outputIsInput`; `PrimitivesError.posix`.
    func prepare(in context: Context) throws {
        guard let save else {
            if !reveal { throw CommandError.secretNotAskedFor }
            return
        }
        let path = FilePath(save)
        try context.ensure(output: path)
        try AtomicFile.rehearse(for: path, mayExist: false)
    }

    /// Writes the secret where it was asked for. On a terminal a line end is added, and binary is
    /// refused. A program that asked for JSON is told the file, and `what` is in it.
    ///
    /// - Throws: `CommandError.secretNotAskedFor`, `.binaryToTerminal`, `.outputIsInput`,
    ///   `RecoveryError.primitive`.
    func write(
        _ secret: SecretBytes,
        _ what: SavedSecret.What,
        isText: Bool,
        in context: Context,
        _ output: OutputOptions
    ) throws {
        if let save {
            let path = FilePath(save)
            try context.ensure(output: path)
            try context.files.create(path, with: secret)
            try context.show(SavedSecret(path: path, what: what), as: output)
            return
        }
        guard reveal else { throw CommandError.secretNotAskedFor }
        guard context.output.isTerminal else {
            try context.output.write(secret)
            return
        }
        guard isText else { throw CommandError.binaryToTerminal }
        try context.output.write(secret)
        try context.output.write("\n")
    }
}

internal import ArgumentParser
internal import Formats
internal import Primitives
internal import Recovery

/// `archive`: sealed archives.
struct ArchiveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "archive",
        abstract: "Look into sealed archives, and change what opens them.",
        subcommands: [
            ArchiveInspectCommand.self, ArchiveListCommand.self, ArchiveVerifyCommand.self,
            ArchiveExtractCommand.self, ArchiveSalvageCommand.self, ArchiveRepairCommand.self,
            ArchiveSlotCommand.self, ArchiveResealCommand.self, ArchiveSheetCommand.self,
        ]
    )
}

/// The archive that a command is about.
struct ArchiveArgument: ParsableArguments {
    @Argument(
        help: "The archive; - is standard input, where it is read once.",
        completion: .file(),
        transform: namedPath
    )
    var archive: String

    /// Where it lies.
    var path: FilePath { FilePath(archive) }

    /// What is read: the file, or what standard input is.
    var inputs: [FilePath] { [isPiped ? .standardInput : path] }

    /// What it is called in results.
    var name: String { isPiped ? "standard input" : archive }

    /// Whether it comes through standard input.
    var isPiped: Bool { archive == "-" }

    /// Refuses standard input where the archive is read more than once, or written.
    ///
    /// - Throws: `ValidationError`.
    func requireFile() throws {
        guard isPiped else { return }
        throw ValidationError(
            "this needs an archive that can be read more than once: name a file, not standard input"
        )
    }

    /// The file, held to its signature where one is required, or standard input.
    ///
    /// - Throws: `RecoveryError`, `PrimitivesError.posix`; `ValidationError` where a signature is
    ///   required of what comes through a pipe.
    func file(_ signature: SignatureSources, in context: Context) throws -> FileDescriptor {
        guard isPiped else { return try signature.open(path, in: context).file }
        if signature.isRequired { try requireFile() }
        return context.input
    }

    /// Opens it, with its manifest read and authenticated.
    ///
    /// - Throws: as `file`.
    func open(
        _ keys: ArchiveKeys,
        _ signature: SignatureSources,
        in context: Context
    ) throws -> ArchiveReader {
        try ArchiveReader(source: file(signature, in: context), keys: keys)
    }

    /// What opens it, which needs no key and is not authenticated.
    ///
    /// - Throws: `RecoveryError.file`, and as `file`.
    func slots(_ signature: SignatureSources, in context: Context) throws -> [AgeSlot] {
        let file = try file(signature, in: context)
        let bytes = try file.readPrefix(count: AgeArmor.longestPrefix)
        do {
            return try AgeSlot.slots(of: AgeHeader(parsingFileOf: bytes))
        } catch {
            throw RecoveryError.file(FilePath(name), error)
        }
    }
}

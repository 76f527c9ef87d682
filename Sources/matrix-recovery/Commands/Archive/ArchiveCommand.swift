internal import ArgumentParser
internal import Primitives
internal import Recovery

/// `archive`: sealed archives.
struct ArchiveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "archive",
        abstract: "Inspect, list, verify and extract sealed archives.",
        subcommands: [
            ArchiveInspectCommand.self, ArchiveListCommand.self, ArchiveVerifyCommand.self,
            ArchiveExtractCommand.self,
        ]
    )
}

/// The archive that a command is about.
struct ArchiveArgument: ParsableArguments {
    @Argument(help: "The archive.", completion: .file(), transform: namedPath)
    var archive: String

    /// Where it lies.
    var path: FilePath { FilePath(archive) }

    /// Opens it, with its manifest read and authenticated.
    ///
    /// - Throws: `RecoveryError`, `PrimitivesError.posix`.
    func open(_ keys: ArchiveKeys) throws -> ArchiveReader {
        try ArchiveReader(source: try FileDescriptor(reading: path), keys: keys)
    }
}

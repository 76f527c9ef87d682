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
            ArchiveExtractCommand.self, ArchiveSalvageCommand.self, ArchiveSlotCommand.self,
            ArchiveResealCommand.self,
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

    /// What opens it, which needs no key and is not authenticated.
    ///
    /// - Throws: `RecoveryError.file`, `.primitive`.
    func slots(in context: Context) throws -> [AgeSlot] {
        let bytes = try context.files.readPrefix(of: path, count: AgeArmor.longestPrefix)
        do {
            return try AgeSlot.slots(of: AgeHeader(parsingFileOf: bytes))
        } catch {
            throw RecoveryError.file(path, error)
        }
    }
}

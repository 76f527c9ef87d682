internal import ArgumentParser
internal import Formats
internal import Primitives
internal import Recovery

/// `archive extract`: an archive's files into a folder, or its room keys into a file.
struct ArchiveExtractCommand: RecoveryCommand {
    static let configuration = CommandConfiguration(
        commandName: "extract",
        abstract: "Write the files of an archive into a new folder, or its room keys into a file.",
        discussion: """
            The folder holds secrets afterwards, readable by its owner only. When anything in the \
            archive is damaged, nothing stays. With --room-keys no folder is made: the room keys go \
            into one file that clients import.
            """
    )

    @OptionGroup var archive: ArchiveArgument
    @OptionGroup var keys: OpenKeySources
    @Option(
        name: [.customShort("C"), .customLong("directory")],
        help: ArgumentHelp("The folder, which must be new or empty.", valueName: "folder"),
        completion: .directory,
        transform: namedPath
    )
    var folder: String?
    @OptionGroup var roomKeys: ExtractedRoomKeyOptions
    @OptionGroup var output: OutputOptions

    var inputs: [FilePath] { archive.inputs + keys.inputs + roomKeys.inputs }

    func validate() throws {
        try refuseDash(as: folder)
        guard (folder == nil) != (roomKeys.file == nil) else {
            throw ValidationError("one of -C and --room-keys says where to extract to")
        }
    }

    func run(in context: Context) async throws -> ExitStatus {
        if let file = roomKeys.file {
            return try await extractRoomKeys(to: file, in: context)
        }
        guard let folder else { return .internalError }
        return try await extract(to: FilePath(folder), in: context)
    }

    private func extract(to folder: FilePath, in context: Context) async throws -> ExitStatus {
        try context.ensureEmptyFolder(folder)
        let opened = try keys.read(in: context)
        let manifest = try await Progress.during("extracting", in: context, output) { _ in
            let reader = try archive.open(opened, keys.signature, in: context)
            let extraction = Extraction(into: folder)
            do {
                try reader.readAll(extraction)
            } catch {
                extraction.undo()
                throw error
            }
            return reader.manifest
        }
        try context.show(ArchiveVerification(manifest: manifest), as: output)
        return .done
    }
}

extension ArchiveExtractCommand {
    /// Writes the best copy of each room key, once all of the archive was seen to be whole.
    private func extractRoomKeys(
        to file: String,
        in context: Context
    ) async throws -> ExitStatus {
        try context.ensureFree(FilePath(file), roomKeys.force)
        let opened = try keys.read(in: context)
        let backupKeys = try roomKeys.backupKeys.read(in: context)
        let encryption = try roomKeys.export.read(for: file, in: context, output)
        let gathered = try await Progress.during("opening", in: context, output) { progress in
            let reader = try archive.open(opened, keys.signature, in: context)
            let gathering = try RoomKeyGathering(beside: FilePath(file))
            let progress = RoomKeyProgress(progress)
            let visitor = ArchivedRoomKeys(
                ArchivedRoomKeys.Selection(of: reader.manifest, keys: backupKeys),
                keys: backupKeys,
                room: nil,
                threads: roomKeys.jobs.count
            ) { (batch) throws(RecoveryError) in
                progress.add(batch, position: 0)
                try gathering.take(batch)
            }
            try reader.readAll(visitor)
            try gathering.finish()
            return gathering
        }
        if gathered.count == 0 {
            let isSealed = gathered.tally.faults.keys.contains(.notOpened)
            guard isSealed else { throw CommandError.noRoomKeysInside }
            guard !backupKeys.isEmpty else { throw RecoveryError.noBackupKey }
            let publicKeys = try backupKeys.map { try X25519.publicKey(of: $0) }
            throw RecoveryError.noRowOpened(rows: gathered.tally.rejects, publicKeys: publicKeys)
        }
        let existing = roomKeys.force.existing
        let written = try RoomKeyListFile(file, encryption, existing, in: context)
        try await Progress.during("writing", in: context, output) { _ in
            try gathered.give { (batch, session, sharing) throws(RecoveryError) in
                try written.add(session, of: batch, sharing: sharing)
            }
            try written.finish()
        }
        let report = RoomKeysReport(
            .extracted,
            gathered.tally,
            contradictions: gathered.contradictingRooms,
            written: written.count,
            output: file
        )
        try context.show(report, as: output)
        context.warn(of: gathered)
        return gathered.isWhole ? .done : .findings
    }
}

internal import ArgumentParser
internal import Primitives

/// Where an archive's room keys go, and what opens those that are not opened yet.
struct ExtractedRoomKeyOptions: ParsableArguments {
    @Option(
        name: .customLong("room-keys"),
        help: ArgumentHelp(
            "Write the room keys instead: NAME.txt is an encrypted key export, NAME.json a plain list.",
            valueName: "file"
        ),
        completion: .file(),
        transform: namedPath
    )
    var file: String?

    @OptionGroup var export: NewExportOptions
    @OptionGroup var backupKeys: BackupKeySources
    @OptionGroup var jobs: JobsOption
    @OptionGroup var force: ForceOption

    /// The files that any of it is read from.
    var inputs: [FilePath] { export.inputs + backupKeys.inputs }

    func validate() throws {
        try refuseDash(as: file)
        guard let file else {
            if !export.isEmpty || !backupKeys.isEmpty || jobs.jobs != nil || force.force {
                throw ValidationError(
                    "passphrases of exports, --rounds, backup keys, --jobs and --force go with --room-keys"
                )
            }
            return
        }
        try RoomKeyForm.requireNoArchive(file, export)
    }
}

internal import ArgumentParser
internal import Primitives

/// The file that a new backup key is saved in, beside secret storage.
struct SavedBackupKeyOption: ParsableArguments {
    @Option(
        name: .customLong("save-backup-key"),
        help: ArgumentHelp(
            "Save the new key in a new file as base64, too.",
            valueName: "file"
        ),
        completion: .file(),
        transform: namedPath
    )
    var file: String?

    func validate() throws { try refuseDash(as: file) }
}

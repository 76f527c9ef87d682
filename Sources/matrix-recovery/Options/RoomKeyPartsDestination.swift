internal import ArgumentParser
internal import Primitives

/// Where room keys go in parts: key exports or plain lists, by the file's name.
struct RoomKeyPartsDestination: ParsableArguments {
    @Option(
        name: [.customLong("output"), .customShort("o")],
        help: ArgumentHelp(
            "The files to write: NAME.txt for encrypted key exports, NAME.json for plain lists.",
            valueName: "file"
        ),
        completion: .file(),
        transform: namedPath
    )
    var file: String

    @OptionGroup var export: NewExportOptions
    @OptionGroup var force: ForceOption

    /// The files that any of it is read from.
    var inputs: [FilePath] { export.inputs }

    func validate() throws {
        try refuseDash(as: file)
        try RoomKeyForm.requireNoArchive(file, export)
    }

    /// The name of a part, from 1.
    func name(_ number: Int) -> String {
        let ending = file.hasSuffix(".txt") ? ".txt" : ".json"
        return "\(file.dropLast(ending.count))-\(number)\(ending)"
    }
}

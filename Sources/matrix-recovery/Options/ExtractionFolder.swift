internal import ArgumentParser
internal import Primitives

/// The folder that an archive's files are written to.
struct ExtractionFolder: ParsableArguments {
    @Option(
        name: [.customShort("C"), .customLong("directory")],
        help: ArgumentHelp("The folder, which must be new or empty.", valueName: "folder"),
        completion: .directory,
        transform: namedPath
    )
    var folder: String

    /// Where it is.
    var path: FilePath { FilePath(folder) }

    func validate() throws { try refuseDash(as: folder) }
}

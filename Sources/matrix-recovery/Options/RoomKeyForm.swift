internal import ArgumentParser

/// What room keys are written as, which their file's name says.
enum RoomKeyForm {
    /// `NAME.txt`: a key export, encrypted.
    case export
    /// `NAME.json`, and standard output: a list, in the clear.
    case list
    /// `NAME.tar.age`: an archive.
    case archive

    init?(named file: String) {
        if file.hasSuffix(".txt") {
            self = .export
        } else if file.hasSuffix(".json") || file == "-" {
            self = .list
        } else if file.hasSuffix(".tar.age") {
            self = .archive
        } else {
            return nil
        }
    }

    /// Refuses a file that would be neither a key export nor a list, and what does not go with it.
    ///
    /// - Throws: `ValidationError`.
    static func requireNoArchive(_ file: String, _ export: NewExportOptions) throws {
        switch Self(named: file) {
        case .export: break
        case .list: try export.refuseAll()
        case .archive, nil:
            throw ValidationError(
                "room keys go to NAME.txt, encrypted, or to NAME.json, as they are"
            )
        }
    }
}

internal import Formats
internal import Primitives
internal import Recovery

/// The folder for what lasts from one run to the next: login sessions, and journals of what was begun
/// on a homeserver.
enum StateFolder {
    /// `$XDG_STATE_HOME/matrix-recovery`, or the same below `~/.local/state`.
    static var path: FilePath {
        if let state = ProcessSetup.environment("XDG_STATE_HOME"), state.hasPrefix("/") {
            return FilePath(state).appending("matrix-recovery")
        }
        let home = ProcessSetup.environment("HOME") ?? "."
        return FilePath(home).appending(".local/state/matrix-recovery")
    }

    /// What stands for a live account where a dump has a path: journals lie beside it.
    static func place(of userID: String) -> FilePath {
        path.appending(EscapedName.escape(ExactText(userID)))
    }

    /// Makes the folder, for its owner only, with those above it.
    ///
    /// - Throws: `RecoveryError.primitive`.
    static func make(_ files: any FileAccess) throws(RecoveryError) {
        try make(path, files)
    }

    private static func make(_ folder: FilePath, _ files: any FileAccess) throws(RecoveryError) {
        if try files.status(of: folder) != nil { return }
        try make(folder.parent, files)
        try files.makeFolder(folder)
    }
}

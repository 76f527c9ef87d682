import Formats
import Primitives

/// What Synapse's `export-data` wrote.
///
/// ```
/// ROOT/user_data/account_data/global   the account data: one object from type to content
/// ROOT/user_data/account_data/!ROOM    a room's, which is no account's
/// ROOT/user_data/profile               one object, with the user's ID as its `name`
/// ROOT/rooms/!ROOM/events              objects without anything between them
/// ```
/// It knows nothing of identity and key backup; what was put into these folders does. What lies
/// beside ROOT is another's. Traps: section 3.
struct ExportFolder {
    /// The file with the account data.
    let global: FilePath
    /// The folders in which files of the same account may lie: the root, unless it is not there,
    /// and below it.
    let folders: [FilePath]

    private let userData: FilePath

    /// The export that a folder is, or whose `user_data` or `account_data` it is; nil for other
    /// folders.
    ///
    /// - Throws: `RecoveryError.primitive` with what the system said.
    init?(at folder: FilePath, _ files: any FileAccess) throws(RecoveryError) {
        func global(in userData: FilePath) -> FilePath {
            userData.appending("account_data").appending("global")
        }
        func identity(_ path: FilePath) throws(RecoveryError) -> FileStatus.Identity? {
            guard let status = try files.status(of: path), status.kind == .regular else {
                return nil
            }
            return status.identity
        }
        let below = folder.appending("user_data")
        if try identity(global(in: below)) != nil {
            self.global = global(in: below)
            userData = below
            folders = [folder, below, below.appending("account_data")]
            return
        }
        let inside = folder.appending("global")
        if try identity(global(in: folder)) != nil {
            self.global = global(in: folder)
            userData = folder
        } else if let own = try identity(inside), try identity(global(in: folder.above)) == own {
            self.global = inside
            userData = folder.above
        } else {
            return nil
        }
        let root = userData.above
        let isThere = try identity(global(in: root.appending("user_data"))) == identity(self.global)
        folders = (isThere ? [root] : []) + [userData, userData.appending("account_data")]
    }

    /// Adds the user, whom the profile names.
    func addUser(to beside: inout Beside, _ files: any FileAccess) {
        let profile = userData.appending("profile")
        guard let bytes = try? files.read(profile, limit: AccountReader.siblingLimit),
            let root = try? JSONValue(parsing: bytes)
        else { return }
        beside.userID = (try? root.member("name"))??.text
        beside.files.append(profile)
    }
}

extension FilePath {
    /// The folder in which this folder lies.
    var above: FilePath {
        var path = self
        while path.name.isEmpty, path.parent != path { path = path.parent }
        return ["", ".", ".."].contains(path.lastName) ? path.appending("..") : path.parent
    }
}

import Formats
import Primitives

/// The folder that `archive extract`, or age and tar, made of one of our archives.
///
/// ```
/// ROOT/manifest.json                  whose account it is
/// ROOT/account_data/                  the account data
/// ROOT/identity/  ROOT/backup/*/      what belongs beside it
/// ```
struct ExtractedArchive {
    /// The folder with the account data.
    let accountData: FilePath
    /// The folders of the files that belong beside it.
    let besides: [FilePath]
    /// Whose account the manifest says it is.
    let userID: ExactText?

    /// What is at `root`; nil where that is no extracted archive.
    ///
    /// - Throws: `RecoveryError.file` for an archive's manifest that is damaged,
    ///   `RecoveryError.primitive`.
    init?(at root: FilePath, _ files: any FileAccess) throws(RecoveryError) {
        let path = root.appending("manifest.json")
        let accountData = root.appending("account_data")
        guard try files.status(of: path)?.kind == .regular,
            try files.status(of: accountData)?.kind == .directory
        else { return nil }
        let bytes = try files.read(path, limit: Int(ArchiveManifest.longestManifest))
        do {
            let user = try ArchiveManifest(decoding: bytes).user
            userID = user == "unknown" ? nil : user
        } catch .manifest(.format), .json {
            return nil
        } catch {
            throw .file(path, error)
        }
        self.accountData = accountData
        var besides = [root.appending("identity")]
        let backup = root.appending("backup")
        if try files.status(of: backup)?.kind == .directory {
            besides += try files.entries(of: backup, limit: AccountReader.entryLimit)
        }
        self.besides = besides
    }
}

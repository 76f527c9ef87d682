import Formats
import Primitives

/// What was found beside an account's account data.
struct Beside {
    /// `/keys/query` responses.
    var identities: [[UInt8]] = []
    /// `/room_keys/version` responses.
    var versions: [[UInt8]] = []
    /// Files with room keys.
    var rows: [FilePath] = []
    /// Those of them that were named.
    var namedRows: [FilePath] = []
    /// All files that something was found in.
    var files: [FilePath] = []
    /// Files that may be of that kind and cannot be read.
    var unread: [FilePath] = []
    /// Whether the server's "no backup found" is there.
    var saysNoBackup = false
    /// The user, from a profile.
    var userID: ExactText?

    /// The published identity, of the given user where there are several. Of several responses one
    /// that shows something of the user is preferred.
    ///
    /// - Parameter signer: who signed the account's keys. A response that does not show them is
    ///   another's.
    func identity(
        of userID: ExactText?,
        signer: ExactText?
    ) -> (identity: PublishedIdentity, bytes: [UInt8])? {
        guard let found = identity(of: userID ?? signer) else { return nil }
        return userID == nil && signer != nil && !found.identity.isShown ? nil : found
    }

    private func identity(
        of userID: ExactText?
    ) -> (identity: PublishedIdentity, bytes: [UInt8])? {
        let found = identities.compactMap { bytes in
            (try? PublishedIdentity(decoding: bytes, of: userID)).map { identity in
                (identity: identity, bytes: bytes)
            }
        }
        guard Set(found.map(\.identity.userID)).count == 1 else { return nil }
        return found.first { $0.identity.isShown } ?? found.first
    }

    /// The versions, the newest first, each with the files that its room keys may be in.
    ///
    /// Versions count up and are never used again, so the highest number is the current one. A file
    /// with room keys belongs to the version whose number its name ends in, as in `keys_1.json`,
    /// and otherwise to the current one. One that was named goes before those that were found.
    var backupsCurrentFirst: [AccountSource.Backup] {
        let versions = versions.compactMap { bytes in
            (try? BackupVersion(decoding: bytes)).flatMap { info in info.map { ($0, bytes) } }
        }.sorted { Self.number($0.0) > Self.number($1.0) }
        let numbers = versions.map { Self.number($0.0) }
        return versions.map { info, bytes in
            let own = { (path: FilePath) in
                let stated = Self.trailingNumber(of: path)
                let version = stated.flatMap { numbers.contains($0) ? $0 : nil } ?? numbers.first
                return version == Self.number(info)
            }
            let named = namedRows.filter(own)
            return AccountSource.Backup(
                info: info,
                infoBytes: bytes,
                rows: named.isEmpty ? rows.filter(own) : named
            )
        }
    }

    private static func number(_ info: BackupVersion) -> Int64 {
        info.version.flatMap { Int64($0.string) } ?? 0
    }

    private static func trailingNumber(of path: FilePath) -> Int64? {
        let stem = path.lastName.prefix { $0 != "." }
        guard let mark = stem.lastIndex(where: { !$0.isASCII || !$0.isNumber }), stem[mark] == "_"
        else { return nil }
        return Int64(stem[stem.index(after: mark)...])
    }
}

extension PublishedIdentity {
    /// Whether the response has a key or a device of the user.
    fileprivate var isShown: Bool { master != nil || !devices.isEmpty }
}

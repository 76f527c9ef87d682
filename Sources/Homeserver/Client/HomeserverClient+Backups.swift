internal import Formats
internal import Recovery

/// Key backups, as `/room_keys` has them. Spec: B9.
extension HomeserverClient {
    /// Versions older than the current one that are asked for: they count up, and none is used again.
    private static let olderVersions: Int64 = 32

    private static let path = "/_matrix/client/v3/room_keys/"

    private static func versionPath(_ version: ExactText?) -> String {
        path + "version" + (version.map { "/" + PercentEncoding.segment($0) } ?? "")
    }

    private static func keysPath(_ version: ExactText, _ place: String = "") -> String {
        path + "keys" + place + "?version=" + PercentEncoding.segment(version)
    }

    /// A version, the current one where none is named; nil where there is none.
    func backupVersion(_ version: ExactText?) throws(HomeserverError) -> JSONValue? {
        try jsonIfAny(HTTPRequest(.get, Self.versionPath(version)))
    }

    /// The current version and those before it that are still there, newest first.
    func backupVersions() throws(HomeserverError) -> [JSONValue] {
        guard let current = try backupVersion(nil) else { return [] }
        var versions = [current]
        let number = (try? current.member("version"))??.text.flatMap { Int64($0.string) } ?? 0
        guard number > 1 else { return versions }
        for older in stride(from: number - 1, to: max(0, number - 1 - Self.olderVersions), by: -1) {
            let name = ExactText(String(older))
            if let version = try backupVersion(name) { versions.append(version) }
        }
        return versions
    }

    /// Makes a version. A request that may have been carried out is not repeated before the current
    /// version was looked at: one with the same `auth_data` is the one that was made.
    func createBackup(_ content: JSONValue) throws(HomeserverError) -> ExactText {
        let request = HTTPRequest(.post, Self.versionPath(nil), .json(content.encoded))
        var patience = Patience()
        while true {
            do throws(HomeserverError) {
                return try Self.name(of: jsonOnce(request))
            } catch {
                guard wait(after: error, &patience) else { throw error }
            }
            if let current = try backupVersion(nil), current.hasSameBackup(as: content) {
                return try Self.name(of: current)
            }
        }
    }

    private static func name(of version: JSONValue) throws(HomeserverError) -> ExactText {
        guard let name = try version.part("version")?.text, !name.utf8.isEmpty else {
            throw .answer(property: "version")
        }
        return name
    }

    /// Replaces `auth_data` of a version.
    func setBackup(
        _ version: ExactText,
        algorithm: ExactText,
        authData: JSONValue
    ) throws(HomeserverError) {
        let content = JSONValue.object([
            ("algorithm", .string(algorithm)), ("auth_data", authData),
            ("version", .string(version)),
        ])
        _ = try json(HTTPRequest(.put, Self.versionPath(version), .json(content.encoded)))
    }

    /// Removes a version; one that is gone already is no error.
    func removeBackup(_ version: ExactText) throws(HomeserverError) {
        _ = try jsonIfAny(HTTPRequest(.delete, Self.versionPath(version)))
    }

    /// A request for the rows of a version.
    func downloadBackup(
        _ version: ExactText,
        _ take: (Span<UInt8>) throws(HomeserverError) -> Void
    ) throws(HomeserverError) {
        _ = try stream(HTTPRequest(.get, Self.keysPath(version)), take)
    }

    /// The row of one session; nil where there is none.
    func backupRow(
        _ session: ExactText,
        in room: ExactText,
        of version: ExactText
    ) throws(HomeserverError) -> JSONValue? {
        let place = "/" + PercentEncoding.segment(room) + "/" + PercentEncoding.segment(session)
        return try jsonIfAny(HTTPRequest(.get, Self.keysPath(version, place)))
    }

    /// Adds rows to a version; false where it is not the current one any more.
    func uploadBackup(
        _ rows: [UInt8],
        to version: ExactText
    ) throws(HomeserverError) -> Bool {
        let answer = try ask(HTTPRequest(.put, Self.keysPath(version), .json(rows)))
        if answer.isSuccess { return true }
        if answer.code == "M_WRONG_ROOM_KEYS_VERSION" { return false }
        throw Self.refusal(answer)
    }
}

extension JSONValue {
    /// Whether a version as it is shown is the one that this content makes.
    fileprivate func hasSameBackup(as content: JSONValue) -> Bool {
        for name: ExactText in ["algorithm", "auth_data"] {
            guard let shown = (try? member(name)) ?? nil,
                let made = (try? content.member(name)) ?? nil,
                shown.isEquivalent(to: made)
            else { return false }
        }
        return true
    }
}

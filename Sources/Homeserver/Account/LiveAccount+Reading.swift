package import Formats
package import Primitives
package import Recovery

extension LiveAccount {
    /// What becomes of the rows of key backups when an account is read.
    package enum Rows: Sendable {
        /// They stay on the server.
        case stay
        /// They are fetched into a file that nobody sees, which is made where this path leads.
        case fetched(beside: FilePath)
    }

    private static let keysLimit = 64 << 20
    private static let dehydratedDeviceLimit = 8 << 20

    /// Reads the account: its account data, published keys and devices, key backup versions, and
    /// whether there is a dehydrated device.
    ///
    /// - Throws: `RecoveryError`.
    package func read(_ rows: Rows = .stay) throws(RecoveryError) -> AccountSource {
        let events = try events()
        try SecretLimit.check(events)
        let keys = try publishedKeys()
        let identity = try identity(keys)
        var backups: [AccountSource.Backup] = []
        for version in try backupVersions() {
            backups.append(try fetch(version, rows))
        }
        let account = Account(
            userID: session.userID,
            events: events,
            identity: identity,
            backups: backups.map(\.info),
            dehydratedDevice: dehydratedDevice(),
            source: session.server.text
        )
        let document = try carryingFormat { () throws(FormatError) in
            try AccountDocument.map(of: events)
        }
        return AccountSource(
            account: account,
            place: .server(document, self),
            identityBytes: keys.encoded,
            backups: backups
        )
    }

    /// The answer to `/keys/query` about the user.
    ///
    /// - Throws: `RecoveryError.homeserver`.
    package func publishedKeys() throws(RecoveryError) -> JSONValue {
        let asked = JSONValue.object([
            ("device_keys", .object([(session.userID, .array([]))])), ("timeout", .integer(10_000)),
        ])
        var request = HTTPRequest(.post, "/_matrix/client/v3/keys/query", .json(asked.encoded))
        request.repetition = .harmless
        request.limit = Self.keysLimit
        return try carryingHomeserver { () throws(HomeserverError) in try client.json(request) }
    }

    /// What the server says of a dehydrated device. It may have no such devices, and an account is read
    /// without knowing: what else it answers is told, and passed over. Spec: MSC3814.
    private func dehydratedDevice() -> DehydratedDevice {
        let path = "/_matrix/client/unstable/org.matrix.msc3814.v1/dehydrated_device"
        var request = HTTPRequest(.get, path)
        request.limit = Self.dehydratedDeviceLimit
        do throws(HomeserverError) {
            guard let device = try client.jsonIfAny(request) else { return .absent }
            guard let id = try device.part("device_id")?.text else {
                throw .answer(property: "device_id")
            }
            return .present(id)
        } catch {
            switch error {
            case .notMatrix(status: 400), .notMatrix(status: 404): return .notOffered
            case .refused(let refusal)
            where [400, 404].contains(refusal.status) || refusal.code == "M_UNRECOGNIZED":
                return .notOffered
            default:
                notify(.dehydratedDeviceNotRead(error))
                return .notKnown
            }
        }
    }

    /// The current key backup version and those before it that are still there, newest first.
    ///
    /// - Throws: `RecoveryError.homeserver`.
    package func backupVersions() throws(RecoveryError) -> [JSONValue] {
        try carryingHomeserver { () throws(HomeserverError) in try client.backupVersions() }
    }

    /// The current key backup version; nil where there is none.
    ///
    /// - Throws: `RecoveryError.homeserver`.
    package func currentBackup() throws(RecoveryError) -> BackupVersion? {
        let current = try carryingHomeserver { () throws(HomeserverError) in
            try client.backupVersion(nil)
        }
        return try current.map(LiveBackups.read)
    }

    private func fetch(
        _ version: JSONValue,
        _ rows: Rows
    ) throws(RecoveryError) -> AccountSource.Backup {
        let info = try LiveBackups.read(version)
        guard case .fetched(let place) = rows, let name = info.version else {
            return AccountSource.Backup(info: info, infoBytes: version.encoded, rows: [])
        }
        let file = try fetchRows(of: name, beside: place)
        return AccountSource.Backup(info: info, infoBytes: version.encoded, rows: file)
    }

    /// Fetches the rows of a key backup version into a file that nobody sees.
    ///
    /// - Throws: `RecoveryError.homeserver`, `.primitive`.
    package func fetchRows(
        of version: ExactText,
        beside place: FilePath
    ) throws(RecoveryError) -> UnnamedFile {
        let file = try carryingPrimitive { () throws(PrimitivesError) in
            try UnnamedFile(beside: place)
        }
        let backups = LiveBackups(reading: client, writing: client)
        try backups.download(version) { (bytes) throws(RecoveryError) in
            try carryingPrimitive { () throws(PrimitivesError) in try file.write(bytes) }
        }
        return file
    }
}

internal import Formats
internal import Recovery

/// The key backups of a live account, over two connections: one reads while the other uploads.
final class LiveBackups: BackupConnection {
    private let reading: HomeserverClient
    private let writing: HomeserverClient

    init(reading: HomeserverClient, writing: HomeserverClient) {
        self.reading = reading
        self.writing = writing
    }

    func version(_ version: ExactText?) throws(RecoveryError) -> BackupVersion? {
        let json = try carryingHomeserver { () throws(HomeserverError) in
            try reading.backupVersion(version)
        }
        return try json.map(Self.read)
    }

    func versions() throws(RecoveryError) -> [BackupVersion] {
        let all = try carryingHomeserver { () throws(HomeserverError) in
            try reading.backupVersions()
        }
        return try all.map(Self.read)
    }

    func create(_ version: NewBackupVersion) throws(RecoveryError) -> ExactText {
        try carryingHomeserver { () throws(HomeserverError) in
            try reading.createBackup(version.content)
        }
    }

    func set(authData: JSONValue, of version: BackupVersion) throws(RecoveryError) {
        guard let name = version.version else { throw .homeserver(.answer(property: "version")) }
        guard let algorithm = version.algorithm else {
            throw .homeserver(.answer(property: "algorithm"))
        }
        try carryingHomeserver { () throws(HomeserverError) in
            try reading.setBackup(name, algorithm: algorithm, authData: authData)
        }
    }

    func remove(_ version: ExactText) throws(RecoveryError) {
        try carryingHomeserver { () throws(HomeserverError) in try reading.removeBackup(version) }
    }

    func download(
        _ version: ExactText,
        _ take: (Span<UInt8>) throws(RecoveryError) -> Void
    ) throws(RecoveryError) {
        var refusal: RecoveryError?
        do throws(HomeserverError) {
            try reading.downloadBackup(version) { (bytes) throws(HomeserverError) in
                do throws(RecoveryError) {
                    try take(bytes)
                } catch {
                    refusal = error
                    throw .stopped
                }
            }
        } catch {
            throw refusal ?? .homeserver(error)
        }
    }

    func row(
        of session: MegolmSessionID,
        in room: ExactText,
        of version: ExactText
    ) throws(RecoveryError) -> [UInt8]? {
        try carryingHomeserver { () throws(HomeserverError) in
            try reading.backupRow(session.text, in: room, of: version)
        }?.encoded
    }

    func upload(_ rows: [UInt8], to version: ExactText) throws(RecoveryError) {
        let isTaken = try carryingHomeserver { () throws(HomeserverError) in
            try writing.uploadBackup(rows, to: version)
        }
        if isTaken { return }
        let current = try carryingHomeserver { () throws(HomeserverError) in
            try writing.backupVersion(nil)
        }
        throw .backup(.replaced(try current.map(Self.read)?.version))
    }

    /// A version as the server shows it.
    ///
    /// - Throws: `RecoveryError.homeserver` for an answer that says that there is none.
    static func read(_ version: JSONValue) throws(RecoveryError) -> BackupVersion {
        guard let read = BackupVersion(decoding: version) else {
            throw .homeserver(.answer(property: "version"))
        }
        return read
    }
}

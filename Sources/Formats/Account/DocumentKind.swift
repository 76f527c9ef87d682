/// What a file is, by what it holds: how the files that belong to an account find each other.
package enum DocumentKind: Equatable, Sendable {
    /// Account data in one of its forms.
    case accountData(AccountDocument.Form)
    /// The answer to `POST /keys/query`.
    case keysQuery
    /// The answer to `GET /room_keys/version`.
    case backupVersion
    /// The answer to `GET /room_keys/keys`.
    case backupRows
    /// The server's "not found" in place of a backup.
    case noBackup
    /// An armored key export.
    case keyExport
    /// None of these.
    case unknown

    /// How much of a file's start `init(ofPrefix:)` needs: 64 KiB.
    package static let prefixLength = 64 << 10

    /// What a whole document is.
    package init(of bytes: [UInt8]) {
        let early = DocumentKind(ofPrefix: bytes)
        guard early == .unknown, let root = try? JSONValue(parsing: bytes) else {
            self = early
            return
        }
        self = (try? Self.recognise(root)) ?? .unknown
    }

    /// What can be told from a file's start: `backupRows`, `keyExport`, or `unknown` for what must
    /// be read whole.
    package init(ofPrefix bytes: [UInt8]) {
        if Self.isKeyExport(bytes) {
            self = .keyExport
        } else {
            self = (try? Self.isBackupRows(bytes)) == true ? .backupRows : .unknown
        }
    }

    private static func recognise(_ root: JSONValue) throws(FormatError) -> DocumentKind {
        if try root.member("errcode")?.text == "M_NOT_FOUND" { return .noBackup }
        if try root.member("auth_data")?.members != nil, try root.member("algorithm")?.text != nil {
            return .backupVersion
        }
        for name: ExactText in ["device_keys", "master_keys"] {
            if try root.member(name)?.members != nil { return .keysQuery }
        }
        return .accountData(try AccountLayout(recognising: root).form)
    }

    private static func isKeyExport(_ bytes: [UInt8]) -> Bool {
        let start = bytes.prefix(prefixLength).drop { [0x20, 0x0A, 0x0D, 0x09].contains($0) }
        return start.starts(with: "-----BEGIN MEGOLM SESSION DATA-----".utf8)
    }

    /// Whether the text begins as `{"rooms":{ROOM:{"sessions"`, or is `{"rooms":{}}`.
    private static func isBackupRows(_ bytes: [UInt8]) throws(FormatError) -> Bool {
        var reader = try JSONReader(bytes)
        guard try reader.next() == .beginObject, try reader.next() == .name,
            reader.text() == "rooms", try reader.next() == .beginObject
        else { return false }
        guard try reader.next() == .name else {
            guard try reader.next() == .endObject else { return false }
            return try reader.next() == nil
        }
        guard reader.text().hasPrefix("!"), try reader.next() == .beginObject,
            try reader.next() == .name
        else { return false }
        return reader.text() == "sessions"
    }
}

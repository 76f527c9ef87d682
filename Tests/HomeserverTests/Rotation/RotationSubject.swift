import Formats
import Primitives
import Recovery
import Secrets
import Support

/// A rotation in place of an account of two secrets, which mautrix-python made, to be met by faults.
struct RotationSubject: FaultSubject {
    private static let secrets: [EventType] = [.master, "org.example.secret.1"]
    private static let timeout = "--timeout 1"

    let stage: TranscriptStage
    let proxy: FaultProxy
    private let server: TestHomeserver
    private let client: MautrixClient
    private let oldKey: String
    /// The SHA-256 of the secrets' plaintexts.
    private let hashes: [String: String]
    /// Account data before the first run.
    private let events: [AccountDataEvent]
    private let values: [EventType: SecretBytes]

    init() throws {
        stage = try TranscriptStage(files: [])
        server = try TestHomeserver.named()
        proxy = try FaultProxy(before: server.url)
        let user = try server.register()
        client = try MautrixClient(user)
        let made = try client.make(secrets: 1)
        oldKey = made.recoveryKey
        let names = Set(Self.secrets.map(\.description))
        hashes = made.opened.secrets.filter { names.contains($0.key) }
        let account = LiveEvents(of: client, on: server)
        try account.put(.selfSigning, .object([]))
        try account.put(.userSigning, .object([]))
        events = try account.all()
        values = try account.values(events, [oldKey])
        try put("old", line: oldKey)
        try put("password", line: user.password)
        try mustRun(
            "matrix-recovery login \(user.id) --homeserver \(proxy.url) --password-file password"
        )
    }

    var command: String {
        "matrix-recovery rotate \(client.user.id) \(Self.timeout) --recovery-key-file old "
            + "--save-recovery-key new --in-place --sealed-copy x.tar.age "
            + "--new-identity id"
    }

    func reset() throws {
        try mustRun(
            "rm -f new x.tar.age* id ../victim ../home/.local/state/matrix-recovery/*.rotation*"
        )
        let account = LiveEvents(of: client, on: server)
        let known = Set(events.map(\.type))
        for type in try account.all().map(\.type) where !known.contains(type) {
            try account.put(type, .object([]))
        }
        for event in events { try account.put(event.type, event.content) }
    }

    /// The recovery keys that the user holds: the old one, and the one in the file.
    private func held() throws -> [String] {
        let saved = try stage.run("cat new").output
        return [oldKey] + saved.prefix(1)
    }

    func losses(_ inspection: FaultCampaign.Inspection) throws -> [String] {
        let keys = try held()
        let account = LiveEvents(of: client, on: server)
        let opened = try account.values(account.all(), keys)
        var complaints = opened == values ? [] : ["opens no more: \(missing(opened))"]
        if inspection == .independent {
            let seen = try client.unlock(keys)
            if seen.secrets != hashes { complaints.append("mautrix opens \(seen)") }
        }
        return complaints
    }

    func shortcomings(_ inspection: FaultCampaign.Inspection) throws -> [String] {
        let keys = try held()
        guard keys.count == 2 else { return ["there is no new key"] }
        let account = LiveEvents(of: client, on: server)
        let now = try account.all()
        var complaints: [String] = []
        let opened = try account.values(now, [keys[1]])
        if opened != values { complaints.append("the new key opens not \(missing(opened))") }
        let old = try account.values(now, [oldKey])
        if !old.isEmpty { complaints.append("the old key opens \(old.keys.sorted())") }
        let state = "../home/.local/state/matrix-recovery"
        if try stage.run("ls \(state)/*.rotation*").status == 0 {
            complaints.append("the journal is still there")
        }
        guard inspection == .independent else { return complaints }
        if try client.open(.recoveryKey(keys[1])).secrets != hashes {
            complaints.append("mautrix does not open it with the new key")
        }
        if (try? client.open(.recoveryKey(oldKey))) != nil {
            complaints.append("mautrix opens it with the old key")
        }
        return complaints
    }

    private func missing(_ opened: [EventType: SecretBytes]) -> [EventType] {
        values.keys.filter { opened[$0] != values[$0] }.sorted()
    }
}

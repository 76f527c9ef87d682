import Formats
import Primitives
import Support

/// A restore of an account that mautrix-python made to a new user of another server, to be met by
/// faults.
final class RestoreSubject: FaultSubject {
    let proxy: FaultProxy
    private let desk: RestoreDesk
    private let server: TestHomeserver
    private var user: TestUser

    init() throws {
        desk = try RestoreDesk(secrets: 0, rows: 3)
        server = try TestHomeserver.named("two.example")
        proxy = try FaultProxy(before: server.url)
        user = desk.user
    }

    var stage: TranscriptStage { desk.stage }

    var command: String {
        desk.restore(.rows, to: user.through(proxy), "--apply --timeout 1 --jobs 1")
    }

    /// A new user, since what was published of one stays.
    func reset() throws {
        try mustRun("rm -f ../victim")
        user = try server.register()
        try desk.logIn(user.through(proxy))
    }

    /// The archive is untouched, so that nothing can be lost but what a half restored account would
    /// make of itself: a key that is shown and has no private half in secret storage.
    func losses(_ inspection: FaultCampaign.Inspection) throws -> [String] {
        let client = try MautrixClient(user)
        let path = "/_matrix/client/v3/"
        var complaints: [String] = []
        let version = try server.request("GET", path + "room_keys/version", token: client.token)
        let secret = "user/\(user.id)/account_data/m.megolm_backup.v1"
        if version.status == 200 {
            let stored = try server.request("GET", path + secret, token: client.token)
            if stored.status != 200 { complaints.append("a version without its key") }
            let name = try version.body.string(at: "version")
            if name != "1" { complaints.append("version \(name)") }
        }
        return complaints
    }

    func shortcomings(_ inspection: FaultCampaign.Inspection) throws -> [String] {
        let opened = try desk.opened(user)
        return opened == desk.made ? [] : ["mautrix opens \(opened) in place of \(desk.made)"]
    }
}

import Formats
import Support
import Testing

/// `device create`, `list` and `remove` on a real homeserver. Issue 6: our device.
@Suite(.timeLimit(.minutes(30)))
struct DeviceCommandTests {
    private let desk: SharingDesk

    init() throws { desk = try SharingDesk(SharingAccount.shared.get()) }

    private func run(_ command: String, _ options: String = "") -> String {
        "matrix-recovery device \(command) \(desk.user.id) --session own.session \(options)"
    }

    /// What the list says of a device.
    private func row(_ id: String, in list: JSONValue) throws -> JSONValue {
        try #require(try list.array(at: "devices").first { try $0.string(at: "device_id") == id })
    }

    @Test func createsOneDeviceHoweverOftenItIsRun() throws {
        let id = try desk.addDevice()
        let again = try desk.json(run("create"))
        #expect(try again.string(at: "device_id") == id)
        let listed = try row(id, in: desk.json(run("list")))
        #expect(try listed.string(at: "fingerprint") == again.string(at: "fingerprint"))
        let modes = try desk.expect(0, "stat -c %a own.device own.device-key").output
        #expect(modes == ["600", "600"])
    }

    /// Others begin sessions by them, and each goes once; when none is left, by the fallback key.
    @Test func addsTheOneTimeKeysThatAreGone() throws {
        let id = try desk.addDevice()
        let server = try TestHomeserver.named()
        let token = try MautrixClient(desk.user).token
        let wanted = #"{"one_time_keys":{"\#(desk.user.id)":{"\#(id)":"signed_curve25519"}}}"#
        let body = try JSONValue(parsing: Array(wanted.utf8))
        func claim() throws -> JSONValue {
            let path = "/_matrix/client/v3/keys/claim"
            let answer = try server.request("POST", path, token: token, body: body)
            #expect(answer.status == 200, "\(answer.body)")
            let keys = try answer.body.value(at: "one_time_keys").value(at: desk.user.id)
            return try #require(try keys.value(at: id).members?.first?.value)
        }
        let own = try desk.token()
        func count() throws -> Int {
            let path = "/_matrix/client/v3/keys/upload"
            let answer = try server.request("POST", path, token: own, body: .object([]))
            #expect(answer.status == 200, "\(answer.body)")
            return try answer.body.value(at: "one_time_key_counts").int(at: "signed_curve25519")
        }
        for _ in 0..<3 { _ = try claim() }
        #expect(try count() == 47)
        try desk.expect(0, run("create"))
        #expect(try count() == 50)
        let areFallback = try (0...50).map { _ in try claim().flag(at: "fallback") }
        #expect(areFallback == Array(repeating: false, count: 50) + [true])
        try desk.expect(0, run("create"))
        #expect(try count() == 50)
    }

    /// What the homeserver shows is told from what is proven.
    @Test func listsWhoIsVerifiedAndByWhat() throws {
        let id = try desk.addDevice()
        let stranger = try DevicePeer(desk.user)
        let shown = try desk.json(run("list"))
        #expect(try !shown.bool(at: "identity_proven"))
        #expect(try row(id, in: shown).bool(at: "signed"))
        #expect(try !row(id, in: shown).bool(at: "verified"))
        let proven = try desk.json(run("list", "--recovery-key-file key"))
        #expect(try proven.bool(at: "identity_proven"))
        #expect(try proven.string(at: "identity_proven_by") == "secret-storage")
        #expect(try row(id, in: proven).bool(at: "own"))
        #expect(try row(id, in: proven).bool(at: "verified"))
        #expect(try !row(stranger.deviceID, in: proven).bool(at: "verified"))
        let lines = try desk.expect(0, run("list")).output
        let own = try #require(lines.first { $0.hasPrefix(id) })
        #expect(own.contains("signed by the published identity"))
        let other = try #require(lines.first { $0.hasPrefix(stranger.deviceID) })
        #expect(other.contains("not verified"))
    }

    @Test func removesTheDeviceAndWhatWasKeptOfIt() throws {
        let id = try desk.addDevice()
        let client = try MautrixClient(desk.user)
        let path = "/_matrix/client/v3/devices/\(id)"
        let server = try TestHomeserver.named()
        #expect(try server.request("GET", path, token: client.token).status == 200)
        try desk.expect(0, run("remove"))
        #expect(try server.request("GET", path, token: client.token).status == 404)
        try desk.expect(0, "! ls own.session own.device own.device-key 2>/dev/null")
        try desk.expect(code: "no_session", run("remove"))
    }

    /// A session has one device: with the one the other goes.
    @Test func logsOutWithTheDevice() throws {
        try desk.addDevice()
        let session = "\(desk.user.id) --session own.session"
        try desk.expect(0, "matrix-recovery logout \(session) && ! ls own.* 2>/dev/null")
        let id = try desk.addDevice()
        // Another login in its place leaves the keys of a device that is gone.
        try desk.expect(0, "rm own.session")
        try desk.logIn("own")
        try desk.expect(code: "device_state_of_another", run("create"))
        try desk.expect(0, "\(run("remove")) && ! ls own.* 2>/dev/null")
        #expect(try desk.addDevice() != id)
    }

    @Test func endsADeviceWhoseKeysAreDamaged() throws {
        try desk.addDevice()
        try desk.expect(0, "echo damaged >own.device")
        for command in ["create", "list", "remove"] {
            try desk.expect(code: "device_state_unreadable", run(command))
        }
        try desk.expect(0, "\(run("remove", "--force")) && ! ls own.* 2>/dev/null")
    }

    /// What came and was written nowhere is thrown away on request alone.
    @Test func keepsADeviceThatHoldsSecrets() throws {
        let desk = try SharingDesk()
        let proxy = try FaultProxy(before: desk.user.url)
        try desk.addDevice(through: proxy)
        let (peer, silent) = (try desk.peer(), try desk.peer())
        try peer.answer(with: desk.secrets)
        for (name, options, end) in [("a", "", ""), ("b", "--force", "! ")] {
            let command = desk.request("m.megolm_backup.v1 -o \(name).json")
            try desk.receive(by: command, through: proxy)
            let remove = "matrix-recovery device remove \(desk.user.id) --session own.session"
            try desk.expect(code: "device_holds_secrets", remove)
            let logout = "matrix-recovery logout \(desk.user.id) --session own.session"
            try desk.expect(code: "device_holds_secrets", logout)
            if options.isEmpty {
                try desk.expect(0, command)
                let values = try desk.values(in: "\(name).json")
                #expect(values == desk.secrets(["m.megolm_backup.v1"]))
            } else {
                try desk.expect(0, "\(remove) \(options)")
            }
            try desk.expect(0, "\(end)ls \(name).json own.device 2>/dev/null")
        }
        #expect(try silent.await(cancellations: 1).cancellations.count == 1)
    }

    /// The session is ended elsewhere: what came is another device's, which nobody has to vouch for.
    @Test func keepsWhatCameToADeviceThatIsGone() throws {
        let desk = try SharingDesk()
        let proxy = try FaultProxy(before: desk.user.url)
        let id = try desk.addDevice(through: proxy)
        let peer = try desk.peer()
        try peer.answer(with: desk.secrets)
        let command = desk.request("m.megolm_backup.v1 -o got.json")
        try desk.receive(by: command, through: proxy)
        try MautrixClient(desk.user).remove(device: id)
        try desk.logIn("own")
        try desk.expect(code: "device_state_of_another", command)
        let create = "matrix-recovery device create \(desk.user.id) --session own.session"
        #expect(try desk.json(create).string(at: "device_id") != id)
        try desk.expect(0, command)
        #expect(try desk.values(in: "got.json") == desk.secrets(["m.megolm_backup.v1"]))
        try desk.expect(
            0,
            "matrix-recovery device remove \(desk.user.id) --session own.session"
        )
    }

    @Test func hasNoDeviceWithoutKeysOfItsOwn() throws {
        try desk.logIn("reader")
        try desk.expect(code: "device_not_created", desk.request("-o got.json", as: "reader"))
    }
}

import Formats
import Support
import Testing

/// The identity on a real homeserver, where a client that is not ours decides what came of it
/// (issue 5).
@Suite(.timeLimit(.minutes(30)))
struct LiveIdentityTests {
    private static let key = "--recovery-key-file key"

    /// A user with an identity in secret storage and no device that is signed but the maker's.
    private func account(
        on desk: IdentityDesk
    ) throws -> (client: MautrixClient, opened: MautrixClient.Opened) {
        let client = try MautrixClient(TestHomeserver.named().register())
        let (key, opened) = try client.make()
        try desk.put("key", line: key)
        return (client, opened)
    }

    /// A fresh user with that identity in secret storage, and none published.
    private func unpublished(
        on desk: IdentityDesk
    ) throws -> (client: MautrixClient, opened: MautrixClient.Opened) {
        let (client, opened) = try account(on: desk)
        let fresh = try MautrixClient(TestHomeserver.named().register())
        try fresh.takeStorage(of: client)
        try desk.logIn(fresh.user)
        return (fresh, opened)
    }

    @Test func signsADeviceThatIsNamed() throws {
        let desk = IdentityDesk()
        let (client, _) = try account(on: desk)
        let device = try MautrixClient(client.user, device: .published).deviceID
        #expect(try client.objection(to: device)?.contains("is not signed by") == true)
        try desk.logIn(client.user)
        let command = "identity sign-device \(client.user.id) --device \(device) \(Self.key)"
        #expect(try desk.json(command).string(at: "state") == "signed")
        #expect(try client.objection(to: device) == nil)
        #expect(try desk.json(command).string(at: "state") == "stood")
    }

    /// As bots do: the token of a device, and no terminal.
    @Test func signsTheSessionsOwnDevice() throws {
        let desk = IdentityDesk()
        let (client, opened) = try account(on: desk)
        let bot = try MautrixClient(client.user, device: .published)
        try desk.logIn(client.user, token: bot.token)
        let signed = try desk.json("identity sign-device \(client.user.id) \(Self.key)")
        #expect(try signed.string(at: "device_id") == bot.deviceID)
        #expect(try signed.string(at: "self_signing_key") == opened.identity["self_signing"])
        #expect(try client.objection(to: bot.deviceID) == nil)
        #expect(try client.objection(to: client.deviceID) == nil)
        let status = try desk.json("identity status \(client.user.id) \(Self.key)")
        #expect(try status.array(at: "findings").isEmpty)
        for device in try status.array(at: "devices") { #expect(try device.bool(at: "verified")) }
        for key in try status.array(at: "keys") {
            #expect(try key.string(at: "seed") == "matches")
        }
    }

    @Test func signsNothingWithoutKeys() throws {
        let desk = IdentityDesk()
        let (client, _) = try account(on: desk)
        try desk.logIn(client.user)
        let command = "identity sign-device \(client.user.id) \(Self.key)"
        try desk.expect(code: "device_without_keys", command)
        try desk.expect(code: "no_such_device", "\(command) --device NONE")
        let fresh = try MautrixClient(TestHomeserver.named().register())
        try desk.logIn(fresh.user)
        try fresh.takeStorage(of: client)
        try desk.expect(
            code: "identity_not_published",
            "identity sign-device \(fresh.user.id) \(Self.key)"
        )
    }

    @Test func publishesAFirstIdentityWithoutAPassword() throws {
        let desk = IdentityDesk()
        let (client, opened) = try unpublished(on: desk)
        let command = "identity publish \(client.user.id) \(Self.key)"
        #expect(try desk.json(command).string(at: "state") == "published")
        let key = try #require(try desk.run("cat key").output.first)
        #expect(try client.open(.recoveryKey(key)).identity == opened.identity)
        #expect(try desk.json(command).string(at: "state") == "stood")
        let device = try MautrixClient(client.user, device: .published).deviceID
        try desk.expect(
            0,
            "identity sign-device \(client.user.id) --device \(device) \(Self.key)"
        )
        #expect(try client.objection(to: device) == nil)
    }

    @Test func publishesTheIdentityOfAnArchive() throws {
        let desk = IdentityDesk()
        let (client, opened) = try account(on: desk)
        try desk.logIn(client.user)
        try desk.expect(
            0,
            "seal \(client.user.id) \(Self.key) --new-identity id -o copy.age --parity 0 -q"
        )
        let fresh = try MautrixClient(TestHomeserver.named().register())
        try desk.logIn(fresh.user)
        let published = try desk.json("identity publish \(fresh.user.id) --from copy.age -i id")
        #expect(try published.string(at: "state") == "published")
        #expect(try published.string(at: "master_key") == opened.identity["master"])
    }

    @Test func replacesAnIdentityOnlyWhenAskedAndWithThePassword() throws {
        let desk = IdentityDesk()
        let (client, _) = try account(on: desk)
        let (other, opened) = try account(on: desk)
        try client.takeStorage(of: other)
        try desk.logIn(client.user)
        try desk.put("wrong", line: "wrong")
        let command = "identity publish \(client.user.id) \(Self.key)"
        try desk.expect(code: "another_published", "\(command) --password-file password")
        try desk.expect(code: "password_needed", "\(command) --replace")
        try desk.expect(code: "wrong_password", "\(command) --replace --password-file wrong")
        let before = try desk.json("identity status \(client.user.id)").array(at: "keys").first
        #expect(try before?.string(at: "public_key") != opened.identity["master"])
        let replaced = try desk.json("\(command) --replace --password-file password")
        #expect(try replaced.string(at: "state") == "replaced")
        let key = try #require(try desk.run("cat key").output.first)
        #expect(try client.open(.recoveryKey(key)).identity == opened.identity)
        #expect(try client.objection(to: client.deviceID) != nil)
    }
}

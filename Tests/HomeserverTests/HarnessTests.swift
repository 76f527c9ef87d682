import Formats
import Support
import Testing

/// The homeserver, the client and the proxy that the other tests of this target stand on.
@Suite(.timeLimit(.minutes(30)))
struct HarnessTests {
    @Test func serverAnswersAndRegisters() throws {
        let server = try TestHomeserver.named()
        let versions = try server.request("GET", "/_matrix/client/versions")
        #expect(versions.status == 200)
        #expect(try versions.body.strings(at: "versions").contains("v1.11"))
        let (one, other) = (try server.register(), try server.register())
        #expect(one.id.hasSuffix(":localhost"))
        #expect(one.id != other.id)
        let refused = try MautrixClient(one)
        let path = "/_matrix/client/v3/account/whoami"
        let answer = try server.request("GET", path, token: refused.token)
        #expect(try answer.body.string(at: "device_id") == refused.deviceID)
        #expect(try server.request("GET", path).status == 401)
    }

    @Test func secondServerIsAnother() throws {
        let (server, other) = (try TestHomeserver.named(), try TestHomeserver.named("two.example"))
        #expect(try other.register().id.hasSuffix(":two.example"))
        #expect(other.url != server.url)
    }

    @Test func clientOpensWhatItMade() throws {
        let client = try MautrixClient(TestHomeserver.named().register())
        let (key, made) = try client.make(secrets: 16, rows: 12)
        #expect(made.secrets.count == 20)
        #expect(Set(made.secrets.values).count == 20)
        #expect(Set(made.identity.keys) == ["master", "self_signing", "user_signing"])
        #expect(made.backup?.count == 12)
        #expect(try client.open(.recoveryKey(key)) == made)
        #expect(try client.objection(to: client.deviceID) == nil)
        let other = try MautrixClient(client.user, device: .published)
        #expect(try client.objection(to: other.deviceID)?.contains("is not signed by") == true)
    }

    @Test func clientOpensByPassphrase() throws {
        let client = try MautrixClient(TestHomeserver.named().register())
        let (key, made) = try client.make(passphrase: "correct horse battery staple")
        #expect(made.backup == nil)
        #expect(try client.open(.passphrase("correct horse battery staple")) == made)
        #expect(try client.open(.recoveryKey(key)) == made)
        #expect(throws: MautrixError.self) { try client.open(.passphrase("correct horse")) }
    }

    @Test func clientRefusesAnotherKeyAndWhatIsNotUnderIt() throws {
        let server = try TestHomeserver.named()
        let client = try MautrixClient(server.register())
        let (key, made) = try client.make(secrets: 1)
        let foreign = try MautrixClient(server.register()).make().recoveryKey
        #expect(throws: MautrixError.self) { try client.open(.recoveryKey(foreign)) }
        let new = try client.rekey(key)
        #expect(throws: MautrixError.self) { try client.open(.recoveryKey(key)) }
        #expect(try client.open(.recoveryKey(new)).secrets == made.secrets)
        #expect(try client.unlock([foreign, new]).secrets == made.secrets)
        let old = try client.unlock([key])
        #expect(old.secrets.isEmpty)
        #expect(Set(old.left) == Set(made.secrets.keys))
        let secret = "org.example.secret.1"
        let path = "/_matrix/client/v3/user/\(client.user.id)/account_data/\(secret)"
        let event = try JSONValue(parsing: Array(#"{"encrypted":{"other":{}}}"#.utf8))
        _ = try server.request("PUT", path, token: client.token, body: event)
        #expect(throws: MautrixError.self) { try client.open(.recoveryKey(new)) }
    }

    @Test func clientWritesInBetween() throws {
        let client = try MautrixClient(TestHomeserver.named().register())
        let (key, made) = try client.make(secrets: 1, rows: 1)
        try client.replace("org.example.secret.1", key)
        let replaced = try client.open(.recoveryKey(key))
        #expect(replaced.secrets.filter { made.secrets[$0.key] != $0.value }.count == 1)
        let device = try MautrixClient(client.user, device: .published).deviceID
        try client.remove(device: device)
        #expect(try client.objection(to: device)?.contains("has no keys") == true)
        #expect(try client.makeBackup() == "2")
        #expect(throws: MautrixError.self) { try client.open(.recoveryKey(key)) }
        #expect(try client.open(.recoveryKey(key), .secrets).secrets == replaced.secrets)
    }
}

import Formats
import Primitives
import Recovery
import Secrets
import Support
import Synchronization
import Testing

@testable import Homeserver

/// What is told of a dehydrated device, which most servers do not have. Issue 5; spec: MSC3814.
@Suite(.timeLimit(.minutes(30)))
struct DehydratedDeviceTests {
    private static let path =
        "/_matrix/client/unstable/org.matrix.msc3814.v1/dehydrated_device"

    /// What is read from a server that answers so, and how often that is told.
    private func read(
        _ answer: ScriptedTransport.Reply
    ) async throws -> (device: DehydratedDevice, told: [HomeserverError]) {
        let session = LoginSession(
            server: try .example(),
            userID: "@alice:example.org",
            deviceID: nil,
            origin: .given,
            authorities: nil,
            token: SecretBytes(text: "t")
        )
        let told = Mutex([HomeserverError]())
        let transport = ScriptedTransport { request in
            switch request.path {
            case Self.path: answer
            case let path where path.hasSuffix("version"):
                .json(404, #"{"errcode":"M_NOT_FOUND"}"#)
            default: .json(200, #"{"device_keys":{}}"#)
            }
        }
        let account = LiveAccount(session, over: transport, pauses: ScriptedPauses()) { notice in
            if case .dehydratedDeviceNotRead(let error) = notice {
                told.withLock { $0.append(error) }
            }
        }
        let read = try await account.read().account.dehydratedDevice
        return (read, told.withLock(\.self))
    }

    @Test(
        arguments: [
            (200, #"{"device_id":"D","device_data":{}}"#, DehydratedDevice.present("D")),
            (404, #"{"errcode":"M_NOT_FOUND"}"#, .absent),
            (404, #"{"errcode":"M_UNRECOGNIZED"}"#, .notOffered),
            (400, #"{"errcode":"M_UNRECOGNIZED"}"#, .notOffered),
            (405, #"{"errcode":"M_UNRECOGNIZED"}"#, .notOffered), (400, "{}", .notOffered),
            (404, "404 page not found", .notOffered),
        ]
    )
    func says(_ status: Int, _ text: String, _ device: DehydratedDevice) async throws {
        let answer = try await read(.json(status, text))
        #expect(answer.device == device && answer.told == [])
    }

    @Test(arguments: [
        (500, #"{"errcode":"M_UNKNOWN"}"#), (403, #"{"errcode":"M_FORBIDDEN"}"#), (502, "<html>"),
        (200, "{}"), (200, #"{"device_id":5}"#),
    ])
    func tellsThatItIsNotKnownAndReadsOn(_ status: Int, _ text: String) async throws {
        let answer = try await read(.json(status, text))
        #expect(answer.device == .notKnown && answer.told.count == 1)
    }

    @Test func asksAServerThatDoesNotOfferIt() throws {
        let server = try FakeHomeserver()
        let answer = try server.runLive(
            "matrix-recovery doctor @bob:example.org --session session --json"
        )
        #expect(answer.status == 0 && answer.errors == [])
        #expect(try server.seen().contains("GET \(Self.path)"))
        let result = try JSONValue(parsing: Array(answer.output.joined(separator: "\n").utf8))
        #expect(try result.value(at: "dehydrated_device").string(at: "state") == "not_offered")
    }

    @Test func findsTheDeviceOnARealServer() throws {
        let desk = IdentityDesk()
        let client = try MautrixClient(TestHomeserver.named().register())
        try desk.put("key", line: client.make().recoveryKey)
        try desk.logIn(client.user)
        let command = "doctor \(client.user.id) --recovery-key-file key"
        let before = try desk.json(command).value(at: "dehydrated_device")
        #expect(try before.string(at: "state") == "absent")
        try client.dehydrate("SLEEPER")
        let doctor = try desk.expect(0, command).output
        #expect(doctor.contains { $0.hasPrefix("warning DEV-DEHYDRATED-NO-KEY") })
        try desk.put("pickle", line: "the key of a pickle")
        try desk.expect(
            0,
            "secret set \(client.user.id) org.matrix.msc3814 --value-file pickle "
                + "--recovery-key-file key --in-place"
        )
        let after = try desk.json(command)
        #expect(
            try after.value(at: "dehydrated_device").string(at: "device_id") == "SLEEPER"
        )
        let findings = try after.array(at: "findings").map { try $0.string(at: "id") }
        #expect(findings.contains("DEV-DEHYDRATED"))
        #expect(!findings.contains("DEV-DEHYDRATED-NO-KEY"))
        let status = "identity status \(client.user.id)"
        let devices = try desk.json(status).array(at: "devices")
        let sleepers = try devices.filter { try $0.bool(at: "dehydrated") }
        #expect(try sleepers.map { try $0.string(at: "device_id") } == ["SLEEPER"])
        let rows = try desk.expect(0, status).output.filter { $0.hasSuffix(", dehydrated") }
        #expect(rows.count == 1 && rows[0].hasPrefix("SLEEPER"))
    }
}

extension MautrixClient {
    private static let dehydratedDevice =
        "/_matrix/client/unstable/org.matrix.msc3814.v1/dehydrated_device"

    /// Makes a dehydrated device of this ID, as another client does: what it is sealed in is its own.
    fileprivate func dehydrate(_ id: ExactText) throws {
        let seed = ServerKeys.seed(0x77)
        let key = Base64.encode(try Ed25519.publicKey(ofSeed: seed))
        let (signing, identity) = (ExactText("ed25519:\(id)"), ExactText("curve25519:\(id)"))
        let owner = ExactText(user.id)
        var keys = JSONValue.object([
            ("algorithms", .array([])), ("dehydrated", .bool(true)), ("device_id", .string(id)),
            ("keys", .object([(signing, .string(key)), (identity, .string(key))])),
            ("user_id", .string(owner)),
        ])
        let signature = try Ed25519.sign(keys.canonical(), withSeed: seed)
        keys = try SignedJSON(keys).adding(signature, by: owner, signing)
        let body = JSONValue.object([
            ("device_id", .string(id)),
            ("device_data", .object([("algorithm", .string("org.matrix.msc3814.v2"))])),
            ("device_keys", keys), ("initial_device_display_name", .string("asleep")),
        ])
        let answer = try TestHomeserver.named().request(
            "PUT",
            Self.dehydratedDevice,
            token: token,
            body: body
        )
        #expect(answer.status == 200, "\(answer.body)")
    }
}

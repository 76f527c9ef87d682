import Formats
import Support
import Testing

/// The answer to `/keys/query` (B7).
struct PublishedIdentityTests {
    private static let key = Base64.encode([UInt8](repeating: 7, count: 32))

    private func decode(_ text: String, of user: ExactText? = nil) throws -> PublishedIdentity {
        let keys = ["MASTER", "SELF_SIGNING", "USER_SIGNING"].reduce(text) { text, usage in
            text.replacing("\(usage)KEY", with: Self.object(usage.lowercased()))
        }
        let bytes = Array(keys.replacing("KEY", with: Self.key).utf8)
        return try PublishedIdentity(decoding: bytes, of: user)
    }

    /// A key object of the user `@a:x`.
    private static func object(_ usage: String) -> String {
        #"{"user_id":"@a:x","usage":["\#(usage)"],"keys":{"ed25519:\#(key)":"\#(key)"}}"#
    }

    @Test(arguments: try Fixture.all())
    func readsWhatServersAnswer(fixture: Fixture) throws {
        let identity = try PublishedIdentity(decoding: fixture.bytes("keys_query.json"))
        #expect(identity.userID == ExactText(fixture.expected.userID))
        let keys = [
            "master": identity.master, "self_signing": identity.selfSigning,
            "user_signing": identity.userSigning,
        ]
        for (usage, bytes) in fixture.expected.crossSigningPublic {
            let key = try #require(keys[usage] ?? nil)
            #expect(key.publicKey == bytes)
            #expect(key.keyID == ExactText("ed25519:" + Base64.encode(bytes)))
            #expect(!key.signed.signatures.isEmpty)
        }
        #expect(!identity.devices.isEmpty)
        for device in identity.devices {
            #expect(!device.signed.signatures.isEmpty)
        }
    }

    @Test func takesTheUserThatIsAskedFor() throws {
        let text = #"{"master_keys":{"@a:x":MASTERKEY,"@b:x":{"keys":{}}}}"#
        #expect(try decode(text, of: "@a:x").master?.publicKey.count == 32)
        let other = try decode(text, of: "@c:x")
        #expect(other.master == nil)
        #expect(other.devices.isEmpty)
    }

    @Test(arguments: [
        #"{"user_signing_keys":{"@a:x":null},"master_keys":{"@a:x":null,"@b:x":null}}"#,
        #"{"user_signing_keys":{},"master_keys":{"@a:x":null},"device_keys":{"@a:x":{},"@b:x":{}}}"#,
        #"{"device_keys":{"@a:x":{}}}"#,
    ])
    func findsTheOnlyUser(text: String) throws {
        #expect(try decode(text).userID == "@a:x")
    }

    @Test(arguments: [
        ("{}", "user_id"), ("[]", "device_keys"),
        (#"{"device_keys":{"@a:x":{},"@b:x":{}}}"#, "user_id"),
    ])
    func refusesWhatIsNoAnswerAboutOneUser(text: String, property: String) {
        #expect(throws: FormatError.property(property)) { try decode(text) }
    }

    @Test(arguments: [
        (#"{"device_keys":{"@a:x":[]}}"#, "device_keys"),
        (#"{"master_keys":{"@a:x":{}}}"#, "master_keys"),
        (#"{"master_keys":{"@a:x":{"keys":{"ed25519:KEY":"KEY"}}}}"#, "master_keys"),
        (
            #"{"master_keys":{"@a:x":{"user_id":"@a:x","usage":["master"],"keys":{"ed25519:a":"!"}}}}"#,
            "master_keys"
        ),
        (
            #"{"master_keys":{"@a:x":{"user_id":"@a:x","usage":["master"],"keys":{"ed25519:KEY":"KEY","ed25519:b":"KEY"}}}}"#,
            "master_keys"
        ),
        (#"{"self_signing_keys":{"@a:x":[]},"device_keys":{"@a:x":{}}}"#, "self_signing_keys"),
        (#"{"device_keys":{"@a:x":{"D":5}}}"#, "device_keys.D"),
        (
            #"{"device_keys":{"@a:x":{"D":{"user_id":"@a:x","user_id":"@a:x"}}}}"#,
            "device_keys.D"
        ),
    ])
    func namesMalformedPiecesAndReadsTheOthers(text: String, path: String) throws {
        try expectMisfit(path, .malformed, in: text)
    }

    /// What says that it is another's is not taken for this user's, whoever signed it.
    @Test(arguments: [
        (
            #"{"master_keys":{"@a:x":{"user_id":"@b:x","usage":["master"],"keys":{"ed25519:KEY":"KEY"}}}}"#,
            "master_keys"
        ),
        (#"{"master_keys":{"@a:x":SELF_SIGNINGKEY}}"#, "master_keys"),
        (#"{"self_signing_keys":{"@a:x":MASTERKEY}}"#, "self_signing_keys"),
        (
            #"{"master_keys":{"@a:x":{"user_id":"@a:x","usage":["master"],"keys":{"ed25519:a":"KEY"}}}}"#,
            "master_keys"
        ),
        (#"{"device_keys":{"@a:x":{"D":{"device_id":"E"}}}}"#, "device_keys.D"),
        (#"{"device_keys":{"@a:x":{"D":{"device_id":5}}}}"#, "device_keys.D"),
        (#"{"device_keys":{"@a:x":{"D":{"user_id":"@b:x"}}}}"#, "device_keys.D"),
        (#"{"device_keys":{"@a:x":{"KEY":{}}}}"#, "device_keys.KEY"),
    ])
    func namesWhatIsAnothers(text: String, path: String) throws {
        try expectMisfit(path, .foreign, in: text)
    }

    @Test func takesNeitherOfTwoDevicesOfOneID() throws {
        let identity = try decode(#"{"device_keys":{"@a:x":{"D":{},"E":{},"D":{}}}}"#)
        #expect(identity.devices.map(\.deviceID) == ["E"])
        #expect(identity.misfits.map(\.reason) == [.twice, .twice])
    }

    private func expectMisfit(
        _ path: String,
        _ reason: PublishedIdentity.Misfit.Reason,
        in text: String
    ) throws {
        let path = path.replacing("KEY", with: Self.key)
        let both = try decode(#"{"user_signing_keys":{"@a:x":USER_SIGNINGKEY},"# + text.dropFirst())
        #expect(both.misfits.map(\.path) == [path])
        #expect(both.misfits.map(\.reason) == [reason])
        #expect(both.userSigning != nil)
        #expect(both.master == nil && both.selfSigning == nil && both.devices.isEmpty)
    }

    /// Only who signed a device matters; its own keys hide no other device.
    @Test(arguments: ["{}", #"{"keys":{"ed25519:D":"?"}}"#, #"{"keys":[]}"#])
    func toleratesDevicesWithoutKeys(_ device: String) throws {
        let text = #"{"device_keys":{"@a:x":{"D":DEVICE}}}"#.replacing("DEVICE", with: device)
        #expect(try decode(text).devices.map(\.deviceID) == ["D"])
    }
}

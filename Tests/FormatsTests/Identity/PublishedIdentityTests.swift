import Formats
import Support
import Testing

/// The answer to `/keys/query` (B7).
struct PublishedIdentityTests {
    private static let key = Base64.encode([UInt8](repeating: 7, count: 32))

    private func decode(_ text: String, of user: ExactText? = nil) throws -> PublishedIdentity {
        try PublishedIdentity(decoding: Array(text.split("KEY", joined: Self.key).utf8), of: user)
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
        let text = #"{"master_keys":{"@a:x":{"keys":{"ed25519:KEY":"KEY"}},"@b:x":{"keys":{}}}}"#
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
        (#"{"master_keys":{"@a:x":{"keys":{"ed25519:a":"!"}}}}"#, "master_keys"),
        (#"{"master_keys":{"@a:x":{"keys":{"ed25519:a":"AAAA"}}}}"#, "master_keys"),
        (
            #"{"master_keys":{"@a:x":{"keys":{"ed25519:a":"KEY","ed25519:b":"KEY"}}}}"#,
            "master_keys"
        ),
        (#"{"self_signing_keys":{"@a:x":[]},"device_keys":{"@a:x":{}}}"#, "self_signing_keys"),
        (#"{"device_keys":{"@a:x":{"D":{"device_id":"E"}}}}"#, "device_keys.D"),
        (#"{"device_keys":{"@a:x":{"D":5}}}"#, "device_keys.D"),
    ])
    func namesMalformedPiecesAndReadsTheOthers(text: String, path: String) throws {
        #expect(try decode(text).unreadable == [path])
        let good = #""user_signing_keys":{"@a:x":{"keys":{"ed25519:KEY":"KEY"}}},"#
        let both = try decode("{" + good + text.dropFirst())
        #expect(both.unreadable == [path])
        #expect(both.userSigning != nil)
    }

    /// Only who signed a device matters; its own keys hide no other device.
    @Test(arguments: ["{}", #"{"keys":{"ed25519:D":"?"}}"#, #"{"keys":[]}"#])
    func toleratesDevicesWithoutKeys(_ device: String) throws {
        let text = #"{"device_keys":{"@a:x":{"D":DEVICE}}}"#.replacing("DEVICE", with: device)
        #expect(try decode(text).devices.map(\.deviceID) == ["D"])
    }
}

import Formats
import Primitives
import Recovery
import Secrets
import Support
import Testing

/// Spec: A4. Signed JSON, with the peers' values and with the accounts that servers left.
struct SignedJSONTests {
    private static let alice: ExactText = "@alice:example.org"

    private func object(_ text: String) throws -> JSONValue {
        try JSONValue(parsing: Array(text.utf8))
    }

    /// The verdict of the first signature's key on an object.
    private func verdict(on object: JSONValue, by publicKey: [UInt8]) throws -> SignatureVerdict {
        let signed = try SignedJSON(object)
        let keyID = ExactText("ed25519:" + Base64.encode(publicKey))
        return signed.verdict(by: Self.alice, keyID: keyID, publicKey: publicKey)
    }

    private func expectVerdict(_ entry: VectorEntry) throws {
        let signed = try SignedJSON(entry.inputs.value(at: "object"))
        let verdict = try signed.verdict(
            by: entry.inputs.text(at: "user_id"),
            keyID: entry.inputs.text(at: "key_id"),
            publicKey: entry.inputs.base64(at: "public_key")
        )
        #expect(try (verdict == .valid) == entry.expect.bool(at: "valid"))
    }

    @Test(arguments: try VectorFile.entries("signature.verify"))
    func agreesWithPeersOnSignatures(_ entry: VectorEntry) throws {
        try expectVerdict(entry)
    }

    @Test(arguments: try VectorFile.entries("backup.auth_data.verify"))
    func agreesWithPeersOnBackups(_ entry: VectorEntry) throws {
        try expectVerdict(entry)
    }

    @Test(arguments: try VectorFile.entries("signature.sign"))
    func signsAsPeersDo(_ entry: VectorEntry) throws {
        let isHex = try entry.inputs.valueIfPresent(at: "seed_hex") != nil
        let seed = SecretBytes(
            copying: try isHex
                ? entry.inputs.hex(at: "seed_hex") : entry.inputs.base64(at: "seed_base64")
        )
        let publicKey = try Ed25519.publicKey(ofSeed: seed)
        let keyID = ExactText("ed25519:" + Base64.encode(publicKey))
        let signed = try SignedJSON(entry.inputs.value(at: "object"))
            .signed(by: Self.alice, withSeed: seed)
        let signature = try SignedJSON(signed).signature(by: Self.alice, keyID)
        #expect(try signature?.bytes == entry.expect.base64(at: "signature"))
        #expect(try verdict(on: signed, by: publicKey) == .valid)
    }

    @Test(arguments: try Fixture.all())
    func acceptsWhatServersPublish(_ fixture: Fixture) throws {
        let identity = try PublishedIdentity(
            decoding: fixture.bytes("keys_query.json"),
            of: ExactText(fixture.expected.userID)
        )
        let master = try #require(identity.master)
        #expect(master.publicKey == fixture.expected.crossSigningPublic["master"])
        for key in [identity.selfSigning, identity.userSigning] {
            #expect(try #require(key).signed.verdict(by: identity.userID, master) == .valid)
        }
    }

    @Test func refusesWhatWasChanged() throws {
        let seed = Randomness.secret(32)
        let key = try Ed25519.publicKey(ofSeed: seed)
        let signed = try SignedJSON(object("{\"a\":1}")).signed(by: Self.alice, withSeed: seed)
        #expect(try verdict(on: signed, by: key) == .valid)
        #expect(try verdict(on: signed.setting("a", to: .integer(2)), by: key) == .invalid)
        #expect(try verdict(on: signed.setting("b", to: .null), by: key) == .invalid)
        #expect(try verdict(on: signed.setting("a", to: object("1.5")), by: key) == .invalid)
        #expect(try verdict(on: signed.setting("unsigned", to: .null), by: key) == .valid)
    }

    @Test func tellsAbsentFromInvalid() throws {
        let key = try Ed25519.publicKey(ofSeed: Randomness.secret(32))
        let keyID = "ed25519:" + Base64.encode(key)
        let cut = "{\"signatures\":{\"@alice:example.org\":{\"\(keyID)\":\"AAAA\"}}}"
        #expect(try verdict(on: object("{}"), by: key) == .absent)
        #expect(try verdict(on: object(cut), by: key) == .invalid)
        let other = cut.replacing("@alice", with: "@mallory")
        #expect(try verdict(on: object(other), by: key) == .absent)
    }

    @Test func keepsOtherSignatures() throws {
        let before = try object("{\"signatures\":{\"@bob:x\":{\"ed25519:D\": \"odd\"}}, \"a\" :1}")
        let signed = try SignedJSON(before).signed(by: Self.alice, withSeed: Randomness.secret(32))
        #expect(try SignedJSON(signed).signatures.map(\.userID) == ["@bob:x", Self.alice])
        let kept = try signed.member("signatures")?.member("@bob:x")?.encoded
        #expect(kept == Array("{\"ed25519:D\": \"odd\"}".utf8))
    }

    @Test func refusesToSignWhatHasNoCanonicalForm() throws {
        let signed = try SignedJSON(object("{\"a\":1.5}"))
        #expect(throws: RecoveryError.format(.canonicalJSON(.notAnInteger))) {
            try signed.signed(by: Self.alice, withSeed: Randomness.secret(32))
        }
        let empty = try SignedJSON(object("{}"))
        #expect(throws: RecoveryError.primitive(.length)) {
            try empty.signed(by: Self.alice, withSeed: Randomness.secret(31))
        }
    }
}

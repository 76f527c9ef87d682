import Formats
import Primitives
import Recovery
import Secrets
import Support
import Testing

/// Spec: A4, B9; trap 35. A new version of the key backup, signed by the master key.
struct NewBackupVersionTests {
    private static let publicKey = [UInt8](1...32)

    private static func version(
        _ signer: DescriptionSigner?
    ) throws -> (made: NewBackupVersion, read: BackupVersion) {
        let made = try NewBackupVersion(publicKey: publicKey, signer: signer)
        let read = try #require(try BackupVersion(decoding: made.content.encoded))
        return (made, read)
    }

    private static func examination(_ fixture: Fixture) throws -> Examination {
        Examination(try fixture.account(), entered: fixture.expected.keys.map(\.entered))
    }

    /// By the real identity of every account, as it is published.
    @Test(arguments: try Fixture.all())
    func isSignedByTheIdentity(_ fixture: Fixture) throws {
        let examination = try Self.examination(fixture)
        let (made, read) = try Self.version(DescriptionSigner(examination))
        let user = ExactText(fixture.expected.userID)
        #expect(made.signedBy == user)
        #expect(read.algorithm == "m.megolm_backup.v1.curve25519-aes-sha2")
        #expect(read.publicKey == .valid(Self.publicKey) && read.version == nil)
        let master = try #require(examination.account.identity?.master)
        #expect(read.signed.verdict(by: user, master) == .valid)
        #expect(read.signed.signatures.map(\.userID) == [user])
        #expect(read.signed.signatures.map(\.keyID) == [master.keyID])
    }

    /// What is added afterwards is not signed.
    @Test func isNotSignedForAnotherKey() throws {
        let seed = ServerKeys.seed(0x11)
        let signer = DescriptionSigner(userID: ServerKeys.userID, masterSeed: seed)
        let content = try Self.version(signer).made.content
        let data = try content.value(at: "auth_data")
        let other = try SignedJSON(data.setting("public_key", to: .string("AAAA")))
        let key = try Ed25519.publicKey(ofSeed: seed)
        let keyID = ExactText("ed25519:" + Base64.encode(key))
        let user = ServerKeys.userID
        #expect(try SignedJSON(data).verdict(by: user, keyID: keyID, publicKey: key) == .valid)
        #expect(other.verdict(by: user, keyID: keyID, publicKey: key) == .invalid)
    }

    /// `cryptography` verifies the signature over the canonical JSON.
    @Test func isVerifiedByCryptography() throws {
        let seed = ServerKeys.seed(0x11)
        let signer = DescriptionSigner(userID: ServerKeys.userID, masterSeed: seed)
        let folder = try ScratchFolder()
        try folder.write("version.json", Self.version(signer).made.content.encoded)
        let script = """
            import base64, json
            from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
            decode = lambda text: base64.b64decode(text + "=" * (-len(text) % 4), validate=True)
            content = json.load(open("version.json"))
            assert list(content) == ["algorithm", "auth_data"]
            data = content["auth_data"]
            signatures = data.pop("signatures")
            (user, keys), = signatures.items()
            (key, signature), = keys.items()
            algorithm, public = key.split(":")
            assert algorithm == "ed25519" and len(decode(data["public_key"])) == 32
            message = json.dumps(data, separators=(",", ":"), sort_keys=True, ensure_ascii=False)
            Ed25519PublicKey.from_public_bytes(decode(public)).verify(
                decode(signature), message.encode())
            print(user, public)
            """
        try folder.write("verify.py", Array(script.utf8))
        let python = TestData.root + "/../.build/python/bin/python"
        let run = try folder.run("\(python) verify.py")
        let key = try Base64.encode(Ed25519.publicKey(ofSeed: seed))
        #expect(run.status == 0 && run.output == "\(ServerKeys.userID) \(key)\n", "\(run.output)")
    }

    @Test func isUnsignedWithoutAnIdentity() throws {
        let (made, read) = try Self.version(nil)
        #expect(made.signedBy == nil && read.signed.signatures.isEmpty)
        let text = String(decoding: made.content.encoded, as: UTF8.self)
        let key = Base64.encode(Self.publicKey)
        #expect(
            text == """
                {"algorithm":"m.megolm_backup.v1.curve25519-aes-sha2",\
                "auth_data":{"public_key":"\(key)","signatures":{}}}
                """
        )
    }

    // MARK: Refuses

    private func refusal(
        userID: ExactText? = ServerKeys.userID,
        published: UInt8,
        entered: Bool = true
    ) throws -> RecoveryError? {
        let fixture = try Fixture("alice-passphrase")
        let account = try fixture.account()
        let identity = try PublishedIdentity(
            decoding: ServerKeys(master: published).response.encoded,
            of: ServerKeys.userID
        )
        let made = Account(
            userID: userID,
            events: account.events,
            identity: identity,
            source: "made"
        )
        let keys = entered ? fixture.expected.keys.map(\.entered) : []
        do throws(RecoveryError) {
            _ = try DescriptionSigner(Examination(made, entered: keys))
            return nil
        } catch {
            return error
        }
    }

    /// The seed in storage is not the published key's: such a signature nobody would believe.
    @Test func refusesAnotherMasterKey() throws {
        #expect(try refusal(published: 0x11) == .cannotSign(.masterKeyIsAnother))
    }

    @Test func refusesWithoutTheUser() throws {
        #expect(try refusal(userID: nil, published: 0x11) == .cannotSign(.userUnknown))
    }

    @Test func refusesWithoutTheMasterKey() throws {
        let error = try refusal(published: 0x11, entered: false)
        #expect(error == .cannotSign(.masterKeyNotOpened))
    }
}

import Formats
import Primitives
import Recovery
import Secrets
import Support
import Testing

/// Design section 7: a secret cannot be printed, whatever holds it.
struct LeakTests {
    private let key = StorageKey(
        id: "key",
        algorithm: .aesHMACSHA2,
        material: SecretBytes(copying: Array("0123456789abcdefghijklmnopqrstuv".utf8))
    )
    private let passphrase = SecretBytes(text: "correct horse battery")
    private let value = SecretBytes(text: "the value of a secret")

    /// Nothing of any secret in any text that the language makes of a value.
    private func expectNothing(
        in holder: some Any,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        for secret in [key.material, passphrase, value] {
            let found = Leaks.found(of: secret, in: holder)
            #expect(found.isEmpty, sourceLocation: sourceLocation)
        }
    }

    private func examination() throws -> Examination {
        var builder = AccountBuilder()
        try builder.describe(key)
        builder.setDefault("key")
        try builder.seal("the value of a secret", "org.example.note", under: [key])
        let typed = EnteredKey(.passphrase, passphrase, origin: "typed")
        return Examination(builder.account, entered: [key.entered, typed])
    }

    /// The helper itself sees what is there.
    @Test func findsWhatIsShown() {
        struct Holder { let bytes: [UInt8] }
        let text = String(decoding: key.material.revealed, as: UTF8.self)
        #expect(!Leaks.found(of: key.material, in: text).isEmpty)
        #expect(!Leaks.found(of: key.material, in: Holder(bytes: key.material.revealed)).isEmpty)
        #expect(
            !Leaks.found(of: key.material, in: ["x": Hex.encode(key.material.revealed)]).isEmpty
        )
        let base64 = Base64.encode(key.material.revealed, .padded)
        #expect(!Leaks.found(of: key.material, in: Optional(base64)).isEmpty)
        let recoveryKey = RecoveryKey.encode(key.material)?.revealed ?? []
        let shown = String(decoding: recoveryKey, as: UTF8.self)
        #expect(!Leaks.found(of: key.material, in: shown).isEmpty)
        #expect(!Leaks.found(of: key.material, in: String(text.prefix(16))).isEmpty)
    }

    @Test func storageKey() { expectNothing(in: key) }

    @Test func enteredKey() {
        expectNothing(in: EnteredKey(.passphrase, passphrase, origin: "typed"))
        expectNothing(in: key.entered)
        let text = RecoveryKey.encode(key.material) ?? passphrase
        #expect(Leaks.found(of: text, in: key.entered).isEmpty)
    }

    @Test func provedKeyAndAttempts() throws {
        let examination = try examination()
        #expect(examination.matrix.keys.count == 1)
        for proved in examination.matrix.keys { expectNothing(in: proved) }
        for attempt in examination.attempts {
            expectNothing(in: attempt)
            expectNothing(in: attempt.outcome)
            expectNothing(in: UnlockFailure(attempt))
        }
    }

    @Test func matrixAndRows() throws {
        let examination = try examination()
        let row = try #require(examination.matrix.rows.first)
        #expect(row.value == value)
        expectNothing(in: row)
        expectNothing(in: examination.matrix)
        expectNothing(in: examination)
    }

    @Test func keyCheck() throws {
        let account = try examination().account
        expectNothing(in: KeyCheck(key.entered, account))
        let raw = SecretBytes(copyingBase64Of: key.material)
        expectNothing(in: KeyCheck(EnteredKey(.passphrase, raw, origin: "typed"), account))
    }

    @Test func newStorageKey() throws {
        for new in [
            NewStorageKey.random(.aesHMACSHA2), NewStorageKey.random(.curve25519AESSHA2),
            try NewStorageKey.derived(from: passphrase, .aesHMACSHA2),
        ] {
            #expect(Leaks.found(of: new.key.material, in: new).isEmpty)
            expectNothing(in: new)
            let description = String(decoding: try new.description().encoded, as: UTF8.self)
            #expect(Leaks.found(of: new.key.material, in: description).isEmpty)
        }
    }

    @Test func descriptionSigner() {
        expectNothing(in: DescriptionSigner(userID: "@u:example.org", masterSeed: key.material))
    }

    @Test func rotation() throws {
        let examination = try examination()
        let new = NewStorageKey.random(.aesHMACSHA2)
        let plan = try RotationPlan(
            examination.account.events,
            matrix: examination.matrix,
            to: new,
            described: (new.description(), new.description(marked: true))
        )
        #expect(plan.carried.map(\.value) == [value])
        expectNothing(in: plan)
        #expect(Leaks.found(of: new.key.material, in: plan).isEmpty)
        let written = plan.plan.writes.map { String(decoding: $0.after.encoded, as: UTF8.self) }
        expectNothing(in: written)
    }

    @Test func rotationRequest() {
        var request = Rotation.Request()
        request.passphrase = passphrase
        expectNothing(in: request)
    }

    /// A builder of secret bytes cannot be copied, so that no text can be made of one.
    @Test func sealedFile() throws {
        var contents = try SealedFixture.contents()
        contents.secrets = [("org.example.note", value)]
        let keys = try SealKeys(
            recipients: [AgeIdentity(privateKey: key.material).recipient],
            passphrases: [SealKeys.Passphrase(passphrase, .mobile)]
        )
        expectNothing(in: contents)
        expectNothing(in: keys)
        let sink = ByteArraySink()
        let writer = try ArchiveWriter(contents, keys: keys)
        expectNothing(in: writer)
        let written = try writer.write(to: sink)
        expectNothing(in: written)
        for holder in [written.fileKey, ArchiveKeys(written.fileKey)] as [Any] {
            var dumped = ""
            dump(holder, to: &dumped)
            #expect(dumped.contains("<secret, 16 bytes>"))
        }
        let opened = ArchiveKeys(
            identities: [AgeIdentity(privateKey: key.material)],
            passphrases: [passphrase]
        )
        expectNothing(in: opened)
        expectNothing(in: try SealedFixture.open(sink.bytes, with: opened).load())
    }

    @Test func sealingAndOpeningStreams() throws {
        let identity = AgeIdentity(privateKey: key.material)
        let sink = ByteArraySink()
        let encryptor = try AgeEncryptor(
            keys: SealKeys(recipients: [identity.recipient]),
            sink: sink
        )
        try value.withBytes { (bytes) throws(PrimitivesError) in try encryptor.write(bytes) }
        expectNothing(in: encryptor)
        try encryptor.finish()
        let decryptor = try AgeDecryptor(
            source: ByteArraySource(sink.bytes),
            keys: ArchiveKeys(identities: [identity])
        )
        #expect(try decryptor.next() == 0..<value.count)
        expectNothing(in: decryptor)
        expectNothing(in: decryptor.plaintext)
    }

    @Test func preparedRotation() throws {
        let rotation = Rotation(
            Rotation.Request(),
            source: "/account.json",
            target: "/out.json",
            MemoryFiles()
        )
        let prepared = try rotation.prepare(examination().account, entered: [key.entered])
        #expect(prepared.plan.carried.map(\.value) == [value])
        expectNothing(in: prepared)
        #expect(Leaks.found(of: prepared.new.key.material, in: prepared).isEmpty)
    }

    @Test func secretEdit() throws {
        let examination = try examination()
        expectNothing(in: try SecretEdit.set("org.example.x", to: value, in: examination))
    }

    @Test func correction() throws {
        let text = String(decoding: key.entered.text.revealed, as: UTF8.self)
        var characters = Array(text.utf8.filter { $0 != UInt8(ascii: " ") })
        characters.swapAt(20, 21)
        let found = RecoveryKeyCorrection.all(for: SecretBytes(copying: characters))
        #expect(found.contains { $0.key == key.material })
        for correction in found { expectNothing(in: correction) }
    }

    @Test func errors() {
        for error in [
            RecoveryError.format(.recoveryKey(.parity)), .defaultKeyNotAtHand("key"),
            .notReadBack(.master), .changedMeanwhile(.master),
        ] {
            expectNothing(in: error)
        }
    }
}

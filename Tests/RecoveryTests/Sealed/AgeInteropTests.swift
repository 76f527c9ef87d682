import Formats
import Primitives
import Recovery
import Secrets
import Support
import Testing

/// Issue 2, "done when" 5: Debian's `age`, `tar` and `sha256sum` open what is sealed here, and
/// what they seal is opened here.
struct AgeInteropTests {
    private static let identityName = "id.txt"

    /// A folder with the fixture's identity as a file.
    private static func folder() throws -> ScratchFolder {
        let folder = try ScratchFolder()
        let identity = SealedFixture.identity
        let file = try identity.file(
            created: SealedFixture.created.text,
            recipient: identity.recipient
        )
        try folder.write(identityName, file.revealed)
        return folder
    }

    @Test func stockToolsOpenWhatWeSeal() throws {
        let folder = try Self.folder()
        try folder.write("x.tar.age", SealedFixture.seal())
        let run = try folder.run(
            "mkdir out; age -d -i id.txt x.tar.age | tar -x -C out; cd out; "
                + "sha256sum --strict -c SHA256SUMS; find . -type f | sort; ls -l README.txt"
        )
        #expect(run.status == 0, "\(run.output)")
        #expect(!run.output.contains("FAILED"))
        #expect(run.output.contains("./account_data/m.secret_storage.key.a=2Fb+c.json"))
        #expect(run.output.contains("-rw-------"))
        let secret = try folder.read("out/secrets/m.cross_signing.master")
        #expect(secret == Array(SealedFixture.masterSeed.utf8))
    }

    @Test func ageKeygenKnowsOurIdentities() throws {
        let folder = try Self.folder()
        let run = try folder.run("age-keygen -y id.txt")
        #expect(run.status == 0)
        #expect(run.output == "\(try SealedFixture.identity.recipient.encoded)\n")
    }

    @Test func weOpenWhatStockToolsSeal() throws {
        let folder = try Self.folder()
        try folder.write("x.tar.age", SealedFixture.seal())
        let run = try folder.run(
            """
            age-keygen -o theirs.txt
            mkdir out
            age -d -i id.txt x.tar.age | tar -x -C out
            cd out
            tar --format=pax -cf - README.txt manifest.json account_data/* secrets/* \
                identity/* SHA256SUMS |
                age -r "$(age-keygen -y ../theirs.txt)" -o ../y.tar.age
            """
        )
        #expect(run.status == 0, "\(run.output)")
        let theirs = try AgeIdentity.file(SecretBytes(copying: folder.read("theirs.txt")))
        let reader = try SealedFixture.open(
            try folder.read("y.tar.age"),
            with: ArchiveKeys(identities: theirs)
        )
        #expect(try reader.load().secrets.map(\.type) == [.master])
    }

    @Test(arguments: [0, 1, 65535, 65536, 65537, 300_000])
    func bothReadTheOthersStreams(_ count: Int) throws {
        let folder = try Self.folder()
        let payload = (0..<count).map { UInt8(truncatingIfNeeded: $0 % 255) }
        try folder.write("plain", payload)
        try folder.write("ours.age", SealedFixture.encrypt(payload))
        let run = try folder.run(
            "age -d -i id.txt ours.age | cmp - plain; "
                + "age -r \"$(age-keygen -y id.txt)\" -o theirs.age plain"
        )
        #expect(run.status == 0, "\(run.output)")
        #expect(try SealedFixture.decrypt(folder.read("theirs.age")) == payload)
    }

    /// The key of a passphrase's slot as README.txt describes it, with the `argon2` tool and
    /// without our own Argon2.
    @Test func theArgon2ToolDerivesThePassphraseSlotsKey() throws {
        let phrase = "a passphrase"
        let sink = ByteArraySink()
        let keys = try SealKeys(
            recipients: [],
            passphrases: [SealKeys.Passphrase(SecretBytes(text: phrase), .mobile)]
        )
        let encryptor = try AgeEncryptor(keys: keys, sink: sink)
        try encryptor.finish()
        let slots = try AgeSlot.slots(of: AgeHeader(parsingPrefixOf: sink.bytes))
        guard case .argon2(let slot) = slots[0] else {
            Issue.record("\(slots)")
            return
        }
        let folder = try ScratchFolder()
        let salt = String(decoding: slot.salt, as: UTF8.self)
        let run = try folder.run(
            "printf %s '\(phrase)' | argon2 \(salt) -id -v 13 -k \(slot.memoryKiB) "
                + "-t \(slot.passes) -p \(slot.lanes) -l 32 -r"
        )
        #expect(run.status == 0, "\(run.output)")
        let key = try SecretBytes(hex: String(run.output.prefix(64)))
        let fileKey = try ChaCha20Poly1305.open(slot.wrapped, key: key)
        #expect(fileKey.count == 16)
        let opened = try AgeDecryptor(
            source: ByteArraySource(sink.bytes),
            keys: ArchiveKeys(passphrases: [SecretBytes(text: phrase)])
        )
        #expect(try opened.next() == 0..<0)
    }
}

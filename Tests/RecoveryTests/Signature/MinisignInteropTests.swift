import Formats
import Primitives
import Recovery
import Secrets
import Support
import Testing

/// Issue 3, "Signature": Debian's `minisign` takes what is signed here, and what it signs is taken
/// here.
struct MinisignInteropTests {
    private static func folder() throws -> ScratchFolder {
        let folder = try ScratchFolder()
        try folder.write("x.tar.age", SealedFixture.seal())
        return folder
    }

    private static func key(_ folder: ScratchFolder, _ passphrase: SecretBytes? = nil) throws
        -> SigningKey
    {
        let file = try MinisignSecretKey(parsing: SecretBytes(copying: folder.read("k.key")))
        return try SigningKey(file, passphrase: passphrase)
    }

    private static func sign(_ folder: ScratchFolder, _ key: SigningKey) throws {
        let digest = try FileDigest(of: FileDescriptor(reading: folder.path("x.tar.age")))
        let comment = MinisignSignature.comment(time: 17, fileName: Array("x.tar.age".utf8))
        try folder.write("x.tar.age.minisig", key.sign(digest, comment: comment).encoded)
    }

    private static func check(_ folder: ScratchFolder) throws {
        try MinisignSignature(parsing: folder.read("x.tar.age.minisig")).check(
            FileDescriptor(reading: folder.path("x.tar.age")),
            by: MinisignPublicKey(parsing: folder.read("k.pub")),
            at: "x.tar.age.minisig"
        )
    }

    @Test func minisignTakesWhatWeSign() throws {
        let folder = try Self.folder()
        let made = try folder.run("minisign -G -W -p k.pub -s k.key")
        #expect(made.status == 0, "\(made.output)")
        try Self.sign(folder, Self.key(folder))
        let run = try folder.run("minisign -V -p k.pub -m x.tar.age")
        #expect(run.status == 0, "\(run.output)")
        #expect(run.output.contains("Trusted comment: timestamp:17\tfile:x.tar.age\thashed"))
        try Self.check(folder)
        let changed = try folder.run("printf x >>x.tar.age; minisign -V -p k.pub -m x.tar.age")
        #expect(changed.status == 1)
        #expect(throws: RecoveryError.signature(.file("x.tar.age.minisig"))) {
            try Self.check(folder)
        }
    }

    @Test func weTakeWhatMinisignSigns() throws {
        let folder = try Self.folder()
        let run = try folder.run(
            "minisign -G -W -p k.pub -s k.key; minisign -S -s k.key -m x.tar.age -t 'für später'"
        )
        #expect(run.status == 0, "\(run.output)")
        try Self.check(folder)
        let other = try folder.run("minisign -G -f -W -p k.pub -s k.key")
        #expect(other.status == 0, "\(other.output)")
        let error = #expect(throws: RecoveryError.self) { try Self.check(folder) }
        guard case .signature(.otherKey(_, let made, let required)) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        let text = String(decoding: try folder.read("k.pub"), as: UTF8.self)
        #expect(text.contains(required.description))
        #expect(made != required)
    }

    /// The key is made by minisign at its own cost, a GiB, or as much of it as there is.
    @Test func opensAKeyThatMinisignProtects() throws {
        let folder = try Self.folder()
        let tool = TestData.root + "/Tools/type-at-terminal"
        let run = try folder.run(
            "'\(tool)' --at 'Password: ' 'a passphrase\\n' --at 'one more time' 'a passphrase\\n' '' "
                + "minisign -G -p k.pub -s k.key"
        )
        #expect(run.status == 0, "\(run.output)")
        #expect(throws: RecoveryError.signature(.passphrase)) {
            try Self.key(folder, SecretBytes(text: "b passphrase"))
        }
        try Self.sign(folder, Self.key(folder, SecretBytes(text: "a passphrase")))
        let checked = try folder.run("minisign -V -p k.pub -m x.tar.age")
        #expect(checked.status == 0, "\(checked.output)")
    }
}

import Formats
import Primitives
import Recovery
import Secrets
import Support
import Testing

/// Readers that are not ours: one written from FORMAT.md, and `pyrage`, which is age in Rust. They
/// run in the Python environment that `scripts/bootstrap test` makes.
struct PythonInteropTests {
    private static let python = TestData.root + "/../.build/python/bin/python"
    private static let reader = "\(python) \(TestData.root)/../Examples/read-archive.py"

    /// A folder with an archive, and files with all that opens it.
    private static func folder(
        _ keys: SealKeys? = nil,
        as form: AgeForm = .binary
    ) throws -> ScratchFolder {
        let folder = try ScratchFolder()
        let identity = SealedFixture.identity
        let file = try identity.file(created: "2026", recipient: identity.recipient)
        try folder.write("id.txt", file.revealed)
        try folder.write("phrase", Array("a passphrase\n".utf8))
        let sink = ByteArraySink()
        let readers = try keys ?? SealedFixture.sealKeys()
        let writer = try ArchiveWriter(SealedFixture.contents(), keys: readers)
        _ = try form.write(to: sink) { (sink) throws(RecoveryError) in try writer.write(to: sink) }
        try folder.write("x.tar.age", sink.bytes)
        return folder
    }

    private static func phrase() -> SecretBytes { SecretBytes(text: "a passphrase") }

    @Test(arguments: [AgeForm.binary, .armored])
    func theExampleReadsWithAnIdentity(_ form: AgeForm) throws {
        let folder = try Self.folder(as: form)
        let run = try folder.run("\(Self.reader) x.tar.age -i id.txt -C out; ls -l out/README.txt")
        #expect(run.status == 0, "\(run.output)")
        #expect(run.output.contains(" secrets/m.cross_signing.master\n"))
        #expect(run.output.contains("-rw-------"))
        let secret = try folder.read("out/secrets/m.cross_signing.master")
        #expect(secret == Array(SealedFixture.masterSeed.utf8))
    }

    @Test func theExampleReadsWithAPassphrase() throws {
        for passphrase in [
            SealKeys.Passphrase(Self.phrase(), .mobile), SealKeys.Passphrase(stock: Self.phrase()),
        ] {
            let keys = try SealKeys(recipients: [], passphrases: [passphrase])
            let run = try Self.folder(keys)
                .run("\(Self.reader) x.tar.age --passphrase-file phrase")
            #expect(run.status == 0, "\(run.output)")
            #expect(run.output.contains(" SHA256SUMS\n"))
        }
    }

    @Test func theExampleRefusesDamage() throws {
        let folder = try Self.folder()
        let bytes = try folder.read("x.tar.age")
        for index in [100, 400, bytes.count - 1] {
            var changed = bytes
            changed[index] ^= 1
            try folder.write("y.tar.age", changed)
            let run = try folder.run("\(Self.reader) y.tar.age -i id.txt -C out || test ! -e out")
            #expect(run.status == 0, "\(run.output)")
            #expect(run.output.contains("read-archive: "))
        }
    }

    @Test func pyrageOpensWhatWeSeal() throws {
        let folder = try Self.folder()
        let script = """
            import pyrage, sys
            identity = open("id.txt").read().split()[-1]
            key = pyrage.x25519.Identity.from_str(identity)
            sys.stdout.buffer.write(pyrage.decrypt(open("x.tar.age", "rb").read(), [key]))
            """
        try folder.write("open.py", Array(script.utf8))
        let run = try folder.run("\(Self.python) open.py | tar -t")
        #expect(run.status == 0, "\(run.output)")
        #expect(run.output.hasPrefix("README.txt\nmanifest.json\n"))
    }

    @Test func weOpenWhatPyrageSeals() throws {
        let folder = try Self.folder()
        let recipient = try SealedFixture.identity.recipient.encoded
        let script = """
            import pyrage
            inside = open("inside", "rb").read()
            key = pyrage.x25519.Recipient.from_str("\(recipient)")
            open("key.age", "wb").write(pyrage.encrypt(inside, [key]))
            open("phrase.age", "wb").write(pyrage.passphrase.encrypt(inside, "a passphrase"))
            """
        try folder.write("seal.py", Array(script.utf8))
        let run = try folder.run("age -d -i id.txt x.tar.age >inside; \(Self.python) seal.py")
        #expect(run.status == 0, "\(run.output)")
        try SealedFixture.verify(folder.read("key.age"))
        // Its work factor is measured on the machine; one past our limit is refused as such.
        let keys = ArchiveKeys(passphrases: [Self.phrase()])
        let theirs = try folder.read("phrase.age")
        do throws(RecoveryError) {
            try SealedFixture.open(theirs, with: keys).verify()
        } catch .format(.age(.cost)) {
            return
        }
    }

    @Test func pyrageOpensAStockPassphrase() throws {
        let keys = try SealKeys(
            recipients: [],
            passphrases: [SealKeys.Passphrase(stock: Self.phrase())]
        )
        let folder = try Self.folder(keys)
        let script = """
            import pyrage
            sealed = open("x.tar.age", "rb").read()
            print(len(pyrage.passphrase.decrypt(sealed, "a passphrase")))
            """
        try folder.write("open.py", Array(script.utf8))
        let run = try folder.run("\(Self.python) open.py")
        #expect(run.status == 0, "\(run.output)")
    }
}

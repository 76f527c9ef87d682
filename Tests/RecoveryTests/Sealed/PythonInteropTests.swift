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
        as form: AgeForm = .binary,
        holding contents: ArchiveContents? = nil
    ) throws -> ScratchFolder {
        let folder = try ScratchFolder()
        let identity = SealedFixture.identity
        let file = try identity.file(created: "2026", recipient: identity.recipient)
        try folder.write("id.txt", file.revealed)
        try folder.write("phrase", Array("a passphrase\n".utf8))
        let sink = ByteArraySink()
        let readers = try keys ?? SealedFixture.sealKeys()
        let writer = try ArchiveWriter(contents ?? SealedFixture.contents(), keys: readers)
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

    @Test func theExampleReadsManyChunks() throws {
        var contents = try SealedFixture.contents()
        let text = "\"\(String(repeating: "x", count: 300_000))\""
        contents.accountData.append(try SealedFixture.event("big", text))
        let folder = try Self.folder(holding: contents)
        let run = try folder.run("\(Self.reader) x.tar.age -i id.txt -C whole")
        #expect(run.status == 0, "\(run.output)")
        #expect(try folder.read("whole/account_data/big.json") == Array(text.utf8))
        let bytes = try folder.read("x.tar.age")
        let start = try AgeHeader(parsingPrefixOf: bytes).encoded.count + 16
        let ends = Array(stride(from: start + 65_552, to: bytes.count, by: 65_552))
        #expect(ends.count == 4)
        for end in ends {
            // A chunk less, and none behind it.
            var fewer = bytes
            fewer.removeSubrange(end - 65_552..<end)
            try Self.expectRefusal(of: fewer, in: folder)
            try Self.expectRefusal(of: Array(bytes[..<end]), in: folder)
        }
        let length = try folder.run("wc -l <\(TestData.root)/../Examples/read-archive.py").output
        #expect(try #require(Int(length.dropLast())) <= 150)
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

    /// What the example says of anything that is wrong is one line, and it writes nothing then.
    private static func expectRefusal(
        of bytes: [UInt8],
        in folder: ScratchFolder,
        _ options: String = "-i id.txt",
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        try folder.write("y.tar.age", bytes)
        let run = try folder.run("! \(reader) y.tar.age \(options) -C out && test ! -e out")
        #expect(run.status == 0, "\(run.output)", sourceLocation: sourceLocation)
        let lines = run.output.split(separator: "\n")
        #expect(lines.count == 1, "\(run.output)", sourceLocation: sourceLocation)
        let isNamed = lines.first?.hasPrefix("read-archive: ") ?? false
        #expect(isNamed, "\(run.output)", sourceLocation: sourceLocation)
    }

    @Test func theExampleEndsInOneLineOnAFileCutShort() throws {
        let folder = try Self.folder()
        let bytes = try folder.read("x.tar.age")
        for count in [0, 10, 60, 150, 200, 230, 5000, bytes.count - 1] {
            try Self.expectRefusal(of: Array(bytes[..<count]), in: folder)
        }
        let armored = try Self.folder(as: .armored)
        let text = try armored.read("x.tar.age")
        for count in [20, 40, 300, text.count - 40] {
            try Self.expectRefusal(of: Array(text[..<count]), in: armored)
        }
    }

    @Test func theExampleEndsInOneLineOnAWrongKey() throws {
        let folder = try Self.folder()
        let bytes = try folder.read("x.tar.age")
        let made = try folder.run("age-keygen -o other.txt 2>made")
        #expect(made.status == 0)
        for options in [
            "-i other.txt", "-i phrase", "-i x.tar.age", "-i none", "--passphrase-file phrase", "",
        ] {
            try Self.expectRefusal(of: bytes, in: folder, options)
        }
    }

    /// Manifests of someone with the key.
    @Test(arguments: [
        "", "x", "[]", "null", "17", "{}", #"{"format":"matrix-recovery-archive"}"#,
        #"{"format":"matrix-recovery-archive","version":1}"#,
        #"{"format":"matrix-recovery-archive","version":1,"entries":17}"#,
        #"{"format":"matrix-recovery-archive","version":1,"entries":[17]}"#,
        #"{"format":"matrix-recovery-archive","version":1,"entries":[{"name":"../x"}]}"#,
        #"{"format":"matrix-recovery-archive","version":[],"entries":[]}"#,
        String(repeating: "[", count: 200_000), "\u{FEFF}{}",
    ])
    func theExampleEndsInOneLineOnAHostileManifest(_ manifest: String) throws {
        let folder = try Self.folder()
        let tar = try SealedFixture.tar([
            ("README.txt", [1]), ("manifest.json", Array(manifest.utf8)), ("SHA256SUMS", []),
        ])
        try Self.expectRefusal(of: SealedFixture.encrypt(tar), in: folder)
        try Self.expectRefusal(of: SealedFixture.encrypt(Array(manifest.utf8)), in: folder)
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

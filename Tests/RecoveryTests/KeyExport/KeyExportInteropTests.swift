import Formats
import Primitives
import Recovery
import Secrets
import Support
import Testing

/// Section 2 of the traps, 7: a reader made of `cryptography` alone, and matrix-nio, both ways. They
/// run in the Python environment that `scripts/bootstrap test` makes.
@Suite(.timeLimit(.minutes(20)))
struct KeyExportInteropTests {
    private static let python = TestData.root + "/../.build/python/bin/python"
    private static let reader = "\(python) \(TestData.root)/Tools/open-room-keys"
    private static let nio = "\(python) \(TestData.root)/Tools/nio-key-export"

    /// The sessions of a client's export.
    private static func sessions() throws -> [UInt8] {
        let fixture = try Fixture("alice-passphrase")
        let export = try #require(fixture.expected.keyExports.first)
        let passphrase = SecretBytes(text: export.passphrase)
        return try KeyExportReader(fixture.bytes(export.file), passphrase).bytes()
    }

    private static func folder(_ passphrase: String) throws -> ScratchFolder {
        let folder = try ScratchFolder()
        try folder.write("phrase", Array(passphrase.utf8))
        return folder
    }

    @Test(arguments: ["a passphrase", "Schlüssel", "日本"])
    func aReaderOfCryptographyAloneOpensOurs(_ passphrase: String) throws {
        let folder = try Self.folder(passphrase)
        let sessions = try Self.sessions()
        try folder.write("x", KeyExportFile.write(sessions, SecretBytes(text: passphrase)))
        let run = try folder.run("\(Self.reader) export x phrase")
        #expect(run.status == 0, "\(run.output)")
        let read = try JSONValue(parsing: Array(run.output.utf8))
        #expect(try read.isEquivalent(to: JSONValue(parsing: sessions)))
    }

    @Test(arguments: [0, 1, 16, 70_000, 300_000])
    func matrixNioOpensOurs(_ count: Int) throws {
        let folder = try Self.folder("a passphrase")
        var numbers = SeededGenerator(7)
        let plaintext = numbers.bytes(count)
        try folder.write("x", KeyExportFile.write(plaintext))
        let run = try folder.run("\(Self.nio) read x phrase out")
        #expect(run.status == 0, "\(run.output)")
        #expect(try folder.read("out") == plaintext)
    }

    /// What it takes for Latin-1 when it is typed, it takes as it is when it is given bytes.
    @Test func matrixNioOpensOursWithTheBytesOfUTF8Only() throws {
        let folder = try Self.folder("Schlüssel")
        try folder.write(
            "x",
            KeyExportFile.write(KeyExportFile.sessions, SecretBytes(text: "Schlüssel"))
        )
        let read = "\(Self.nio) read x phrase out"
        let run = try folder.run("! \(read) && \(read) as-bytes")
        #expect(run.status == 0, "\(run.output)")
        #expect(try folder.read("out") == KeyExportFile.sessions)
    }

    @Test(arguments: [
        ("a passphrase", KeyExportSpelling.utf8(.asTyped)), ("Schlüssel", .latin1(.asTyped)),
    ])
    func opensThoseOfMatrixNio(_ passphrase: String, _ spelling: KeyExportSpelling) throws {
        let folder = try Self.folder(passphrase)
        var numbers = SeededGenerator(8)
        for plaintext in [KeyExportFile.sessions, numbers.bytes(300_000), []] {
            try folder.write("plain", plaintext)
            let run = try folder.run("\(Self.nio) write plain phrase 1000 x")
            #expect(run.status == 0, "\(run.output)")
            let reader = try KeyExportReader(folder.read("x"), SecretBytes(text: passphrase))
            #expect(try reader.bytes() == plaintext)
            #expect(reader.facts.spelling == spelling && reader.facts.rounds == 1000)
        }
    }
}

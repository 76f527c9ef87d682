import Formats
import Primitives
import Recovery
import Secrets
import Support
import Testing

/// Design: section 6, EXP-TRUNCATED. What is left of a damaged export, without proof.
struct KeyExportSalvageTests {
    private static let plaintext = Array(
        ("[" + (0..<10_000).map { "{\"session_id\":\"\($0)\"}" }.joined(separator: ",") + "]").utf8
    )
    private static let whole = Result { try KeyExportFile.write(plaintext) }

    /// All bytes that are there come out, those of the MAC too where nothing tells them from others.
    @Test(arguments: [200, 1000, 100_000, 262_000])
    func givesWhatIsLeftOfAFileThatWasCut(_ count: Int) throws {
        let file = Array(try Self.whole.get().prefix(count))
        let reader = try KeyExportReader(salvaging: file, KeyExportFile.passphrase)
        #expect(reader.facts.state == .cut && reader.facts.trailerMissing)
        let bytes = try reader.bytes()
        #expect(bytes.count == reader.facts.byteCount)
        let least = (count - 36) / 129 * 96 - 37
        #expect(bytes.count >= least)
        let known = min(bytes.count, Self.plaintext.count)
        #expect(bytes[..<known] == Self.plaintext[..<known])
    }

    /// With a last line, the MAC before it is left out.
    @Test func givesAllButTheDamageOfAChangedFile() throws {
        var file = try Self.whole.get()
        file[100_000] = file[100_000] == 0x41 ? 0x42 : 0x41
        #expect(throws: RecoveryError.keyExport(.damaged)) {
            try KeyExportReader(file, KeyExportFile.passphrase)
        }
        let reader = try KeyExportReader(salvaging: file, KeyExportFile.passphrase)
        let bytes = try reader.bytes()
        #expect(bytes.count == Self.plaintext.count)
        #expect(reader.facts.state == .damaged && !reader.facts.trailerMissing)
        let wrong = bytes.indices.filter { bytes[$0] != Self.plaintext[$0] }
        #expect((1...2).contains(wrong.count))
    }

    @Test func givesWhatStandsBeforeAForeignByte() throws {
        var file = try Self.whole.get()
        file[100_000] = UInt8(ascii: "*")
        #expect(throws: RecoveryError.format(.keyExport(.base64(offset: 100_000)))) {
            try KeyExportReader(file, KeyExportFile.passphrase)
        }
        let reader = try KeyExportReader(salvaging: file, KeyExportFile.passphrase)
        #expect(reader.facts.state == .damaged)
        let bytes = try reader.bytes()
        #expect(bytes.count > 74_000 && bytes.count < 75_000)
        #expect(bytes[...] == Self.plaintext[..<bytes.count])
    }

    @Test func findsThePassphraseByWhatItOpens() throws {
        let file = try KeyExportFile.write(Self.plaintext, SecretBytes(copying: [0x75, 0xFC]))
        let reader = try KeyExportReader(
            salvaging: Array(file.dropLast(1000)),
            SecretBytes(text: "x"),
            SecretBytes(text: "uü")
        )
        #expect(reader.facts.passphrase == 1 && reader.facts.spelling == .latin1(.asTyped))
    }

    /// A file whose MAC holds needs no guess, whatever it begins with and however its text was mangled.
    @Test(arguments: ["[]", "[{\"a\":1}]", "no room keys"])
    func provesAWholeFile(_ text: String) throws {
        let file = try KeyExportFile.write(Array(text.utf8))
        let last = file.dropLast(KeyExportArmor.closing.count)
        for file in [file, Array(last), Array(last) + Array("-----END MEG".utf8)] {
            let reader = try KeyExportReader(
                salvaging: file,
                SecretBytes(text: "x"),
                KeyExportFile.passphrase
            )
            #expect(reader.facts.state == .proved && reader.facts.passphrase == 1)
            #expect(try reader.bytes() == Array(text.utf8))
        }
    }

    /// An export whose MAC is another's.
    private static func unproved(_ text: String) throws -> [UInt8] {
        let file = try KeyExportFile.write(Array(text.utf8))
        let inside = try Base64.decode(KeyExportFile.base64(file))
        return KeyExportFile.file(inside: inside.dropLast() + [inside[inside.count - 1] ^ 1])
    }

    /// White space is what some clients write between brackets.
    @Test(arguments: ["[{\"", " [\n\t{ \"", "[ {\r\n  \"a\":1}]"])
    func knowsRoomKeysByTheirBeginning(_ text: String) throws {
        let file = try Self.unproved(text)
        let reader = try KeyExportReader(salvaging: file, KeyExportFile.passphrase)
        #expect(try reader.bytes() == Array(text.utf8))
    }

    @Test(arguments: ["", "[", "[]", "{\"a\"", "[[", "[1", "x[{\""])
    func refusesWhatDoesNotLookLikeRoomKeys(_ text: String) throws {
        let file = try Self.unproved(text)
        #expect(throws: RecoveryError.keyExport(.wrongPassphrase)) {
            try KeyExportReader(salvaging: file, KeyExportFile.passphrase)
        }
    }

    @Test func refusesAnotherPassphraseAndWhatIsNoExport() throws {
        let file = Array(try Self.whole.get().dropLast(1000))
        #expect(throws: RecoveryError.keyExport(.truncated(passphraseFits: false))) {
            try KeyExportReader(salvaging: file, SecretBytes(text: "another"))
        }
        #expect(throws: RecoveryError.format(.keyExport(.truncated))) {
            try KeyExportReader(salvaging: Array(file.prefix(60)), KeyExportFile.passphrase)
        }
        #expect(throws: RecoveryError.format(.keyExport(.header))) {
            try KeyExportReader(salvaging: Array(file.dropFirst(10)), KeyExportFile.passphrase)
        }
    }
}

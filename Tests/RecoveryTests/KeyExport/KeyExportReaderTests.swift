import Formats
import Primitives
import Recovery
import Secrets
import Support
import Testing

/// Spec: B10; traps: 5, 37, 38; section 2: 7.
struct KeyExportReaderTests {
    private static func latin1(_ text: String) throws -> SecretBytes {
        SecretBytes(
            copying: try text.unicodeScalars.map { try #require(UInt8(exactly: $0.value)) }
        )
    }

    @Test func tellsWhatIsKnownOfAnExport() throws {
        let file = try KeyExportFile.write(rounds: 100_000)
        let facts = try KeyExportReader(file, KeyExportFile.passphrase).facts
        #expect(facts.rounds == 100_000 && !facts.isWeak)
        #expect(facts.authenticated && !facts.trailerMissing && facts.counter == .bits128)
        #expect(facts.passphrase == 0 && facts.spelling == .utf8(.asTyped))
        #expect(facts.byteCount == KeyExportFile.sessions.count)
        let weak = try KeyExportFile.write(rounds: 99_999)
        #expect(try KeyExportReader(weak, KeyExportFile.passphrase).facts.isWeak)
    }

    /// Sources that give one byte at a time, and readers that take one.
    @Test(arguments: [1, 3, 100, 65_536])
    func readsInPiecesOfAnyLength(_ pieces: Int) throws {
        let file = try KeyExportFile.write()
        let reader = try KeyExportReader(file, KeyExportFile.passphrase, pieces: pieces)
        #expect(try reader.bytes(pieces: pieces) == KeyExportFile.sessions)
        #expect(try reader.bytes(pieces: 7) == KeyExportFile.sessions)
    }

    /// element-android#4082: the MAC decides that all is there.
    @Test(arguments: ["", "-----END MEGOLM SESS", "-----END MEGOLM SESSION DATA----\n", "-----"])
    func opensWithoutALastLine(_ end: String) throws {
        let file = try KeyExportFile.write()
        let whole = file.dropLast(KeyExportArmor.closing.count)
        let reader = try KeyExportReader(whole + Array(end.utf8), KeyExportFile.passphrase)
        #expect(reader.facts.trailerMissing && reader.facts.authenticated)
        #expect(try reader.bytes() == KeyExportFile.sessions)
    }

    /// Matrix-nio and libQuotient take the characters for bytes. Traps: 38.
    @Test(arguments: [
        ("Schlüssel", "Schlüssel", KeyExportSpelling.latin1(.asTyped)),
        ("\u{80}\u{FF}é", "\u{80}\u{FF}é", .latin1(.asTyped)),
        (" Schlüssel\n", "Schlüssel", .latin1(.trimmed)),
        ("Schlu\u{308}ssel", "Schlüssel", .latin1(.composed)),
    ])
    func triesPassphrasesInLatin1(
        _ typed: String,
        _ meant: String,
        _ spelling: KeyExportSpelling
    ) throws {
        let file = try KeyExportFile.write(KeyExportFile.sessions, Self.latin1(meant))
        let reader = try KeyExportReader(file, SecretBytes(text: typed))
        #expect(reader.facts.spelling == spelling)
        #expect(try reader.bytes() == KeyExportFile.sessions)
    }

    /// As for keys of secret storage. Traps: 16.
    @Test(arguments: [
        ("pass", "pass", PassphraseSpelling.asTyped), (" pass ", " pass ", .asTyped),
        (" pass ", "pass", .trimmed), ("u\u{308}", "\u{FC}", .composed),
        ("\u{FC}", "u\u{308}", .decomposed), ("日本", "日本", .asTyped),
    ])
    func triesTheSpellingsOfPassphrases(
        _ typed: String,
        _ meant: String,
        _ spelling: PassphraseSpelling
    ) throws {
        let file = try KeyExportFile.write(KeyExportFile.sessions, SecretBytes(text: meant))
        let reader = try KeyExportReader(file, SecretBytes(text: typed))
        #expect(reader.facts.spelling == .utf8(spelling))
    }

    @Test(arguments: 0..<4)
    func findsTheRightOneOfSeveralPassphrases(_ right: Int) throws {
        let passphrases = ["één", " two", "three", "four"].map { SecretBytes(text: $0) }
        let file = try KeyExportFile.write(KeyExportFile.sessions, passphrases[right])
        let reader = try KeyExportReader(
            open: { () throws(PrimitivesError) in ByteArraySource(file) },
            passphrases: passphrases
        )
        #expect(reader.facts.passphrase == right)
        #expect(reader.facts.spelling == .utf8(.asTyped))
        #expect(try reader.bytes() == KeyExportFile.sessions)
    }

    @Test(arguments: ["", "A passphrase", "a passphras", "ü", "日本"])
    func refusesAnotherPassphrase(_ text: String) throws {
        let file = try KeyExportFile.write()
        #expect(throws: RecoveryError.keyExport(.wrongPassphrase)) {
            try KeyExportReader(file, SecretBytes(text: text))
        }
    }

    @Test func refusesWithoutAPassphrase() throws {
        let file = try KeyExportFile.write()
        #expect(throws: RecoveryError.keyExport(.wrongPassphrase)) {
            try KeyExportReader(open: { ByteArraySource(file) }, passphrases: [])
        }
    }

    @Test func neverShowsThePassphrase() throws {
        let reader = try KeyExportReader(KeyExportFile.write(), KeyExportFile.passphrase)
        #expect(Leaks.found(of: KeyExportFile.passphrase, in: reader).isEmpty)
        #expect(Leaks.found(of: KeyExportFile.passphrase, in: reader.facts).isEmpty)
        let keys = try PBKDF2SHA512.derive(
            passphrase: KeyExportFile.passphrase,
            salt: KeyExportFile.salt,
            iterations: 10,
            count: 64
        )
        #expect(Leaks.found(of: keys.slice(0..<32), in: reader).isEmpty)
        #expect(Leaks.found(of: keys.slice(32..<64), in: reader).isEmpty)
    }
}

// MARK: - What a passphrase may cost

extension KeyExportReaderTests {
    /// A file that asks for so many rounds.
    private static func asking(_ rounds: UInt32) throws -> [UInt8] {
        var bytes = try Base64.decode(KeyExportFile.base64(KeyExportFile.write()))
        for place in 0..<4 {
            bytes[33 + place] = UInt8(truncatingIfNeeded: rounds >> UInt32(24 - 8 * place))
        }
        return KeyExportFile.file(inside: bytes)
    }

    @Test(arguments: [0, 10_000_001, 0x8000_0000, .max] as [UInt32])
    func refusesRoundsPastTheLimits(_ rounds: UInt32) throws {
        let file = try Self.asking(rounds)
        #expect(throws: RecoveryError.keyExport(.rounds(Int64(rounds)))) {
            try KeyExportReader(file, KeyExportFile.passphrase)
        }
        #expect(throws: RecoveryError.keyExport(.rounds(Int64(rounds)))) {
            try KeyExportReader(salvaging: file, KeyExportFile.passphrase)
        }
    }

    /// Four passphrases of 100 rounds each are tried for 400, and the rest is not.
    @Test(arguments: [(400, true), (399, false), (0, false)])
    func stopsAtTheBudget(_ budget: Int64, _ isTried: Bool) throws {
        let file = try KeyExportFile.write(rounds: 100)
        let wrong = ["x", "y", "z"].map { SecretBytes(text: $0) }
        let passphrases = wrong + [KeyExportFile.passphrase]
        let result = Result { () throws(RecoveryError) in
            try KeyExportReader(
                open: { () throws(PrimitivesError) in ByteArraySource(file) },
                passphrases: passphrases,
                budget: budget
            )
        }
        if isTried {
            #expect(try result.get().facts.passphrase == 3)
        } else {
            #expect(throws: RecoveryError.keyExport(.rounds(100))) { try result.get() }
        }
        let first = try KeyExportReader(file, KeyExportFile.passphrase, budget: 0)
        #expect(first.facts.rounds == 100)
    }
}

// MARK: - A counter that loses its carry

extension KeyExportReaderTests {
    /// Element's code told WebCrypto to count with 64 bits. Traps: 5.
    private static func write(
        _ plaintext: [UInt8],
        iv: [UInt8],
        _ counter: AES256CTR.Counter
    ) throws -> [UInt8] {
        let keys = try PBKDF2SHA512.derive(
            passphrase: KeyExportFile.passphrase,
            salt: KeyExportFile.salt,
            iterations: 10,
            count: 64
        )
        let ciphertext = try AES256CTR.decrypt(
            plaintext,
            key: keys.slice(0..<32),
            iv: iv,
            counter: counter
        ).revealed
        let bytes = [1] + KeyExportFile.salt + iv + [0, 0, 0, 10] + ciphertext
        let mac = HMACSHA256.code(of: bytes, key: keys.slice(32..<64))
        return KeyExportFile.file(inside: bytes + mac)
    }

    /// The counter's low half returns to zero after one, two or a hundred blocks; the text has
    /// characters of every length.
    @Test(arguments: [1, 2, 100], [AES256CTR.Counter.bits64, .bits128])
    func findsOutHowTheCounterCounted(_ blocks: UInt8, _ counter: AES256CTR.Counter) throws {
        let iv = [UInt8](repeating: 0xFF, count: 15) + [UInt8(0) &- blocks]
        let text = String(repeating: "[{\"é\":\"日本 𝔐\",\r\n\t\"~\":\u{7F}\"}]", count: 100)
        let plaintext = Array(text.utf8)
        let file = try Self.write(plaintext, iv: iv, counter)
        let reader = try KeyExportReader(file, KeyExportFile.passphrase)
        #expect(reader.facts.counter == counter)
        #expect(try reader.bytes() == plaintext)
    }

    /// One byte behind the wrap is often text both ways; the one that ends an array is right.
    @Test func goesByTheEndOfTheArrayWhereBothAreText() throws {
        let iv = [UInt8](repeating: 0xFF, count: 16)
        for text in ["[            1,2]", "[                ]"] {
            for counter in [AES256CTR.Counter.bits64, .bits128] {
                let file = try Self.write(Array(text.utf8), iv: iv, counter)
                let reader = try KeyExportReader(file, KeyExportFile.passphrase)
                #expect(try reader.bytes() == Array(text.utf8))
            }
        }
    }

    /// Where neither gives text, nothing tells, and nearly everyone counts with 128.
    @Test func countsWith128BitsWhereNothingTells() throws {
        let iv = [UInt8](repeating: 0xFF, count: 16)
        let noText: [[UInt8]] = [
            [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE0, 0x80, 0x80], [0xFF],
            [0x00], [0x1F], [0xC3], [0xF0, 0x80, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80],
        ]
        for bytes in noText {
            let plaintext = bytes + [UInt8](repeating: 0x20, count: 40)
            let file = try Self.write(plaintext, iv: iv, .bits128)
            let reader = try KeyExportReader(file, KeyExportFile.passphrase)
            #expect(reader.facts.counter == .bits128)
        }
    }
}

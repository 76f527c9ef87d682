import Formats
import Primitives
import Recovery
import Secrets
import Support
import Testing

/// Issue 3, "KDF abuse": what a hostile header asks for is refused before any of it is paid, and a
/// passphrase is the right one or not by all of its bytes.
@Suite(.timeLimit(.minutes(20))) struct PassphraseAbuseTests {
    private static let phrase = SecretBytes(text: "a passphrase")
    private static let identity = ArchiveKeys(identities: [SealedFixture.identity])

    private static func stanza(_ arguments: String) -> AgeStanza {
        AgeStanza(
            arguments: arguments.split(separator: " ").map(String.init),
            body: [UInt8](repeating: 7, count: 32)
        )
    }

    /// An archive with further slots in its header.
    private static func archive(with stanzas: [AgeStanza]) throws -> [UInt8] {
        let bytes = try SealedFixture.seal()
        let header = try AgeHeader(parsingPrefixOf: bytes)
        let hostile = AgeHeader(stanzas: header.stanzas + stanzas) { _ in header.mac }
        return hostile.encoded + bytes.dropFirst(header.encoded.count)
    }

    private static let salt = "c2FsdHNhbHRzYWx0c2FsdA"

    /// The refusal is of the format, which knows no derivation; most of these would take from minutes to years, so
    /// that one that ran would not let the suite end in its time.
    @Test(arguments: [
        "2097153 1 1", "4294967295 1 4", "2097152 9 4", "2097152 4294967295 4", "65536 65 4",
        "262144 64 17", "2097152 64 16", "18446744073709551615 64 16",
    ])
    func refusesAbsurdCostsBeforeAnyDerivation(_ cost: String) throws {
        let hostile = Self.stanza("thesis.co/argon2 \(Self.salt) \(cost)")
        let cheap = Self.stanza("thesis.co/argon2 \(Self.salt) 64 1 1")
        let keys = [
            ArchiveKeys(passphrases: [Self.phrase]), Self.identity,
            ArchiveKeys(
                identities: [SealedFixture.identity],
                passphrases: [Self.phrase]
            ),
        ]
        for stanzas in [[hostile], [cheap, hostile], [hostile, cheap]] {
            let file = try Self.archive(with: stanzas)
            for keys in keys {
                let error = #expect(throws: RecoveryError.self) {
                    try SealedFixture.open(file, with: keys)
                }
                switch error {
                case .format(.age(.cost)), .format(.age(.stanza)): continue
                default: Issue.record("\(cost): \(String(describing: error))")
                }
            }
        }
    }

    /// The whole of a refusal takes less than 10 ms; the machine may be busy at one time or the other.
    @Test(arguments: ["thesis.co/argon2 \(salt) 2097153 1 1", "scrypt \(salt) 21"])
    func refusesAtOnce(_ arguments: String) throws {
        let header = AgeHeader(stanzas: [Self.stanza(arguments)]) { _ in
            [UInt8](repeating: 0, count: 32)
        }
        let keys = ArchiveKeys(passphrases: [Self.phrase])
        let times = (0..<20).map { _ in
            ContinuousClock().measure {
                #expect(throws: RecoveryError.format(.age(.cost(0)))) {
                    try SealedFixture.open(header.encoded, with: keys)
                }
            }
        }
        #expect(try #require(times.min()) < .milliseconds(10))
    }

    @Test func refusesTooManySlotsBeforeAnyDerivation() throws {
        let slot = Self.stanza("thesis.co/argon2 \(Self.salt) 2097152 8 4")
        let file = try Self.archive(with: [AgeStanza](repeating: slot, count: 9))
        #expect(throws: RecoveryError.format(.age(.tooManyPassphrases))) {
            try SealedFixture.open(file, with: ArchiveKeys(passphrases: [Self.phrase]))
        }
    }

    @Test(arguments: [21, 30, 63])
    func refusesAbsurdScryptBeforeAnyDerivation(_ logN: Int) throws {
        let header = AgeHeader(stanzas: [Self.stanza("scrypt \(Self.salt) \(logN)")]) { _ in
            [UInt8](repeating: 0, count: 32)
        }
        #expect(throws: RecoveryError.format(.age(.cost(0)))) {
            try SealedFixture.open(header.encoded, with: ArchiveKeys(passphrases: [Self.phrase]))
        }
    }

    /// But for NUL bytes at its end, which are none to scrypt: HMAC fills its keys up with them (RFC 2104, section 2).
    @Test func takesAStockPassphraseByAllOfItsBytes() throws {
        let keys = try SealKeys(
            recipients: [],
            passphrases: [SealKeys.Passphrase(stock: Self.phrase)]
        )
        let file = try SealedFixture.seal(to: keys)
        let counts = try SealedError.SlotCounts(
            AgeSlot.slots(of: AgeHeader(parsingPrefixOf: file))
        )
        for text in ["b passphrase", "a passphras", "a\0passphrase", ""] {
            let other = ArchiveKeys(passphrases: [SecretBytes(text: text)])
            #expect(throws: RecoveryError.sealed(.noMatchingKey(counts)), "\(text)") {
                try SealedFixture.open(file, with: other)
            }
        }
        try SealedFixture.open(file, with: ArchiveKeys(passphrases: [Self.phrase])).verify()
    }

    /// Wrong ones of the same length, of another, and with bytes that end a text in C.
    @Test func takesAPassphraseByAllOfItsBytes() throws {
        let phrases = ["a passphrase", "a\0passphrase"]
        let keys = try phrases.map { text in
            try SealKeys(
                recipients: [],
                passphrases: [SealKeys.Passphrase(SecretBytes(text: text), .mobile)]
            )
        }
        let files = try keys.map { try SealedFixture.seal(to: $0) }
        for (number, file) in files.enumerated() {
            let others = [
                "b passphrase", "a passphrasf", "a passphrase\0", "a", "", "\0",
                phrases[1 - number],
            ]
            let counts = try SealedError.SlotCounts(
                AgeSlot.slots(of: AgeHeader(parsingPrefixOf: file))
            )
            for text in others {
                let other = ArchiveKeys(passphrases: [SecretBytes(text: text)])
                #expect(throws: RecoveryError.sealed(.noMatchingKey(counts)), "\(text)") {
                    try SealedFixture.open(file, with: other)
                }
            }
            let right = ArchiveKeys(passphrases: [SecretBytes(text: phrases[number])])
            try SealedFixture.open(file, with: right).verify()
        }
    }
}

import Formats
import Secrets
import Support
import Testing

/// minisign(1), "PUBLIC KEY FORMAT" and "SECRET KEY FORMAT".
struct MinisignKeyTests {
    private static func parse(_ text: String) throws -> MinisignPublicKey {
        try MinisignPublicKey(parsing: Array(text.utf8))
    }

    /// As minisign's `%llX`.
    @Test(arguments: [
        ([0xDB, 0x1B, 0xA2, 0xC0, 0x85, 0x71, 0xBF, 0x0B] as [UInt8], "BBF7185C0A21BDB"),
        ([1, 0, 0, 0, 0, 0, 0, 0], "1"), ([UInt8](repeating: 0, count: 8), "0"),
    ])
    func showsItsIDAsMinisignDoes(_ bytes: [UInt8], _ text: String) {
        #expect(MinisignKeyID(bytes).description == text)
    }

    @Test func readsAPublicKey() throws {
        let key = try Self.parse(SigningSamples.publicKey)
        #expect(key.id.description == SigningSamples.keyID)
        #expect(key.key.count == 32)
        #expect(try Self.parse(SigningSamples.publicKeyFile) == key)
        #expect(try Self.parse(SigningSamples.publicKey + "\r\n") == key)
        #expect(try Self.parse(SigningSamples.publicKeyFile + "\n\r\n") == key)
    }

    @Test(arguments: [
        "", "\n", "RWQ", SigningSamples.secretKeyFile, SigningSamples.publicKey + "=",
        SigningSamples.publicKey.replacing("RW", with: "RX"),
        SigningSamples.publicKey.replacing("/", with: "_"),
        SigningSamples.publicKeyFile.replacing("untrusted ", with: ""),
        SigningSamples.publicKeyFile + "\nx", " " + SigningSamples.publicKey,
    ])
    func refusesWhatIsNoPublicKey(_ text: String) {
        #expect(throws: FormatError.minisign(.publicKey)) { try Self.parse(text) }
    }

    @Test func tellsAKeyFromTheNameOfAFile() {
        #expect(MinisignPublicKey.isMeant(by: SigningSamples.publicKey))
        #expect(MinisignPublicKey.isMeant(by: String(SigningSamples.publicKey.dropLast())))
        for name in ["RW", "minisign.pub", "./" + SigningSamples.publicKey, "RW/a/key"] {
            #expect(!MinisignPublicKey.isMeant(by: name), "\(name)")
        }
    }

    /// The file with bytes of the key's changed.
    private static func protected(_ bytes: [UInt8], at offset: Int) throws -> MinisignSecretKey {
        let lines = SigningSamples.protectedKeyFile.split(separator: "\n")
        var key = try Base64.decode(String(lines[1]))
        key.replaceSubrange(offset..<offset + bytes.count, with: bytes)
        let text = "\(lines[0])\n\(Base64.encode(key, .padded))\n"
        return try MinisignSecretKey(parsing: SecretBytes(text: text))
    }

    @Test func readsASecretKey() throws {
        let plain = try MinisignSecretKey(
            parsing: SecretBytes(text: SigningSamples.secretKeyFile)
        )
        #expect(plain.derivation == nil)
        #expect(plain.body.count == MinisignSecretKey.bodyLength)
        let key = try Self.protected([], at: 0)
        #expect(key.derivation?.salt == Array(0..<32))
        #expect(key.derivation?.operations == 524_288)
        #expect(key.derivation?.memory == 16_777_216)
    }

    @Test(arguments: [(0, "Ee"), (2, "Sd"), (2, "\0c"), (4, "B3")])
    func refusesOtherAlgorithms(_ offset: Int, _ name: String) {
        #expect(throws: FormatError.minisign(.secretKey)) {
            try Self.protected(Array(name.utf8), at: offset)
        }
    }

    /// One more or less than the limits, and numbers that no machine could do.
    @Test func refusesAbsurdCosts() {
        let operations: [UInt64] = [134_217_729, 32_767, 0, .max]
        let memory: [UInt64] = [2_147_483_649, 16_777_215, 0, .max]
        for (offset, values) in [(38, operations), (46, memory)] {
            for value in values {
                let bytes = (0..<8).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
                #expect(throws: FormatError.minisign(.cost), "\(value)") {
                    try Self.protected(bytes, at: offset)
                }
            }
        }
    }

    @Test(arguments: [
        "", "untrusted comment: x\n", "untrusted comment: x\nRWQAAEIy\n",
        SigningSamples.publicKeyFile, String(SigningSamples.secretKeyFile.dropFirst()),
        SigningSamples.secretKeyFile + "more\n",
        SigningSamples.secretKeyFile.replacing("/", with: "!"),
    ])
    func refusesWhatIsNoSecretKey(_ text: String) {
        #expect(throws: FormatError.minisign(.secretKey)) {
            try MinisignSecretKey(parsing: SecretBytes(text: text))
        }
    }

    @Test func neverShowsTheKey() throws {
        let key = try MinisignSecretKey(parsing: SecretBytes(text: SigningSamples.secretKeyFile))
        #expect(Leaks.found(of: key.body, in: key).isEmpty)
        #expect(Leaks.found(of: key.body.slice(8..<40), in: key).isEmpty)
    }
}

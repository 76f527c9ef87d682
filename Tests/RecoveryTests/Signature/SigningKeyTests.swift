import Formats
import Primitives
import Recovery
import Secrets
import Support
import Testing

/// Issue 3, "Signature": keys as minisign has them, and signatures that fit or do not.
struct SigningKeyTests {
    static func key(
        _ file: String = SigningSamples.secretKeyFile,
        _ passphrase: SecretBytes? = nil
    ) throws -> SigningKey {
        let key = try MinisignSecretKey(parsing: SecretBytes(text: file))
        return try SigningKey(key, passphrase: passphrase)
    }

    static func publicKey(_ text: String = SigningSamples.publicKey) throws -> MinisignPublicKey {
        try MinisignPublicKey(parsing: Array(text.utf8))
    }

    static func sign(_ content: [UInt8]) throws -> MinisignSignature {
        let digest = try FileDigest(of: PlacedBytes(content))
        return try key().sign(digest, comment: SigningSamples.comment)
    }

    private static func check(
        _ content: [UInt8],
        _ signature: MinisignSignature,
        _ key: MinisignPublicKey
    ) throws(RecoveryError) {
        try signature.check(PlacedBytes(content), by: key, at: "x.minisig")
    }

    @Test func makesTheSignatureThatMinisignMakes() throws {
        let signature = try Self.sign(SigningSamples.content)
        #expect(signature.encoded == Array(SigningSamples.signature.utf8))
    }

    @Test func opensTheKeyWithItsPassphrase() throws {
        let key = try Self.key(SigningSamples.protectedKeyFile, SigningSamples.passphrase)
        let digest = try FileDigest(of: PlacedBytes(SigningSamples.content))
        let signature = try key.sign(digest, comment: SigningSamples.comment)
        #expect(signature.encoded == Array(SigningSamples.signature.utf8))
    }

    @Test(arguments: ["b passphrase", "a passphrase ", ""])
    func refusesAnotherPassphrase(_ text: String) {
        #expect(throws: RecoveryError.signature(.passphrase)) {
            try Self.key(SigningSamples.protectedKeyFile, SecretBytes(text: text))
        }
        #expect(throws: RecoveryError.signature(.passphrase)) {
            try Self.key(SigningSamples.protectedKeyFile)
        }
    }

    @Test func refusesADamagedKey() throws {
        let lines = SigningSamples.secretKeyFile.split(separator: "\n")
        let bytes = try Base64.decode(String(lines[1]))
        for index in [70, 100, 120, 130, 157] {
            var changed = bytes
            changed[index] ^= 1
            let text = "\(lines[0])\n\(Base64.encode(changed, .padded))\n"
            #expect(throws: RecoveryError.signature(.secretKey), "\(index)") { try Self.key(text) }
        }
    }

    @Test func digestsFilesOfEveryLength() throws {
        for count in [0, 1, 262_143, 262_144, 262_145, 600_000] {
            let content = (0..<count).map { UInt8(truncatingIfNeeded: $0 % 251) }
            let hash = BLAKE2b(length: 64)
            hash.update(content.span)
            #expect(try FileDigest(of: PlacedBytes(content)).bytes == hash.finish())
        }
    }

    @Test func tellsWhatIsReadOnceMoreFromWhatWasDigested() throws {
        for (content, isSame) in [("abc", true), ("abd", false), ("ab", false), ("abcd", false)] {
            let digest = try FileDigest(of: PlacedBytes(Array("abc".utf8)))
            let source = RepeatedSource(ByteArraySource(Array(content.utf8)))
            var piece = [UInt8](repeating: 0, count: 2)
            var target = piece.mutableSpan
            while try source.read(into: &target) > 0 {}
            #expect((source.finish() == digest) == isSame, "\(content)")
        }
    }

    @Test func knowsItsPublicKey() throws {
        #expect(try Self.key().publicKey == Self.publicKey())
    }

    @Test func holdsAFileToItsSignature() throws {
        let content = SigningSamples.content
        let signature = try MinisignSignature(parsing: Array(SigningSamples.signature.utf8))
        let key = try Self.publicKey()
        try Self.check(content, signature, key)
        for changed in [content + [0], Array(content.dropLast()), []] {
            #expect(throws: RecoveryError.signature(.file("x.minisig"))) {
                try Self.check(changed, signature, key)
            }
        }
    }

    /// Nothing vouches for the untrusted comment, so only what stands behind it is told.
    @Test func refusesEveryFlippedBitOfASignature() throws {
        let text = Array(SigningSamples.signature.utf8)
        let key = try Self.publicKey()
        let lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let start = "untrusted comment: ".utf8.count
        var seen: Set<String> = []
        for bit in 0..<text.count * 8 {
            let index = bit / 8
            var changed = text
            changed[index] ^= 1 << UInt8(bit % 8)
            let error = Self.error { () throws(RecoveryError) in
                let signature = try Self.parse(changed)
                try Self.check(SigningSamples.content, signature, key)
            }
            let isUntrusted = (start..<lines[0].count).contains(index)
            if isUntrusted, error == nil { continue }
            let name = try #require(error.map(Self.name), "bit \(bit)")
            seen.insert("\((lines.firstIndex { index <= $0.endIndex } ?? 9) + 1) \(name)")
        }
        #expect(
            seen == [
                "1 malformed", "2 malformed", "2 other key", "2 file", "2 legacy", "3 malformed",
                "3 comment", "4 malformed", "4 comment",
            ]
        )
    }

    @Test func refusesEveryFlippedBitOfAPublicKey() throws {
        let signature = try MinisignSignature(parsing: Array(SigningSamples.signature.utf8))
        let text = Array(SigningSamples.publicKey.utf8)
        var seen: Set<String> = []
        for bit in 0..<text.count * 8 {
            var changed = text
            changed[bit / 8] ^= 1 << UInt8(bit % 8)
            let error = Self.error { () throws(RecoveryError) in
                let key = try carryingFormat { () throws(FormatError) in
                    try MinisignPublicKey(parsing: changed)
                }
                try Self.check(SigningSamples.content, signature, key)
            }
            seen.insert(try #require(error.map(Self.name), "bit \(bit)"))
        }
        #expect(seen == ["malformed", "other key", "file"])
    }

    private static func parse(_ text: [UInt8]) throws(RecoveryError) -> MinisignSignature {
        try carryingFormat { () throws(FormatError) in try MinisignSignature(parsing: text) }
    }

    private static func error(_ body: () throws(RecoveryError) -> Void) -> RecoveryError? {
        do throws(RecoveryError) {
            try body()
            return nil
        } catch { return error }
    }

    private static func name(_ error: RecoveryError) -> String {
        switch error {
        case .format(.minisign(.legacySignature)): "legacy"
        case .format(.minisign): "malformed"
        case .signature(.otherKey): "other key"
        case .signature(.file): "file"
        case .signature(.comment): "comment"
        default: "\(error)"
        }
    }

    @Test func neverShowsTheKey() throws {
        let file = try MinisignSecretKey(parsing: SecretBytes(text: SigningSamples.secretKeyFile))
        let key = try Self.key()
        #expect(Leaks.found(of: file.body.slice(8..<40), in: key).isEmpty)
        #expect(Leaks.found(of: SigningSamples.passphrase, in: key).isEmpty)
    }
}

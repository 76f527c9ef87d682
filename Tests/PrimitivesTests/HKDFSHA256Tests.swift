import Primitives
import Secrets
import Support
import Testing

/// RFC 5869; Spec: A7, B1.
struct HKDFSHA256Tests {
    /// RFC 5869, appendix A.1 and A.3: salt, info, output, all from 22 bytes 0x0b.
    private static let vectors = [
        (
            "000102030405060708090a0b0c",
            "f0f1f2f3f4f5f6f7f8f9",
            "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b88718"
                + "5865"
        ),
        (
            "",
            "",
            "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a"
                + "96c8"
        ),
    ]

    @Test(arguments: vectors)
    func derivesAsTheRFC(_ salt: String, _ info: String, _ output: String) throws {
        let derived = HKDFSHA256.derive(
            from: SecretBytes(copying: [UInt8](repeating: 0x0B, count: 22)),
            salt: try Hex.decode(salt),
            info: try Hex.decode(info),
            count: 42
        )
        #expect(try derived == SecretBytes(hex: output))
    }

    @Test(arguments: vectors)
    func takesASaltThatIsSecret(_ salt: String, _ info: String, _ output: String) throws {
        let derived = HKDFSHA256.derive(
            from: SecretBytes(copying: [UInt8](repeating: 0x0B, count: 22)),
            salt: try SecretBytes(hex: salt),
            info: try Hex.decode(info),
            count: 42
        )
        #expect(try derived == SecretBytes(hex: output))
    }

    @Test(arguments: [0, 1, 31, 32, 33, 64, 80, HKDFSHA256.longestOutput])
    func givesTheBeginningOfTheLongestOutput(_ count: Int) {
        let secret = SecretBytes(text: "a secret")
        func derive(_ count: Int) -> SecretBytes {
            HKDFSHA256.derive(from: secret, salt: [1], info: [2], count: count)
        }
        #expect(derive(count) == derive(HKDFSHA256.longestOutput).slice(0..<count))
    }

    @Test(arguments: [1, 2, 3, 255])
    func fillsMemoryThatIsThere(_ blocks: Int) {
        let secret = SecretBytes(text: "a secret")
        var memory = [UInt8](repeating: 7, count: blocks * 32)
        var span = memory.mutableSpan
        secret.withBytes { HKDFSHA256.derive(from: $0, salt: [1], info: [2], into: &span) }
        let derived = HKDFSHA256.derive(from: secret, salt: [1], info: [2], count: blocks * 32)
        #expect(memory == derived.revealed)
    }

    @Test(arguments: try VectorFile.entries("hkdf"))
    func agreesWithPeers(_ entry: VectorEntry) throws {
        let others = "equivalent_salts_hex"
        let hasOthers = try entry.inputs.valueIfPresent(at: others) != nil
        let salts =
            try [entry.inputs.string(at: "salt_hex")]
            + (hasOthers ? entry.inputs.strings(at: others) : [])
        for salt in salts {
            let derived = HKDFSHA256.derive(
                from: SecretBytes(copying: try entry.inputs.hex(at: "key_hex")),
                salt: try Hex.decode(salt),
                info: try entry.inputs.hex(at: "info_hex"),
                count: try entry.inputs.int(at: "length")
            )
            #expect(try derived.revealed == entry.expect.hex(at: "okm_hex"))
        }
    }

    @Test func neverLeaks() {
        let derived = HKDFSHA256.derive(
            from: SecretBytes(text: "a secret"),
            salt: [],
            info: [],
            count: 64
        )
        #expect(Leaks.shown(by: derived) == "<secret, 64 bytes>")
    }
}

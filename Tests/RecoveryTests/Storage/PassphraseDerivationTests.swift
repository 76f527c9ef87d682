import Formats
import Primitives
import Recovery
import Secrets
import Support
import Testing

/// Spec: A9, B4; traps 1.15, 1.16.
struct PassphraseDerivationTests {
    @Test(arguments: [
        PassphraseInfo(salt: "", iterations: 1), PassphraseInfo(salt: "x", iterations: 10_000_000),
        PassphraseInfo(salt: "x", iterations: 500_000, bits: 8),
        PassphraseInfo(salt: "x", iterations: 500_000, bits: 4096),
    ])
    func acceptsHonestParameters(_ info: PassphraseInfo) {
        #expect(PassphraseDerivation.refusal(of: info) == nil)
    }

    @Test(
        arguments: [
            (
                PassphraseInfo(algorithm: "m.argon2", salt: "x", iterations: 1),
                .unknownAlgorithm("m.argon2")
            ),
            (PassphraseInfo(salt: "x", iterations: 0), .iterations(0)),
            (PassphraseInfo(salt: "x", iterations: -1), .iterations(-1)),
            (PassphraseInfo(salt: "x", iterations: .min), .iterations(.min)),
            (PassphraseInfo(salt: "x", iterations: 10_000_001), .iterations(10_000_001)),
            (PassphraseInfo(salt: "x", iterations: .max), .iterations(.max)),
            (PassphraseInfo(salt: "x", iterations: 1, bits: 0), .bits(0)),
            (PassphraseInfo(salt: "x", iterations: 1, bits: -256), .bits(-256)),
            (PassphraseInfo(salt: "x", iterations: 1, bits: 255), .bits(255)),
            (PassphraseInfo(salt: "x", iterations: 1, bits: 4104), .bits(4104)),
            (PassphraseInfo(salt: "x", iterations: 1, bits: .max), .bits(.max)),
        ] as [(PassphraseInfo, PassphraseDerivation.Refusal)]
    )
    func refusesHostileParameters(info: PassphraseInfo, refusal: PassphraseDerivation.Refusal) {
        #expect(PassphraseDerivation.refusal(of: info) == refusal)
        #expect(throws: RecoveryError.derivation(refusal)) {
            try PassphraseDerivation.key(from: SecretBytes(text: "x"), info)
        }
    }

    @Test func boundsTheSalt() {
        func info(_ length: Int) -> PassphraseInfo {
            PassphraseInfo(salt: ExactText(String(repeating: "x", count: length)), iterations: 1)
        }
        #expect(PassphraseDerivation.refusal(of: info(4096)) == nil)
        #expect(PassphraseDerivation.refusal(of: info(4097)) == .salt(4097))
    }

    // traps 1.16: bytes as typed; Swift takes both spellings for one string.
    @Test func tellsSpellingsApart() throws {
        let info = PassphraseInfo(salt: "x", iterations: 1)
        let composed = try PassphraseDerivation.key(from: SecretBytes(text: "\u{E9}"), info)
        let decomposed = try PassphraseDerivation.key(from: SecretBytes(text: "e\u{301}"), info)
        #expect(composed != decomposed)
    }

    // traps 1.15, 2.6: the salt is text and never base64; one peer takes it for Latin-1.
    @Test(arguments: [("\u{E9}", [0xC3, 0xA9]), ("QUJD", Array("QUJD".utf8))])
    func takesTheSaltsUTF8(salt: String, bytes: [UInt8]) throws {
        let passphrase = SecretBytes(text: "x")
        let info = PassphraseInfo(salt: ExactText(salt), iterations: 1)
        let expected = try PBKDF2SHA512.derive(
            passphrase: passphrase,
            salt: bytes,
            iterations: 1,
            count: 32
        )
        #expect(try PassphraseDerivation.key(from: passphrase, info) == expected)
    }

    @Test func makesOwnKeysStrong() {
        #expect(PassphraseDerivation.ownIterations >= 500_000)
        #expect(PassphraseDerivation.ownIterations > PassphraseDerivation.weakIterations)
    }
}

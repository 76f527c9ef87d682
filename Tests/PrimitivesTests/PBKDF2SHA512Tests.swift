import CCrypto
import Primitives
import Secrets
import Support
import Testing

/// Spec: A9, B10. OpenSSL's own derivation is the judge.
struct PBKDF2SHA512Tests {
    @Test(arguments: 0...200)
    func agreesWithTheLibrary(_ length: Int) throws {
        let passphrase = Randomness.bytes(length)
        let salt = Randomness.bytes(Int(Randomness.below(200)))
        let iterations = 1 + Int(Randomness.below(20))
        let count = Int(Randomness.below(201))
        let derived = try PBKDF2SHA512.derive(
            passphrase: SecretBytes(copying: passphrase),
            salt: salt,
            iterations: iterations,
            count: count
        )
        let expected = Self.library(passphrase, salt, iterations: iterations, count: count)
        #expect(derived == SecretBytes(copying: expected))
    }

    /// Published values for one and two blocks of output.
    @Test(arguments: [
        (
            1,
            "867f70cf1ade02cff3752599a3a53dc4af34c7a669815ae5d513554e1c8cf252"
                + "c02d470a285a0501bad999bfe943c08f050235d7d68b1da55e63f73b60a57fce"
        ),
        (
            4096,
            "d197b1b33db0143e018b12f3d1d1479e6cdebdcc97c5c0f87f6902e072f457b5"
                + "143f30602641b3d55cd335988cb36b84376060ecd532e039b742a239434af2d5"
        ),
    ])
    func derivesThePublishedValues(_ iterations: Int, _ output: String) throws {
        let derived = try PBKDF2SHA512.derive(
            passphrase: SecretBytes(text: "password"),
            salt: Array("salt".utf8),
            iterations: iterations,
            count: 64
        )
        #expect(try derived == SecretBytes(hex: output))
    }

    @Test(arguments: [127, 128, 129, 1000])
    func agreesWithTheLibraryAroundTheBlock(_ length: Int) throws {
        let passphrase = Randomness.bytes(length)
        let derived = try PBKDF2SHA512.derive(
            passphrase: SecretBytes(copying: passphrase),
            salt: [],
            iterations: 3,
            count: 129
        )
        #expect(derived.revealed == Self.library(passphrase, [], iterations: 3, count: 129))
    }

    @Test(arguments: [0, -1, Int.min])
    func refusesLessThanOneRound(_ iterations: Int) {
        #expect(throws: PrimitivesError.length) {
            try PBKDF2SHA512.derive(
                passphrase: SecretBytes(text: "x"),
                salt: [],
                iterations: iterations,
                count: 32
            )
        }
    }

    @Test(arguments: [-1, Int.min, Int.max])
    func refusesLengthsThatAreNone(_ count: Int) {
        #expect(throws: PrimitivesError.length) {
            try PBKDF2SHA512.derive(
                passphrase: SecretBytes(text: "x"),
                salt: [],
                iterations: 1,
                count: count
            )
        }
    }

    @Test(arguments: try VectorFile.entries("pbkdf2"))
    func agreesWithPeers(_ entry: VectorEntry) throws {
        let derived = try PBKDF2SHA512.derive(
            passphrase: entry.inputs.secret(at: "passphrase"),
            salt: entry.inputs.hex(at: "salt_hex"),
            iterations: entry.inputs.int(at: "iterations"),
            count: entry.inputs.int(at: "bits") / 8
        )
        #expect(try derived.revealed == entry.expect.hex(at: "key_hex"))
    }

    @Test func neverLeaks() throws {
        let derived = try PBKDF2SHA512.derive(
            passphrase: SecretBytes(text: "a passphrase"),
            salt: [],
            iterations: 1,
            count: 32
        )
        #expect(Leaks.shown(by: derived) == "<secret, 32 bytes>")
    }

    private static func library(
        _ passphrase: [UInt8],
        _ salt: [UInt8],
        iterations: Int,
        count: Int
    ) -> [UInt8] {
        guard count > 0 else { return [] }
        var output = [UInt8](repeating: 0, count: count)
        let status = unsafe passphrase.withUnsafeBytes { passphrase in
            unsafe PKCS5_PBKDF2_HMAC(
                passphrase.baseAddress?.assumingMemoryBound(to: CChar.self),
                Int32(passphrase.count),
                salt,
                Int32(salt.count),
                Int32(iterations),
                EVP_sha512(),
                Int32(count),
                &output
            )
        }
        #expect(status == 1)
        return output
    }
}

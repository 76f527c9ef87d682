import CCrypto
import Primitives
import Secrets
import Testing

/// Spec: A9, B10. OpenSSL's own derivation is the judge.
struct PBKDF2SHA512Tests {
    @Test(arguments: 0..<200)
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

    static func library(
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

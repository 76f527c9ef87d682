import Primitives
import Secrets
import Support
import Testing

/// NIST SP 800-38A; Spec: B1, B10.
struct AES256CTRTests {
    private static let key = "603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4"
    private static let message =
        "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51"
        + "30c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710"

    /// SP 800-38A, F.5.5.
    @Test func encryptsAsTheStandard() throws {
        let ciphertext = try AES256CTR.encrypt(
            SecretBytes(hex: Self.message),
            key: SecretBytes(hex: Self.key),
            iv: Hex.decode("f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff")
        )
        #expect(
            Hex.encode(ciphertext)
                == "601ec313775789a5b7a7f504bbf3d228f443e3ca4d62b59aca84e990cacaf5c5"
                + "2b0930daa23de94ce87017ba2d84988ddfc9c58db67aada613c2dd08457941a6"
        )
    }

    @Test func losesTheCarryOnlyWhereItIsTold() throws {
        let key = try SecretBytes(hex: Self.key)
        let iv = [UInt8](repeating: 0xFF, count: 16)
        let zeros = [UInt8](repeating: 0, count: 40)
        let whole = try AES256CTR.decrypt(zeros, key: key, iv: iv, counter: .bits128).revealed
        let half = try AES256CTR.decrypt(zeros, key: key, iv: iv, counter: .bits64).revealed
        #expect(whole[..<16] == half[..<16])

        let carried = [UInt8](repeating: 0, count: 16)
        let lost = [UInt8](repeating: 0xFF, count: 8) + [UInt8](repeating: 0, count: 8)
        let tail = [UInt8](repeating: 0, count: 24)
        #expect(try whole[16...] == AES256CTR.decrypt(tail, key: key, iv: carried).revealed[...])
        #expect(try half[16...] == AES256CTR.decrypt(tail, key: key, iv: lost).revealed[...])
        #expect(AES256CTR.countersDiffer(iv: iv, byteCount: 17))
    }

    @Test(arguments: [0, 1, 16])
    func countsAlikeUntilTheLowHalfWraps(_ count: Int) throws {
        let key = Randomness.secret(32)
        let message = Randomness.bytes(count)
        for iv in [[UInt8](repeating: 0xFF, count: 16), [UInt8](repeating: 0, count: 16)] {
            let whole = try AES256CTR.decrypt(message, key: key, iv: iv, counter: .bits128)
            #expect(try AES256CTR.decrypt(message, key: key, iv: iv, counter: .bits64) == whole)
            #expect(!AES256CTR.countersDiffer(iv: iv, byteCount: count))
        }
    }

    @Test(arguments: [0, 15, 16, 17, 31, 33])
    func refusesOtherLengths(_ count: Int) {
        let bytes = Randomness.bytes(count)
        if count != 16 {
            #expect(throws: PrimitivesError.length) {
                try AES256CTR.decrypt([1], key: Randomness.secret(32), iv: bytes, counter: .bits64)
            }
            #expect(!AES256CTR.countersDiffer(iv: bytes, byteCount: .max))
        }
        #expect(throws: PrimitivesError.length) {
            try AES256CTR.encrypt(
                SecretBytes(copying: [1]),
                key: SecretBytes(copying: bytes),
                iv: Randomness.bytes(16)
            )
        }
    }

    @Test(arguments: [0, 1, 15, 16, 17, 1000])
    func roundTrips(_ count: Int) throws {
        let key = Randomness.secret(32)
        let iv = Randomness.bytes(16)
        let plaintext = Randomness.secret(count)
        let ciphertext = try AES256CTR.encrypt(plaintext, key: key, iv: iv)
        #expect(ciphertext.count == count)
        #expect(try AES256CTR.decrypt(ciphertext, key: key, iv: iv) == plaintext)
    }

    @Test(arguments: try VectorFile.entries("aes-256-ctr"))
    func agreesWithPeers(_ entry: VectorEntry) throws {
        let bits = try entry.inputs.valueIfPresent(at: "counter_bits").map { _ in
            try entry.inputs.int(at: "counter_bits")
        }
        let result = try AES256CTR.decrypt(
            entry.inputs.hex(at: "data_hex"),
            key: SecretBytes(copying: entry.inputs.hex(at: "key_hex")),
            iv: entry.inputs.hex(at: "iv_hex"),
            counter: bits == 64 ? .bits64 : .bits128
        )
        #expect(try result.revealed == entry.expect.hex(at: "result_hex"))
    }
}

import Primitives
import Secrets
import Support
import Testing

/// NIST SP 800-38A with the padding of RFC 5652; Spec: A7, B9.
struct AES256CBCTests {
    private let key = Randomness.secret(32)
    private let iv = Randomness.secret(16)

    /// SP 800-38A, F.2.5, and one block of padding behind it.
    @Test func encryptsAsTheStandard() throws {
        let ciphertext = try AES256CBC.encrypt(
            SecretBytes(hex: "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51"),
            key: SecretBytes(
                hex: "603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4"
            ),
            iv: SecretBytes(hex: "000102030405060708090a0b0c0d0e0f")
        )
        #expect(
            Hex.encode(ciphertext[..<32])
                == "f58c4c04d6e5f1ba779eabfb5f7bfbd69cfc4e967edb808d679f777bc6702c7d"
        )
        #expect(ciphertext.count == 48)
    }

    @Test(arguments: 0..<50)
    func roundTrips(_ count: Int) throws {
        let plaintext = Randomness.secret(count)
        let ciphertext = try AES256CBC.encrypt(plaintext, key: key, iv: iv)
        #expect(ciphertext.count == (count / 16 + 1) * 16)
        #expect(try AES256CBC.decrypt(ciphertext, key: key, iv: iv) == plaintext)
        #expect(try decryptInTheOpen(ciphertext) == plaintext.revealed)
    }

    /// Every length of padding, every last byte that is none, and a wrong byte within.
    @Test func refusesPaddingThatDoesNotHold() throws {
        for last in 0...255 where !(1...16).contains(last) {
            let block = [UInt8](repeating: UInt8(last), count: 16)
            try expectRefusal(ofPlainBlock: block)
        }
        for length in 2...16 {
            var block = [UInt8](repeating: UInt8(length), count: 16)
            block[16 - length] ^= 1
            try expectRefusal(ofPlainBlock: block)
        }
    }

    @Test(arguments: [0, 1, 15, 17, 31])
    func refusesWhatIsNotWholeBlocks(_ count: Int) {
        #expect(throws: PrimitivesError.authentication) {
            try AES256CBC.decrypt(Randomness.bytes(count), key: key, iv: iv)
        }
        #expect(throws: PrimitivesError.authentication) {
            try decryptInTheOpen(Randomness.bytes(count))
        }
    }

    @Test(arguments: [0, 15, 17, 31, 33])
    func refusesOtherLengths(_ count: Int) {
        let other = Randomness.secret(count)
        #expect(throws: PrimitivesError.length) { try AES256CBC.encrypt(iv, key: other, iv: iv) }
        #expect(throws: PrimitivesError.length) { try AES256CBC.decrypt([], key: key, iv: other) }
    }

    private func decryptInTheOpen(_ ciphertext: [UInt8]) throws -> [UInt8] {
        let (key, iv) = (key.revealed, iv.revealed)
        return try AES256CBC.decrypt(ciphertext.span, key: key.span, iv: iv.span)
    }

    /// The last block of a longer plaintext decrypts to `block` when the padding is cut off.
    private func expectRefusal(ofPlainBlock block: [UInt8]) throws {
        let padded = try AES256CBC.encrypt(SecretBytes(copying: block), key: key, iv: iv)
        let unpadded = Array(padded[..<16])
        #expect(throws: PrimitivesError.authentication) {
            try AES256CBC.decrypt(unpadded, key: key, iv: iv)
        }
        #expect(throws: PrimitivesError.authentication) { try decryptInTheOpen(unpadded) }
    }
}

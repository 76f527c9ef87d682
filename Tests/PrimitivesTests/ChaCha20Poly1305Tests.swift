import Primitives
import Secrets
import Support
import Testing

/// RFC 8439, with no associated data; design section 5. The expected bytes are libsodium's.
struct ChaCha20Poly1305Tests {
    private static let key = SecretBytes(copying: Array(0..<32))

    @Test func sealsAShortSecretAsLibsodiumDoes() throws {
        let sealed = try ChaCha20Poly1305.seal(SecretBytes(text: "age file key 16!"), key: Self.key)
        #expect(
            Hex.encode(sealed) == "79df2711cb8fcab4330a39188f727806958f4c9b2d510b8d91b2f4331d0f9c0b"
        )
    }

    @Test func sealsEveryMessageOfAStreamUnderItsOwnNonce() throws {
        let cipher = try ChaCha20Poly1305(key: Self.key)
        let text =
            "a longer message, of more than one block of the cipher, so that the counter runs."
        let buffer = WorkBuffer(count: text.utf8.count + ChaCha20Poly1305.tagLength)
        buffer.copy(Array(text.utf8).span, to: 0)
        let nonce = ChaChaNonce(counter: 0x0201, isLast: false)
        try cipher.seal(buffer, 0..<text.utf8.count, nonce: nonce)
        #expect(
            Hex.encode(Self.bytes(buffer, 0..<buffer.count))
                == "8bcb7322f34d85824ef310ca360e54398f6b61bf421c5fe86b33d684f750733427461613e52e88a5"
                + "dacd006186b6f2830fcc1fb3a87866bfe9924c9ac89e8c707a698b327f7b0485d9b408edd3bd6e59"
                + "e09342f28f581ae03eadf4add2469b59d0"
        )
        try cipher.seal(buffer, 0..<0, nonce: ChaChaNonce(counter: 1, isLast: true))
        #expect(Hex.encode(Self.bytes(buffer, 0..<16)) == "e34c1daa2c0f35fcd2d36c10761fe796")
    }

    /// The bytes are those of `cryptography`, with the message as associated data and no plaintext.
    @Test func tagsBytesAsAssociatedData() throws {
        let cipher = try ChaCha20Poly1305(key: Self.key)
        let text = Array("a segment of a file".utf8)
        let buffer = WorkBuffer(count: text.count, for: .ciphertext)
        buffer.copy(text.span, to: 0)
        func tag(_ range: Range<Int>, _ counter: UInt64) throws -> String {
            let nonce = ChaChaNonce(counter: counter, isLast: false)
            return Hex.encode(try cipher.tag(of: buffer, range, nonce: nonce))
        }
        #expect(try tag(0..<text.count, 7) == "524cfe410058266f9705a6117e1b76f9")
        #expect(buffer.bytes(0..<text.count) == text)
        let others = try [tag(0..<text.count, 8), tag(0..<text.count - 1, 7), tag(0..<0, 7)]
        #expect(Set(others + ["524cfe410058266f9705a6117e1b76f9"]).count == 4)
    }

    @Test func opensWhatItSealed() throws {
        let secret = SecretBytes(text: "opened again")
        let sealed = try ChaCha20Poly1305.seal(secret, key: Self.key)
        #expect(try ChaCha20Poly1305.open(sealed, key: Self.key) == secret)
    }

    @Test func refusesEveryChangedBitAndEveryOtherLength() throws {
        let sealed = try ChaCha20Poly1305.seal(SecretBytes(text: "sixteen of these"), key: Self.key)
        for bit in 0..<sealed.count * 8 {
            var changed = sealed
            changed[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(throws: PrimitivesError.authentication) {
                try ChaCha20Poly1305.open(changed, key: Self.key)
            }
        }
        for count in 0..<sealed.count {
            #expect(throws: PrimitivesError.authentication) {
                try ChaCha20Poly1305.open(Array(sealed[..<count]), key: Self.key)
            }
        }
    }

    @Test func leavesNothingBehindOfWhatDoesNotAuthenticate() throws {
        let cipher = try ChaCha20Poly1305(key: Self.key)
        let buffer = WorkBuffer(count: 48)
        let target = WorkBuffer(count: 48)
        target.copy([UInt8](repeating: 7, count: 32).span, to: 0)
        #expect(throws: PrimitivesError.authentication) {
            try cipher.open(buffer, 0..<32, into: target, nonce: .zero)
        }
        #expect(Self.bytes(target, 0..<32) == [UInt8](repeating: 0, count: 32))
    }

    @Test(arguments: [0, 16, 31, 33])
    func refusesAKeyOfAnotherLength(_ count: Int) {
        #expect(throws: PrimitivesError.length) {
            try ChaCha20Poly1305(key: SecretBytes(copying: [UInt8](repeating: 0, count: count)))
        }
    }

    private static func bytes(_ buffer: WorkBuffer, _ range: Range<Int>) -> [UInt8] {
        buffer.withBytes(range) { bytes in bytes.indices.map { bytes[$0] } }
    }
}

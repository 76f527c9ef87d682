import Primitives
import Secrets
import Support
import Testing

/// RFC 4231; Spec: B1, B10.
struct HMACSHA256Tests {
    /// RFC 4231, test cases 1, 2, 6: key, message, code. Case 6 has a key longer than a block.
    private static let vectors = [
        (
            String(repeating: "0b", count: 20),
            "Hi There",
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
        ),
        (
            "4a656665",
            "what do ya want for nothing?",
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        ),
        (
            String(repeating: "aa", count: 131),
            "Test Using Larger Than Block-Size Key - Hash Key First",
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
        ),
    ]

    @Test(arguments: vectors)
    func givesTheCodesOfTheRFC(_ key: String, _ message: String, _ code: String) throws {
        let key = try SecretBytes(hex: key)
        let bytes = Array(message.utf8)
        #expect(Hex.encode(HMACSHA256.code(of: bytes, key: key)) == code)
        #expect(Hex.encode(HMACSHA256.code(of: bytes.span, key: key)) == code)
        let open = key.revealed
        #expect(Hex.encode(HMACSHA256.code(of: bytes.span, key: open.span)) == code)
    }

    /// The key may lie where the code goes, which takes its place.
    @Test(arguments: vectors)
    func putsTheCodeBesideOrOverTheKey(_ key: String, _ message: String, _ code: String) throws {
        let key = try Hex.decode(key)
        let bytes = Array(message.utf8)
        for offset in [0, 5, 5 + key.count] {
            var memory = [UInt8](repeating: 1, count: 5) + key + [UInt8](repeating: 2, count: 40)
            let before = memory
            let place = 5..<5 + key.count
            var span = memory.mutableSpan
            HMACSHA256.code(of: bytes.span, keyAt: place, in: &span, at: offset)
            #expect(Hex.encode(memory[offset..<offset + 32]) == code)
            #expect(memory[..<offset] == before[..<offset])
            #expect(memory[(offset + 32)...] == before[(offset + 32)...])
        }
    }

    @Test func takesAnEmptyKeyAndAnEmptyMessage() throws {
        let code = HMACSHA256.code(of: [UInt8](), key: SecretBytes(copying: []))
        #expect(
            Hex.encode(code) == "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad"
        )
    }

    @Test(arguments: try VectorFile.entries("hmac-sha256"))
    func agreesWithPeers(_ entry: VectorEntry) throws {
        let code = HMACSHA256.code(
            of: try entry.inputs.hex(at: "data_hex"),
            key: SecretBytes(copying: try entry.inputs.hex(at: "key_hex"))
        )
        #expect(try code == entry.expect.hex(at: "mac_hex"))
    }
}

import Primitives
import Secrets
import Support
import Testing

/// RFC 8032; Spec: A4, B7.
struct Ed25519Tests {
    /// RFC 8032, 7.1: seed, public key, message, signature.
    private static let vectors = [
        (
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
            "",
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
                + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
        ),
        (
            "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
            "72",
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
        ),
        (
            "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
            "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
            "af82",
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
                + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
        ),
    ]

    @Test(arguments: vectors)
    func signsAsTheRFC(_ seed: String, _ key: String, _ text: String, _ signed: String) throws {
        let seed = try SecretBytes(hex: seed)
        let message = try Hex.decode(text)
        #expect(try Ed25519.publicKey(ofSeed: seed) == Hex.decode(key))
        let signature = try Ed25519.sign(message, withSeed: seed)
        #expect(Hex.encode(signature) == signed)
        #expect(try Ed25519.isValid(signature: signature, of: message, by: Hex.decode(key)))
    }

    @Test func refusesEveryFlippedBit() throws {
        let seed = Randomness.secret(32)
        let key = try Ed25519.publicKey(ofSeed: seed)
        let message = Array("signed".utf8)
        let signature = try Ed25519.sign(message, withSeed: seed)
        for bit in 0..<signature.count * 8 {
            var flipped = signature
            flipped[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(!Ed25519.isValid(signature: flipped, of: message, by: key), "bit \(bit)")
        }
        #expect(!Ed25519.isValid(signature: signature, of: message + [0], by: key))
    }

    @Test(arguments: [0, 31, 33, 63, 65])
    func refusesOtherLengths(_ count: Int) throws {
        let bytes = Randomness.bytes(count)
        let signature = try Ed25519.sign([], withSeed: Randomness.secret(32))
        let seed = Randomness.secret(count)
        #expect(throws: PrimitivesError.length) { try Ed25519.publicKey(ofSeed: seed) }
        #expect(throws: PrimitivesError.length) { try Ed25519.sign([], withSeed: seed) }
        #expect(!Ed25519.isValid(signature: bytes, of: [], by: Randomness.bytes(32)))
        #expect(!Ed25519.isValid(signature: signature, of: [], by: bytes))
    }

    /// A key of low order would accept one signature for every message.
    @Test func refusesKeysOfLowOrder() {
        let identity: [UInt8] = [1] + [UInt8](repeating: 0, count: 31)
        let zeros = [UInt8](repeating: 0, count: 32)
        #expect(!Ed25519.isValid(signature: identity + zeros, of: [1, 2, 3], by: identity))
    }
}

import Primitives
import Secrets
import Support
import Testing

/// RFC 7748; Spec: A7, B8, B9 and rule 2 of the design's security rules.
struct X25519Tests {
    /// RFC 7748, 6.1.
    private static let alice = "77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a"
    private static let alicePublic =
        "8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a"
    private static let bob = "5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb"
    private static let bobPublic =
        "de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f"
    private static let shared = "4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742"

    /// The points whose product with any private key is zero, canonical or not.
    private static let lowOrderPoints = [
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
        "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "0000000000000000000000000000000000000000000000000000000000000080",
        "0100000000000000000000000000000000000000000000000000000000000080",
    ]

    @Test func givesThePublicKeysOfTheRFC() throws {
        let alice = try SecretBytes(hex: Self.alice)
        let bob = try SecretBytes(hex: Self.bob)
        #expect(try X25519.publicKey(of: alice) == Hex.decode(Self.alicePublic))
        #expect(try X25519.publicKey(of: bob) == Hex.decode(Self.bobPublic))
    }

    @Test func givesTheSharedSecretOfTheRFC() throws {
        let shared = try X25519.sharedSecret(
            of: SecretBytes(hex: Self.alice),
            with: Hex.decode(Self.bobPublic)
        )
        #expect(try shared == SecretBytes(hex: Self.shared))
    }

    /// RFC 7748, 5.2: the scalar's fixed bits and the point's top bit are ignored.
    @Test func clampsAndMasks() throws {
        let shared = try X25519.sharedSecret(
            of: SecretBytes(
                hex: "4b66e9d4d1b4673c5ad22691957d6af5c11b6421e0ea01d42ca4169e7918ba0d"
            ),
            with: Hex.decode("e5210f12786811d3f4b7959d0538ae2c31dbe7106fc03c3efc4cd549c715a493")
        )
        let expected = "95cbde9476e8907d7aade45cb4b873f88b595a68799fa152e6f8f7647aac7957"
        #expect(try shared == SecretBytes(hex: expected))
    }

    @Test(arguments: lowOrderPoints)
    func refusesPointsOfLowOrder(_ point: String) throws {
        let point = try Hex.decode(point)
        #expect(throws: PrimitivesError.lowOrderPoint) {
            try X25519.sharedSecret(of: Randomness.secret(32), with: point)
        }
    }

    @Test(arguments: [0, 31, 33, 64])
    func refusesOtherLengths(_ count: Int) {
        let secret = Randomness.secret(count)
        #expect(throws: PrimitivesError.length) { try X25519.publicKey(of: secret) }
        #expect(throws: PrimitivesError.length) {
            try X25519.sharedSecret(of: secret, with: Randomness.bytes(32))
        }
        #expect(throws: PrimitivesError.length) {
            try X25519.sharedSecret(of: Randomness.secret(32), with: Randomness.bytes(count))
        }
    }

    @Test func agreesFromBothSides() throws {
        let one = Randomness.secret(32)
        let other = Randomness.secret(32)
        let shared = try X25519.sharedSecret(of: one, with: X25519.publicKey(of: other))
        #expect(try X25519.sharedSecret(of: other, with: X25519.publicKey(of: one)) == shared)
    }

    @Test func neverLeaks() throws {
        let shared = try X25519.sharedSecret(
            of: SecretBytes(hex: Self.alice),
            with: Hex.decode(Self.bobPublic)
        )
        #expect(Leaks.shown(by: shared) == "<secret, 32 bytes>")
    }
}

import Primitives
import Secrets
import Support
import Testing

/// Spec: B7, B8. Public keys of secrets that peers publish.
struct CurvePublicKeyVectorTests {
    @Test(arguments: try VectorFile.entries("ed25519.public"))
    func ed25519(_ entry: VectorEntry) throws {
        let seed = SecretBytes(copying: try entry.inputs.hex(at: "seed_hex"))
        #expect(try Ed25519.publicKey(ofSeed: seed) == entry.expect.base64(at: "public_key"))
    }

    @Test(arguments: try VectorFile.entries("curve25519.public"))
    func curve25519(_ entry: VectorEntry) throws {
        let key = SecretBytes(copying: try entry.inputs.hex(at: "private_hex"))
        #expect(try X25519.publicKey(of: key) == entry.expect.base64(at: "public_key"))
    }
}

import Primitives
import Secrets
import Support
import Testing

/// RFC 7914, as far as age uses it: r = 8, p = 1.
struct ScryptTests {
    @Test func givesTheKeyOfTheRFC() throws {
        let key = try Scrypt.derive(
            passphrase: SecretBytes(text: "pleaseletmein"),
            salt: Array("SodiumChloride".utf8),
            logN: 14,
            count: 64
        )
        #expect(
            Hex.encode(key.revealed)
                == "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2"
                + "d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887"
        )
    }

    /// The key of the RFC again: 16 MiB are N = 2^14, and as many operations make p = 1.
    @Test func choosesTheCostByLimits() throws {
        let salt = Array("SodiumChloride".utf8) + [UInt8](repeating: 0, count: 18)
        func key(_ salt: [UInt8]) throws(PrimitivesError) -> SecretBytes {
            try Scrypt.derive(
                passphrase: SecretBytes(text: "pleaseletmein"),
                salt: salt,
                operations: 1 << 19,
                memory: 1 << 24,
                count: 64
            )
        }
        let same = try Scrypt.derive(
            passphrase: SecretBytes(text: "pleaseletmein"),
            salt: salt,
            logN: 14,
            count: 64
        )
        #expect(try key(salt) == same)
        #expect(throws: PrimitivesError.length) { try key(Array(salt.dropLast())) }
    }

    @Test func asksForTheMemoryFirst() throws {
        do throws(PrimitivesError) {
            _ = try Scrypt.derive(
                passphrase: SecretBytes(text: "x"),
                salt: [UInt8](repeating: 0, count: 32),
                operations: 1 << 50,
                memory: 1 << 50,
                count: 32
            )
            Issue.record("there is no such memory")
        } catch {
            guard case .memory(needed: 1 << 50, let available) = error else { throw error }
            #expect(available < 1 << 50)
        }
    }

    @Test(arguments: [0, 31, 64, -1])
    func refusesOtherCosts(_ logN: Int) {
        #expect(throws: PrimitivesError.length) {
            try Scrypt.derive(passphrase: SecretBytes(text: "x"), salt: [], logN: logN, count: 32)
        }
    }
}

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

    @Test(arguments: [0, 31, 64, -1])
    func refusesOtherCosts(_ logN: Int) {
        #expect(throws: PrimitivesError.length) {
            try Scrypt.derive(passphrase: SecretBytes(text: "x"), salt: [], logN: logN, count: 32)
        }
    }
}

import Primitives
import Secrets
import Support
import Testing

/// PBKDF2 with HMAC-SHA-256, by the vectors of RFC 7914, section 11.
struct PBKDF2SHA256Tests {
    @Test(arguments: [
        (
            "passwd", "salt", 1,
            "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc"
                + "49ca9cccf179b645991664b39d77ef317c71b845b1e30bd509112041d3a19783"
        ),
        (
            "Password", "NaCl", 80000,
            "4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56"
                + "a1d425a1225833549adb841b51c9b3176a272bdebba1d078478f62b397f33c8d"
        ),
    ])
    func derives(_ password: String, _ salt: String, _ rounds: Int, _ key: String) throws {
        let derived = try PBKDF2SHA256.derive(
            password: SecretBytes(text: password),
            salt: SecretBytes(text: salt),
            iterations: rounds,
            count: 64
        )
        #expect(Hex.encode(derived.revealed) == key)
    }

    @Test(arguments: [0, -1, 1 << 31]) func refusesNumbersOfRoundsThatAreNone(_ rounds: Int) {
        let nothing = SecretBytes(copying: [])
        #expect(throws: PrimitivesError.length) {
            try PBKDF2SHA256.derive(
                password: nothing,
                salt: nothing,
                iterations: rounds,
                count: 32
            )
        }
    }
}

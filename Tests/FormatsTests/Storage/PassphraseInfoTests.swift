import Formats
import Support
import Testing

/// Spec: A9, B4; traps 1.15, 2.6.
struct PassphraseInfoTests {
    private func info(_ text: String) throws -> PassphraseInfo {
        try PassphraseInfo(decoding: JSONValue(parsing: Array(text.utf8)))
    }

    @Test(
        arguments: [
            ("", 256), (",\"bits\":null", 256), (",\"bits\":256", 256), (",\"bits\":512", 512),
            (",\"bits\":0", 0), (",\"bits\":-8", -8), (",\"bits\":9223372036854775807", Int64.max),
            (",\"bits\":256.0", 256), (",\"bits\":2.56e2", 256),
        ] as [(String, Int64)]
    )
    func readsBits(members: String, bits: Int64) throws {
        let text = "{\"algorithm\":\"m.pbkdf2\",\"salt\":\"x\",\"iterations\":1\(members)}"
        #expect(try info(text).bits == bits)
    }

    // traps 1.15: the salt is text and stays text.
    @Test func neverDecodesTheSalt() throws {
        let text = #"{"algorithm":"m.pbkdf2","salt":"QUJD\u00e4=","iterations":500000}"#
        #expect(try info(text).salt == "QUJDä=")
        #expect(try info(text).iterations == 500_000)
    }

    /// Servers give whole numbers back as they store them.
    @Test(arguments: ["500000", "500000.0", "5e5", "5E+5", "0.5e6", "5000000e-1"])
    func readsWholeNumbersHoweverTheyAreWritten(iterations: String) throws {
        let text = "{\"algorithm\":\"m.pbkdf2\",\"salt\":\"x\",\"iterations\":\(iterations)}"
        #expect(try info(text).iterations == 500_000)
    }

    @Test(arguments: [
        ("{}", "algorithm"), ("{\"algorithm\":7}", "algorithm"),
        ("{\"algorithm\":\"m.pbkdf2\"}", "salt"),
        ("{\"algorithm\":\"m.pbkdf2\",\"salt\":null,\"iterations\":1}", "salt"),
        ("{\"algorithm\":\"m.pbkdf2\",\"salt\":\"x\"}", "iterations"),
        ("{\"algorithm\":\"m.pbkdf2\",\"salt\":\"x\",\"iterations\":\"5\"}", "iterations"),
        ("{\"algorithm\":\"m.pbkdf2\",\"salt\":\"x\",\"iterations\":1.5}", "iterations"),
        (
            "{\"algorithm\":\"m.pbkdf2\",\"salt\":\"x\",\"iterations\":9223372036854775808}",
            "iterations"
        ),
        ("{\"algorithm\":\"m.pbkdf2\",\"salt\":\"x\",\"iterations\":1,\"bits\":\"8\"}", "bits"),
        ("{\"algorithm\":\"m.pbkdf2\",\"salt\":\"x\",\"iterations\":1,\"bits\":1e99}", "bits"),
    ])
    func namesWhatIsMissingOrWrong(text: String, property: String) {
        #expect(throws: FormatError.property("passphrase." + property)) { try info(text) }
    }

    @Test func keepsUnknownDerivations() throws {
        #expect(try info("{\"algorithm\":\"m.argon2\",\"salt\":7}").algorithm == "m.argon2")
    }

    @Test func roundTrips() throws {
        let own = PassphraseInfo(salt: "aZ9", iterations: 600_000)
        #expect(try PassphraseInfo(decoding: own.encoded) == own)
        let text = String(decoding: own.encoded.encoded, as: UTF8.self)
        #expect(text.contains("\"bits\":256"))
    }
}

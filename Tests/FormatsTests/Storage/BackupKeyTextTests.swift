import Formats
import Secrets
import Support
import Testing

/// Spec: B8; traps 1.23.
struct BackupKeyTextTests {
    private func decode(_ text: String) throws -> (
        key: SecretBytes, spelling: BackupKeyText.Spelling
    ) {
        try BackupKeyText.decode(SecretBytes(text: text))
    }

    // traps 1.22, 2.4: padded or not.
    @Test(arguments: ["AQIDBA", "AQIDBA=="])
    func readsBase64(_ text: String) throws {
        #expect(try decode(text).key.revealed == [1, 2, 3, 4])
        #expect(try decode(text).spelling == .base64)
    }

    @Test(
        arguments: [
            ("1,2", [1, 2]), ("0,255,10", [0, 255, 10]), ("001,02", [1, 2]),
        ] as [(String, [UInt8])]
    )
    func readsDecimals(text: String, bytes: [UInt8]) throws {
        #expect(try decode(text).key.revealed == bytes)
        #expect(try decode(text).spelling == .decimals)
    }

    @Test func readsDecimalsOfEveryLength() throws {
        for count in 2...40 {
            for value in ["0", "255"] {
                let text = Array(repeating: value, count: count).joined(separator: ",")
                #expect(try decode(text).key.count == count)
            }
        }
    }

    /// Digits alone are base64, as they always were.
    @Test func takesOneNumberForBase64() throws {
        #expect(try decode("1234").spelling == .base64)
    }

    @Test(arguments: [
        "", ",", "1,", ",1", "1,,2", "256,1", "1,2,x", "1, 2", " 1,2", "-1,2", "+1,2", "1000,1",
        "1.0,2", "0001,2", "!", "A", "====", "1,2\n", "١,٢",
    ])
    func refusesAnythingElse(_ text: String) {
        #expect(throws: FormatError.property("m.megolm_backup.v1")) { try decode(text) }
    }
}

import Formats
import Support
import Testing

/// Spec: A7, A11, B1; traps 1.1, 1.2, 1.7, 1.32, 2.4.
struct SealedFormTests {
    private static let iv = String(repeating: "A", count: 22)
    private static let key = String(repeating: "A", count: 43)

    private func form(_ text: String) throws -> SealedForm {
        try SealedForm(decoding: JSONValue(parsing: Array(text.utf8)))
    }

    // traps 1.1, 2.4: padded and unpadded both occur; traps 1.2: so does the other alphabet.
    @Test(arguments: [("\(iv)", "+/+/", "\(key)"), ("\(iv)==", "-_-_", "\(key)=")])
    func readsTheSymmetricForm(iv: String, ciphertext: String, mac: String) throws {
        let text = "{\"iv\":\"\(iv)\",\"ciphertext\":\"\(ciphertext)\",\"mac\":\"\(mac)\"}"
        let expected = SealedForm.symmetric(
            iv: [UInt8](repeating: 0, count: 16),
            ciphertext: [0xFB, 0xFF, 0xBF],
            mac: [UInt8](repeating: 0, count: 32)
        )
        #expect(try form(text) == expected)
    }

    @Test func readsAnEmptyCiphertext() throws {
        let text = "{\"iv\":\"\(Self.iv)\",\"ciphertext\":\"\",\"mac\":\"\(Self.key)\",\"x\":1}"
        guard case .symmetric(_, let ciphertext, _) = try form(text) else {
            Issue.record("not read")
            return
        }
        #expect(ciphertext.isEmpty)
    }

    // traps 1.32: a MAC has 8 bytes, or all 32.
    @Test(arguments: [("AAAAAAAAAAA", 8), ("\(key)", 32)])
    func readsTheAsymmetricForm(mac: String, count: Int) throws {
        let text = "{\"ephemeral\":\"\(Self.key)\",\"ciphertext\":\"AAAA\",\"mac\":\"\(mac)\"}"
        let expected = SealedForm.asymmetric(
            ephemeral: [UInt8](repeating: 0, count: 32),
            ciphertext: [0, 0, 0],
            mac: [UInt8](repeating: 0, count: count)
        )
        #expect(try form(text) == expected)
    }

    // A11: the note stands in place of ciphertext, and where there is some, that is what was sealed.
    @Test func takesCiphertextBeforeAPassthrough() throws {
        let sealed = "\"iv\":\"\(Self.iv)\",\"ciphertext\":\"AAAA\",\"mac\":\"\(Self.key)\""
        let both = try form("{\"passthrough\":true,\(sealed)}")
        #expect(try both == form("{\(sealed)}"))
    }

    // traps 1.26
    @Test func readsAPassthrough() throws {
        #expect(try form("{\"passthrough\":true}") == .passthrough)
        #expect(try form("{\"passthrough\":true,\"x\":1}") == .passthrough)
    }

    @Test(arguments: ["{}", "{\"passthrough\":false}", "{\"passthrough\":1}", "{\"key\":\"x\"}"])
    func keepsWhatItDoesNotKnow(_ text: String) throws {
        #expect(try form(text) == .unknown)
    }

    // traps 1.19: an entry may be no object.
    @Test(arguments: ["null", "\"x\"", "7", "[]", "true"])
    func namesWhatIsNoObject(_ text: String) throws {
        #expect(try form(text) == .malformed(.notAnObject))
    }

    // traps 1.7: a missing iv is malformed, and never sixteen zero bytes.
    @Test(
        arguments: [
            ("{\"ciphertext\":\"AAAA\",\"mac\":\"\(key)\"}", .property("iv")),
            ("{\"iv\":\"!\",\"ciphertext\":\"AAAA\",\"mac\":\"\(key)\"}", .property("iv")),
            ("{\"iv\":\"AAAA\",\"ciphertext\":\"AAAA\",\"mac\":\"\(key)\"}", .ivLength(3)),
            ("{\"iv\":\"\(key)\",\"ciphertext\":\"AAAA\",\"mac\":\"\(key)\"}", .ivLength(32)),
            ("{\"iv\":\"\(iv)\",\"mac\":\"\(key)\"}", .property("ciphertext")),
            ("{\"iv\":\"\(iv)\",\"ciphertext\":\"A\",\"mac\":\"\(key)\"}", .property("ciphertext")),
            ("{\"iv\":\"\(iv)\",\"ciphertext\":\"AAAA\"}", .property("mac")),
            ("{\"iv\":\"\(iv)\",\"ciphertext\":\"AAAA\",\"mac\":\"AAAA\"}", .macLength(3)),
            (
                "{\"ephemeral\":\"AAAA\",\"ciphertext\":\"AAAA\",\"mac\":\"AAAAAAAAAAA\"}",
                .property("ephemeral")
            ),
            ("{\"ephemeral\":\"\(key)\",\"mac\":\"AAAAAAAAAAA\"}", .property("ciphertext")),
            ("{\"ephemeral\":\"\(key)\",\"ciphertext\":\"AAAA\"}", .property("mac")),
            ("{\"ephemeral\":\"\(key)\",\"ciphertext\":\"AAAA\",\"mac\":\"\"}", .macLength(0)),
            ("{\"ephemeral\":\"\(key)\",\"ciphertext\":\"AAAA\",\"mac\":\"AA\"}", .macLength(1)),
            (
                "{\"ephemeral\":\"\(key)\",\"ciphertext\":\"AAAA\",\"mac\":\"AAAAAAAAAAAA\"}",
                .macLength(9)
            ),
        ] as [(String, SealedForm.Fault)]
    )
    func namesWhatIsMalformed(text: String, fault: SealedForm.Fault) throws {
        #expect(try form(text) == .malformed(fault))
    }

    @Test(arguments: ["iv", "mac", "ciphertext", "ephemeral", "passthrough"])
    func refusesNamesThatStandTwice(_ name: String) {
        let text = """
            {"iv":"\(Self.iv)","ciphertext":"","mac":"","\(name)":"","\(name)":"\(Self.iv)"}
            """
        #expect(throws: FormatError.self) { try form(text) }
    }

    @Test(arguments: [Base64.Padding.unpadded, .padded])
    func roundTrips(_ padding: Base64.Padding) throws {
        let bytes = [UInt8](0..<32)
        let forms: [SealedForm] = [
            .symmetric(iv: Array(bytes.prefix(16)), ciphertext: [1], mac: bytes),
            .asymmetric(ephemeral: bytes, ciphertext: [1], mac: Array(bytes.prefix(8))),
        ]
        for form in forms {
            let encoded = try #require(form.encoded(padding))
            #expect(try SealedForm(decoding: encoded) == form)
            let text = String(decoding: encoded.encoded, as: UTF8.self)
            #expect(text.contains("=") == (padding == .padded))
        }
    }

    @Test func writesNoFormThatIsOnlyRead() {
        for form in [SealedForm.passthrough, .unknown, .malformed(.notAnObject)] {
            #expect(form.encoded(.unpadded) == nil)
        }
    }
}

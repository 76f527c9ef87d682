import Formats
import Support
import Testing

/// Spec: A3, B3, B5; traps 1.6, 1.9 to 1.13, 2.1.
struct KeyDescriptionTests {
    private static let iv = String(repeating: "A", count: 22)
    private static let mac = String(repeating: "A", count: 43)
    private static let zeros16 = [UInt8](repeating: 0, count: 16)
    private static let zeros32 = [UInt8](repeating: 0, count: 32)

    private func description(
        _ members: String,
        algorithm: String = "\"m.secret_storage.v1.aes-hmac-sha2\""
    ) throws -> KeyDescription {
        let text = "{\"algorithm\":\(algorithm)\(members.isEmpty ? "" : ",")\(members)}"
        let content = try JSONValue(parsing: Array(text.utf8))
        let description = try KeyDescription(id: "a/b+c=.", decoding: content)
        #expect(description.content.encoded == Array(text.utf8))
        return description
    }

    @Test func readsAKeyCheck() throws {
        let description = try description("\"iv\":\"\(Self.iv)\",\"mac\":\"\(Self.mac)=\"")
        #expect(description.algorithm == .aesHMACSHA2)
        #expect(description.check == .mac(iv: Self.zeros16, mac: Self.zeros32))
        #expect(!description.hasLongCheckIV)
        #expect(description.passphrase == .none)
        #expect(description.name == nil)
    }

    // traps 1.9, 1.10: keys made on Android have no check; a mac may be empty.
    @Test(arguments: [
        "", "\"iv\":\"\(iv)\"", "\"mac\":\"\(mac)\"", "\"iv\":null,\"mac\":null",
        "\"iv\":\"\(iv)\",\"mac\":\"\"", "\"iv\":\"\",\"mac\":\"\(mac)\"",
        "\"iv\":\"iv\",\"mac\":\"\"", "\"iv\":7,\"mac\":null",
    ])
    func findsNoKeyCheck(_ members: String) throws {
        #expect(try description(members).check == .none)
    }

    // traps 1.6, 2.1: Nheko wrote 32 bytes, of which 16 count.
    @Test(arguments: [17, 32, 48])
    func takesALongIV(_ count: Int) throws {
        let iv = Base64.encode([UInt8](repeating: 7, count: count))
        let description = try description("\"iv\":\"\(iv)\",\"mac\":\"\(Self.mac)\"")
        let bytes = [UInt8](repeating: 7, count: count)
        #expect(description.check == .mac(iv: bytes, mac: Self.zeros32))
        #expect(description.hasLongCheckIV)
    }

    @Test(arguments: [
        ("\"AAAA\"", "\"\(mac)\"", "iv"),
        ("\"\(String(repeating: "A", count: 66))\"", "\"\(mac)\"", "iv"),
        ("\"!\"", "\"\(mac)\"", "iv"), ("7", "\"\(mac)\"", "iv"), ("{}", "\"\(mac)\"", "iv"),
        ("\"\(iv)\"", "\"AAAA\"", "mac"), ("\"\(iv)\"", "\"\(mac)AAAA\"", "mac"),
        ("\"\(iv)\"", "\"!\"", "mac"), ("\"\(iv)\"", "[]", "mac"),
    ])
    func namesWhatIsMalformed(iv: String, mac: String, property: String) throws {
        let description = try description("\"iv\":\(iv),\"mac\":\(mac)")
        #expect(description.check == .malformed(property))
    }

    // traps 1.25
    @Test func readsAPublicKey() throws {
        let legacy = "\"m.secret_storage.v1.curve25519-aes-sha2\""
        let pubkey = "\"pubkey\":\"\(Self.mac)\""
        #expect(try description(pubkey, algorithm: legacy).check == .publicKey(Self.zeros32))
        #expect(try description("", algorithm: legacy).check == .none)
        #expect(try description("\"pubkey\":null", algorithm: legacy).check == .none)
        for wrong in ["\"AAAA\"", "\"\"", "7"] {
            let description = try description("\"pubkey\":\(wrong)", algorithm: legacy)
            #expect(description.check == .malformed("pubkey"))
        }
    }

    // traps 1.10: a name may be absent, null or no string.
    @Test(
        arguments: [
            ("\"name\":null", nil), ("\"name\":7", nil), ("", nil), ("\"name\":\"\"", ""),
            ("\"name\":\"m.default\"", "m.default"),
        ] as [(String, String?)]
    )
    func neverNeedsAName(members: String, name: String?) throws {
        #expect(try description(members).name?.string == name)
    }

    // traps 1.11
    @Test func keepsUnknownAlgorithms() throws {
        let custom = try description("", algorithm: "\"m.custom\"")
        #expect(custom.algorithm?.rawValue == "m.custom")
        for odd in ["null", "7", "{}"] {
            #expect(try description("", algorithm: odd).algorithm == nil)
        }
        #expect(try KeyDescription(id: "k", decoding: .object([])).algorithm == nil)
    }

    // traps 1.10
    @Test(arguments: [
        "\"passphrase\":null", "\"passphrase\":{}", "",
    ])
    func findsNoPassphrase(_ members: String) throws {
        #expect(try description(members).passphrase == .none)
    }

    // traps 1.27: a draft had `rounds`, which is reported and not interpreted.
    @Test(arguments: [
        ("7", "passphrase"), ("\"x\"", "passphrase"), ("[]", "passphrase"),
        ("{\"salt\":\"x\"}", "passphrase.algorithm"),
        ("{\"algorithm\":\"m.pbkdf2\",\"salt\":\"x\",\"rounds\":5}", "passphrase.iterations"),
    ])
    func namesWhatIsMalformedInAPassphrase(value: String, property: String) throws {
        let description = try description("\"passphrase\":\(value)")
        #expect(description.passphrase == .malformed(property))
    }

    @Test func readsAPassphrase() throws {
        let value = "{\"algorithm\":\"m.pbkdf2\",\"salt\":\"x\",\"iterations\":5}"
        let info = PassphraseInfo(salt: "x", iterations: 5)
        #expect(try description("\"passphrase\":\(value)").passphrase == .derived(info))
    }

    @Test func refusesNamesThatStandTwice() throws {
        #expect(throws: FormatError.self) { try description("\"iv\":\"a\",\"iv\":\"b\"") }
        #expect(throws: FormatError.self) { try description("\"name\":\"a\",\"name\":\"b\"") }
    }

    // traps 1.13: the ID is everything behind the prefix.
    @Test(arguments: ["", "a", "a/b+c==", "with.dots.in", "m.secret_storage.key.", "é", "=", " "])
    func takesAnyTextForAnID(_ text: String) {
        let type = EventType(ExactText("m.secret_storage.key." + text))
        #expect(type.keyID == KeyID(ExactText(text)))
        #expect(EventType.keyDescription(KeyID(ExactText(text))) == type)
    }

    @Test(arguments: ["m.secret_storage.key", "m.secret_storage.default_key"])
    func seesNoIDInOtherTypes(_ type: String) {
        #expect(EventType(ExactText(type)).keyID == nil)
    }

    /// Swift takes both spellings for one string.
    @Test func tellsIDsApartByBytes() {
        let composed = KeyID("\u{E9}")
        #expect(composed != KeyID("e\u{301}"))
        #expect(Set([composed, KeyID("e\u{301}")]).count == 2)
    }
}

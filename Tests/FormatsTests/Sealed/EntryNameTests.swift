import Formats
import Support
import Testing

/// Design section 5: names of [A-Za-z0-9._@:+=-] and `/`; reversible, bounded, never twice.
struct EntryNameTests {
    @Test(arguments: [
        "README.txt", "secrets/m.megolm_backup.v1", "a/b/c", "x=2Fy", "@u:s+1-2_3",
        String(repeating: "a", count: 100),
    ])
    func acceptsPlainNames(_ name: String) throws {
        #expect(try EntryName(checking: name).text == name)
    }

    @Test(arguments: [
        "", "/", "/a", "a/", "a//b", ".", "..", "a/../b", "./a", ".hidden", "a/.b", "a b", "a\\b",
        "a%2Fb", "a\u{e9}", "a\0", "a\nb", "~a", "a*", String(repeating: "a", count: 101),
    ])
    func refusesEveryOtherName(_ name: String) {
        #expect(throws: FormatError.manifest(.name(ExactText(name)))) {
            try EntryName(checking: name)
        }
    }

    @Test(arguments: [
        ("m.cross_signing.master", "m.cross_signing.master"), ("a/b", "a=2Fb"),
        ("a=2Fb", "a=3D2Fb"),
        ("", "="), (".", "=2E"), ("..", "=2E."), ("a%b c", "a=25b=20c"), ("\u{e9}", "=C3=A9"),
        ("m.secret_storage.key.x+/==", "m.secret_storage.key.x+=2F=3D=3D"), ("=", "=3D"),
    ])
    func escapesReversibly(_ text: String, _ component: String) {
        #expect(EscapedName.escape(ExactText(text)) == component)
        #expect(EscapedName.unescape(component) == ExactText(text))
    }

    @Test func escapesEveryByteReversibly() throws {
        for byte in UInt8.min...UInt8.max {
            let text = ExactText(utf8: [byte, 0x61, byte])
            let component = EscapedName.escape(text)
            #expect(EscapedName.unescape(component) == text)
            #expect(try EntryName(checking: component).text == component)
        }
    }

    @Test(arguments: ["=2f", "=41", "=", "==", "a=", "a=2", ".a", "=.1", "a b", "=GG"])
    func unescapesNothingThatEscapingDoesNotGive(_ component: String) {
        let text = EscapedName.unescape(component)
        #expect(text == nil || component == "=")
    }

    @Test func givesLongNamesAndNamesInOtherCaseANumber() throws {
        var namer = EntryNamer()
        let long = ExactText(String(repeating: "x", count: 5000))
        let other = ExactText(String(repeating: "x", count: 5001))
        let names = [
            try namer.name(long, in: "account_data/", ending: ".json"),
            try namer.name(other, in: "account_data/", ending: ".json"),
            try namer.name("m.key.abc", in: "account_data/", ending: ".json"),
            try namer.name("m.key.ABC", in: "account_data/", ending: ".json"),
            try namer.name("m.key.abc", in: "secrets/"),
        ].map(\.text)
        #expect(Set(names.map { $0.lowercased() }).count == names.count)
        #expect(names[0].utf8.count == 100)
        #expect(names[0].hasSuffix("x=.1.json"))
        #expect(names[1].hasSuffix("x=.2.json"))
        #expect(names[2] == "account_data/m.key.abc.json")
        #expect(names[3] == "account_data/m.key.ABC=.1.json")
        #expect(names[4] == "secrets/m.key.abc")
    }

    /// Each of them costs as much as the first, however many begin alike.
    @Test func numbersManyLongNames() throws {
        var namer = EntryNamer()
        let long = String(repeating: "x", count: 200)
        let names = try (0..<20_000).map { number in
            try namer.name(ExactText("\(long)\(number)"), in: "a/").text
        }
        #expect(Set(names).count == names.count)
        #expect(names.allSatisfy { $0.utf8.count == 100 })
        #expect(names.last?.hasSuffix("=.20000") == true)
    }
}

import Formats
import Testing

@testable import matrix_recovery

/// A homeserver that says that it has no end of room keys makes nothing of the time that is left.
@Test func tellsTheTimeLeftAsFarAsItIsCounted() {
    #expect(Progress.words(forSecondsLeft: 65.9) == "1 min 5 s left")
    #expect(Progress.words(forSecondsLeft: 2 * Double(Int64.max)) == nil)
    #expect(Progress.words(forSecondsLeft: .infinity) == nil)
}

/// What comes from outside does nothing to a terminal. Design: section 7, rule 2.
@Suite struct EscapingTests {
    @Test(arguments: [
        ("plain é 漢 😀", "plain é 漢 😀"), ("a\nb\tc", #"a\u{A}b\u{9}c"#),
        ("\u{1B}[31mred", #"\u{1B}[31mred"#), ("\u{9B}31m", #"\u{9B}31m"#),
        ("user\u{202E}gpj.exe", #"user\u{202E}gpj.exe"#), ("a\u{2028}b", #"a\u{2028}b"#),
        ("a\u{200B}\u{FEFF}b", #"a\u{200B}\u{FEFF}b"#), ("\u{E0041}", #"\u{E0041}"#),
    ])
    func escapesWhatIsNotSeen(_ text: String, _ safe: String) {
        #expect(Escaping.text(text) == safe)
    }

    @Test func showsThatAKeyIDIsEmpty() {
        #expect(Escaping.text(KeyID("")) == "\"\"")
        #expect(Escaping.text(KeyID("a\n")) == #"a\u{A}"#)
    }

    @Test func showsBytesThatAreNoText() {
        #expect(Escaping.text(utf8: [0x61, 0xFF, 0xC3, 0xA9, 0xC3]) == #"a\xFFé\xC3"#)
        #expect(Escaping.text(utf8: [0xED, 0xA0, 0x80]) == #"\xED\xA0\x80"#)
        #expect(Escaping.text(utf8: [0xF0, 0x9F, 0x98, 0x80]) == "😀")
        #expect(Escaping.text(utf8: []).isEmpty)
    }
}

/// JSON as it is shown.
@Suite struct JSONTextTests {
    @Test func sortsMembersAndIndents() {
        let value = JSONValue.object([
            ("b", .array([.integer(1), .object([]), .array([])])), ("a", .object([("x", .null)])),
        ])
        #expect(
            JSONText.pretty(value) == """
                {
                  "a": {
                    "x": null
                  },
                  "b": [
                    1,
                    {},
                    []
                  ]
                }
                """
        )
    }

    @Test(arguments: [
        ("\u{7F}", #""\u007f""#), ("\u{9B}31m", #""\u009b31m""#), ("a\u{202E}b", #""a\u202eb""#),
        ("\u{E0041}", #""\udb40\udc41""#), ("é 漢 😀", #""é 漢 😀""#),
    ])
    func escapesWhatATerminalWouldObey(_ text: String, _ shown: String) throws {
        let value = JSONValue.string(ExactText(text))
        #expect(JSONText.pretty(value) == shown)
        #expect(try JSONValue(parsing: Array(shown.utf8)).text == ExactText(text))
        #expect(JSONText.pretty(.object([(ExactText(text), .null)])).contains(shown + ": null"))
    }

    @Test func readsBackAsTheSameValue() throws {
        let bytes = Array(#"{"z":[true,"é\u0000\ud800"],"a":{"n":1e400}}"#.utf8)
        let value = try JSONValue(parsing: bytes)
        let shown = Array(JSONText.pretty(value).utf8)
        #expect(JSONText.pretty(try JSONValue(parsing: shown)) == JSONText.pretty(value))
    }
}

/// Tables that fit.
@Suite struct TableTests {
    private var table: Table {
        var table = Table("name", "key")
        table.add(["m.cross_signing.master", "one"])
        table.add(["短い", "two"])
        return table
    }

    @Test func alignsColumns() {
        #expect(
            table.lines(width: 80) == [
                "name                    key",
                "m.cross_signing.master  one",
                "短い                    two",
            ]
        )
    }

    @Test func breaksCellsThatAreTooWide() {
        #expect(
            table.lines(width: 20) == [
                "name             key",
                "m.cross_signing  one",
                ".master",
                "短い             two",
            ]
        )
    }

    /// The narrow keep their width, the wide share the rest, and what does not divide goes to the
    /// last.
    @Test(arguments: [
        (74, 30, 30), (73, 29, 30), (38, 12, 12), (39, 12, 13), (30, 8, 9), (5, 8, 8),
    ])
    func sharesWhatIsLeft(_ width: Int, _ first: Int, _ second: Int) {
        let word = String(repeating: "x", count: 30)
        var table = Table(headings: ["a", "b", "c"])
        table.add([word, word, "0123456789"])
        let widths = table.lines(width: width)[1].split(separator: " ").map(\.count)
        #expect(widths.prefix(2) == [first, second])
    }

    @Test func fillsRowsThatAreTooShort() {
        var table = Table(headings: ["a", "b"])
        table.add(["1"])
        table.add(["1", "2", "3"])
        #expect(table.lines(width: 80) == ["a  b", "1", "1  2"])
    }

    @Test(arguments: [("abc", 3), ("é", 1), ("e\u{301}", 1), ("漢字", 4), ("😀", 2), ("", 0)])
    func measuresText(_ text: String, _ width: Int) {
        #expect(DisplayWidth.of(text) == width)
    }

    @Test func wrapsProse() {
        var page = Page(width: 30)
        page.prose("one two three four five six seven eight", indent: 2, hanging: 2)
        #expect(page.text == "  one two three four five\n    six seven eight\n")
    }
}

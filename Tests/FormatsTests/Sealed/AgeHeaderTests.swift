import Formats
import Support
import Testing

/// C2SP age, "Header", and the limits of design section 5.
struct AgeHeaderTests {
    private static let mac = "--- HK2NmOBN9Dpq0Gw6xMCuhFcQlQLvZ/wQUi/2scLG75s\n"
    private static let x25519 = """
        -> X25519 XEl0dJ6y3C7KZkgmgWUicg63EyXJiwBJW8PdYJ/cYBE
        qRS0AMjdjPvZ/WT08U2KL4G+PIooA3hy38SvLpvaC1E

        """
    private static let version = "age-encryption.org/v1\n"
    private static let line64 = String(repeating: "A", count: 64) + "\n"

    @Test(arguments: [
        version + x25519 + mac,
        version + x25519 + x25519 + mac,
        version + "-> grease a b~ !c\n\n" + mac,
        version + "-> \"only\n" + line64 + "\n" + mac,
        version + "-> long x\n" + line64 + line64 + "AAAA\n" + x25519 + mac,
        version + "-> empty\n\n-> -> ---\nAQ\n" + mac,
    ])
    func readsAndWritesTheSameBytes(_ text: String) throws {
        let payload: [UInt8] = [0, 255, 10, 45, 45, 45]
        let header = try AgeHeader(parsingPrefixOf: Array(text.utf8) + payload)
        #expect(String(decoding: header.encoded, as: UTF8.self) == text)
        #expect(header.authenticatedBytes == Array(text.utf8.dropLast(45)))
    }

    @Test func readsTheStanzaOfTheSpecification() throws {
        let text = Self.version + Self.x25519 + Self.mac
        let header = try AgeHeader(parsingPrefixOf: Array(text.utf8))
        #expect(header.stanzas.count == 1)
        #expect(
            header.stanzas[0].arguments
                == ["X25519", "XEl0dJ6y3C7KZkgmgWUicg63EyXJiwBJW8PdYJ/cYBE"]
        )
        #expect(header.stanzas[0].body.count == 32)
        #expect(header.mac.count == 32)
    }

    /// A header whose second line, or the lines from there on, are these.
    private static func after(_ lines: String) -> String { version + lines }

    private static let broken: [(String, AgeFormatError)] = [
        ("", .notAge), ("PK\u{3}\u{4}", .notAge),
        ("-----BEGIN AGE ENCRYPTED FILE-----\nYWdl", .notAge),
        ("age-encryption.org/v2\n", .version), ("age-encryption.org/v1\r\n", .version),
        ("age-encryption.org", .headerTruncated), (version, .headerTruncated),
        (after(x25519), .headerTruncated), (after("\(x25519)\(mac.dropLast())"), .headerTruncated),
        (after(mac), .headerLine(2)), (after(" \(x25519)\(mac)"), .headerLine(2)),
    ]

    private static let brokenMACs: [(String, AgeFormatError)] = [
        "---\n", "--- \n", "--- AAAA\n", mac.replacing("s\n", with: "t\n"),
        mac.replacing("s\n", with: "s=\n"), mac.replacing("\n", with: " \n"),
    ].map { line in (after("\(x25519)\(line)"), .headerLine(4)) }

    private static let brokenArguments: [(String, AgeFormatError)] = [
        "->\n\n", "-> \n\n", "-> a  b\n\n", "-> a \n\n", "-> \u{e9}\n\n", "-> a\tb\n\n",
        "-> a\r\n\r\n",
    ].map { stanza in (after("\(stanza)\(mac)"), .headerLine(2)) }

    private static let brokenBodies: [(String, AgeFormatError)] = [
        ("AAA=\n", 3), ("AB\n", 3), ("A-_A\n", 3), ("\(line64.dropLast())A\n", 3), (line64, 4),
    ].map { (body: String, line: Int) in
        (after("-> a\n\(body)\(mac)"), .headerLine(line))
    }

    @Test func refusesWhatIsTooLong() {
        let tooLong: [(String, AgeFormatError)] = [
            (String(repeating: "-> a\n\n", count: 33), .tooManyStanzas),
            ("-> a\n\(String(repeating: Self.line64, count: 1100))", .headerTooLarge),
            ("-> \(String(repeating: "a", count: 70_000))", .headerTooLarge),
        ]
        for (text, error) in tooLong {
            #expect(throws: FormatError.age(error)) {
                try AgeHeader(parsingPrefixOf: Array(Self.after(text).utf8))
            }
        }
    }

    @Test(arguments: broken + brokenMACs + brokenArguments + brokenBodies)
    func refusesEverythingElse(_ text: String, _ error: AgeFormatError) {
        #expect(throws: FormatError.age(error)) {
            try AgeHeader(parsingPrefixOf: Array(text.utf8))
        }
    }

    @Test func takesThirtyTwoStanzas() throws {
        let text = Self.version + String(repeating: "-> a\n\n", count: 32) + Self.mac
        #expect(try AgeHeader(parsingPrefixOf: Array(text.utf8)).stanzas.count == 32)
    }
}

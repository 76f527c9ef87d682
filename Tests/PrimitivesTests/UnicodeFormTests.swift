import Primitives
import Secrets
import Support
import Testing

/// Spec: A9; Unicode annex 15. Which form a passphrase was typed in depends on the system.
struct UnicodeFormTests {
    private static let pairs = [
        ("e\u{301}", "\u{E9}"),
        ("A\u{30A}ngstro\u{308}m", "\u{C5}ngstr\u{F6}m"),
        ("\u{1112}\u{1161}\u{11AB}", "\u{D55C}"),
        ("plain", "plain"),
        ("", ""),
        ("\u{1F511} a\u{323}\u{302}", "\u{1F511} \u{1EAD}"),
    ]

    @Test(arguments: pairs)
    func composesAndDecomposes(_ decomposed: String, _ composed: String) {
        for text in [decomposed, composed] {
            let bytes = SecretBytes(text: text)
            #expect(UnicodeForm.nfc(bytes)?.revealed == Array(composed.utf8))
            #expect(UnicodeForm.nfd(bytes)?.revealed == Array(decomposed.utf8))
        }
    }

    /// U+1D160 grows threefold in form C, U+0390 in form D: as much as any character does.
    @Test func hasRoomForWhatGrowsMost() {
        let note = SecretBytes(text: String(repeating: "\u{1D160}", count: 1000))
        #expect(UnicodeForm.nfc(note)?.count == 12_000)
        let iota = SecretBytes(text: String(repeating: "\u{390}", count: 1000))
        #expect(UnicodeForm.nfd(iota)?.count == 6000)
        let marks = SecretBytes(text: "a" + String(repeating: "\u{301}\u{323}", count: 500))
        #expect(UnicodeForm.nfd(marks)?.count == 2001)
    }

    @Test(
        arguments: [
            [0xFF], [0xC3], [0x61, 0xC3], [0xC0, 0x80], [0xED, 0xA0, 0x80],
            [0xF4, 0x90, 0x80, 0x80],
            [0x80], [0xE2, 0x82, 0x61],
        ] as [[UInt8]]
    )
    func refusesWhatIsNotUTF8(_ bytes: [UInt8]) {
        #expect(UnicodeForm.nfc(SecretBytes(copying: bytes)) == nil)
        #expect(UnicodeForm.nfd(SecretBytes(copying: bytes)) == nil)
    }

    @Test func keepsNULs() {
        let bytes: [UInt8] = [0x61, 0, 0x62, 0]
        #expect(UnicodeForm.nfc(SecretBytes(copying: bytes))?.revealed == bytes)
    }

    @Test func neverLeaks() throws {
        let form = try #require(UnicodeForm.nfc(SecretBytes(text: "e\u{301}")))
        #expect(Leaks.shown(by: form) == "<secret, 2 bytes>")
    }
}

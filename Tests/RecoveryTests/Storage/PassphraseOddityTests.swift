import Recovery
import Secrets
import Support
import Testing

/// Spec: A9: the passphrase is UTF-8, and clients take it from a field of one line.
struct PassphraseOddityTests {
    @Test(
        arguments: [
            ("passw\u{F6}rd", nil), ("two words", nil), ("a\u{308}", .notComposed),
            (" front", .spaceAround),
            ("back\t ", .unprintable), ("back ", .spaceAround), ("two\nlines", .unprintable),
            ("nul\u{0}", .unprintable), ("cr\r\nlf", .unprintable), ("del\u{7F}", .unprintable),
        ] as [(String, PassphraseOddity?)]
    )
    func isTold(_ text: String, _ oddity: PassphraseOddity?) {
        #expect(PassphraseOddity(SecretBytes(text: text)) == oddity)
    }

    @Test func isTextInUTF8() {
        let latin: [UInt8] = [0x70, 0xE4, 0x73, 0x73]
        #expect(PassphraseOddity(SecretBytes(copying: latin.span)) == .notText)
    }
}

import Formats
import Secrets
import Support
import Testing

/// Spec: A8; traps 1.17, 1.18.
struct RecoveryKeyTests {
    private static let text = "EsTc LW2K PGiF wKEA 3As5 g5c4 BXwk qeeJ ZJV8 Q9fu gUMN UE4d"
    private static let hex = "77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a"

    private func decode(_ text: String) throws -> SecretBytes {
        try RecoveryKey.decode(SecretBytes(text: text))
    }

    // traps 1.17: pasted keys carry line ends, tabs, and no-break spaces.
    @Test(arguments: [
        "", " ", "\t", "\n", "\r\n", "\r", "\u{B}", "\u{C}", "\u{85}", "\u{A0}", "\u{2002}",
        "\u{2009}", "\u{200B}", "\u{2028}", "\u{2029}", "\u{202F}", "\u{205F}", "\u{2060}",
        "\u{3000}", "\u{FEFF}", "  \r\n\t\u{A0}",
    ])
    func ignoresWhiteSpace(_ space: String) throws {
        let text = Self.text.replacing(" ", with: space)
        #expect(try decode(space + text + space) == SecretBytes(hex: Self.hex))
    }

    @Test func writesGroupsOfFour() throws {
        #expect(try RecoveryKey.encode(SecretBytes(hex: Self.hex)) == SecretBytes(text: Self.text))
    }

    @Test(arguments: [0, 1, 16, 31, 33, 64])
    func writesNoOtherLength(_ count: Int) {
        #expect(RecoveryKey.encode(SecretBytes(count: count) { _ in }) == nil)
    }

    @Test(arguments: [UInt8(0), 1, 0x80, 0xFF])
    func roundTrips(_ byte: UInt8) throws {
        let key = SecretBytes(copying: [UInt8](repeating: byte, count: 32))
        let text = try #require(RecoveryKey.encode(key))
        #expect(text.count == 59)
        #expect(try RecoveryKey.decode(text) == key)
    }

    @Test(arguments: [("0", 1), ("EsTc LW2l PGiF", 8), ("EsTc\u{A0}O", 5), ("Es-T", 3), ("Esé", 3)])
    func refusesOtherCharactersByTheirPlace(text: String, position: Int) {
        #expect(throws: FormatError.recoveryKey(.character(position: position))) {
            try decode(text)
        }
    }

    // traps 1.17: empty input crashes a peer, and two peers check no length.
    @Test(arguments: [
        ("", 0, 0), (" \n", 0, 0), ("abc", 3, 3), ("1111", 4, 4), ("GgbN NEW", 7, 5),
    ])
    func refusesOtherLengths(text: String, characters: Int, bytes: Int) {
        let error = RecoveryKeyError.length(characters: characters, bytes: bytes)
        #expect(throws: FormatError.recoveryKey(error)) { try decode(text) }
    }

    @Test func refusesMissingAndSurplusCharacters() {
        for (text, error) in [
            (Self.text + "2", RecoveryKeyError.length(characters: 49, bytes: 36)),
            (String(Self.text.dropLast()), .length(characters: 47, bytes: 35)),
            (String(Self.text.dropLast(2)), .length(characters: 46, bytes: 34)),
        ] {
            #expect(throws: FormatError.recoveryKey(error)) { try decode(text) }
        }
    }

    /// Wherever one character is missing, 35 bytes may be left; they are no other kind of key for
    /// that.
    @Test func tellsAMissingCharacterFromAnotherPrefix() {
        let characters = Array(Self.text.filter { $0 != " " })
        for index in characters.indices {
            var fewer = characters
            fewer.remove(at: index)
            let error = #expect(throws: FormatError.self) { try decode(String(fewer)) }
            guard case .recoveryKey(.length(47, _)) = error else {
                Issue.record("without character \(index + 1): \(String(describing: error))")
                continue
            }
        }
    }

    @Test func refusesAnotherPrefixBeforeParity() throws {
        for prefix in ["8b02", "8c01", "0b01"] {
            let bytes = try SecretBytes(hex: prefix + Self.hex + "00")
            #expect(throws: FormatError.recoveryKey(.prefix)) {
                try RecoveryKey.decode(Base58.encode(bytes))
            }
        }
    }

    @Test func refusesBadParity() throws {
        for parity in 0...255 {
            let bytes = [0x8B, 0x01] + (try Hex.decode(Self.hex)) + [UInt8(parity)]
            let text = Base58.encode(SecretBytes(copying: bytes))
            let isRight = bytes.reduce(0, ^) == 0
            if isRight {
                #expect(try RecoveryKey.decode(text).revealed == Hex.decode(Self.hex))
                continue
            }
            #expect(throws: FormatError.recoveryKey(.parity)) { try RecoveryKey.decode(text) }
        }
    }

    @Test func refusesLongTextBeforeItCosts() {
        let long = String(repeating: "z", count: 1 << 20)
        let error = #expect(throws: FormatError.self) { try decode(long) }
        guard case .recoveryKey(.length(let characters, let bytes)) = error else {
            Issue.record("another error")
            return
        }
        #expect(characters == 1 << 20)
        #expect(bytes > 35)
    }

    /// The errors have places and counts, and nothing of the text.
    @Test func showsNothingInErrors() throws {
        let text = Self.text.replacing("UE4d", with: "UE4e")
        let error = #expect(throws: FormatError.self) { try decode(text) }
        #expect(Leaks.found(of: SecretBytes(text: text), in: error as Any).isEmpty)
        #expect(try Leaks.found(of: SecretBytes(hex: Self.hex), in: error as Any).isEmpty)
    }
}

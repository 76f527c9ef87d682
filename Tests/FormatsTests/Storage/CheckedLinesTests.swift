import Formats
import Secrets
import Support
import Testing

/// The lines of a key on paper, typed back.
struct CheckedLinesTests {
    private static let key = "EsTQ 2qSQ 183d Pq8U jYuw m7jr kAVd SpMX pHCm D8Wi Crhz aaut"
    private static let lines = """
        1: EsTQ 2qSQ 183d Pq8U = angel
        2: jYuw m7jr kAVd SpMX = literary
        3: pHCm D8Wi Crhz aaut = detect
        """
    private static let identity =
        "AGE-SECRET-KEY-1QQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQ3290GX"

    private func printed(_ text: String) -> String {
        CheckedLines(SecretBytes(text: text)).lines.map { line in
            let parts = [line.groups, line.word].map {
                String(decoding: $0.revealed, as: UTF8.self)
            }
            return "\(line.number): \(parts[0]) = \(parts[1])"
        }.joined(separator: "\n")
    }

    private func plain(_ text: String) throws(CheckedLineError) -> String {
        let plain = try CheckedLines.plain(SecretBytes(text: text))
        return String(decoding: plain.revealed, as: UTF8.self)
    }

    /// The words are those that a program of a stranger's finds, written from FORMAT.md.
    @Test func printsWhatFormatSays() {
        #expect(printed(Self.key) == Self.lines)
        #expect(printed(Self.identity).hasPrefix("1: AGE-SECRET-KEY-1 = tackle\n2: QQQQ QQQQ QQ"))
        #expect(printed(Self.identity).split(separator: "\n").count == 5)
        #expect(printed("abc") == "1: abc = \(Self.word("1abc"))")
    }

    private static func word(_ text: String) -> String {
        var remainder = 0
        for bit in text.utf8.flatMap({ byte in (0..<8).map { Int(byte) >> (7 - $0) & 1 } }) {
            let high = remainder >> 9 & 1 ^ bit
            remainder = remainder << 1 & 1023 ^ (high == 1 ? 0b1001 : 0)
        }
        return String(decoding: MnemonicWords.all[remainder], as: UTF8.self)
    }

    @Test(arguments: [
        lines, lines.replacing("\n", with: " "), lines.filter { $0 != " " && $0 != "\n" },
        lines.replacing("\n", with: "\r\n\r\n"), "\t" + lines.replacing(":", with: " : ") + "\n",
        lines.replacing("literary", with: "LITE").replacing("detect", with: "detec"),
    ])
    func takesLinesAsTyped(_ text: String) throws {
        #expect(try plain(text) == Self.key.filter { $0 != " " })
        let decoded = try RecoveryKey.decode(SecretBytes(text: text))
        #expect(try decoded == RecoveryKey.decode(SecretBytes(text: Self.key)))
    }

    @Test(arguments: ["", "1", "12: EsTQ", key, " 0: jYuw", "AGE-SECRET-KEY-1", "passphrase 1: x"])
    func leavesOtherTextAlone(_ text: String) throws {
        #expect(try plain(text) == text)
    }

    @Test func readsAnIdentity() throws {
        let identity = AgeIdentity(privateKey: SecretBytes(copying: Array(0..<32)))
        let text = String(decoding: identity.encoded.revealed, as: UTF8.self)
        let read = try AgeIdentity.file(SecretBytes(text: printed(text)))
        #expect(read.map(\.privateKey) == [identity.privateKey])
        let wrong = printed(text).replacing("1: AGE", with: "1: AGF")
        #expect(throws: FormatError.age(.lines(.mistyped([1])))) {
            try AgeIdentity.file(SecretBytes(text: wrong))
        }
    }

    /// Every other character in every place, and every two that changed places.
    @Test func namesEveryMistypedLine() throws {
        let rows = Self.lines.split(separator: "\n").map { Array($0.utf8) }
        for (number, row) in rows.enumerated() {
            let places = (3..<22).filter { row[$0] != UInt8(ascii: " ") }
            func expectNamed(_ changed: [UInt8]) {
                var typed = rows
                typed[number] = changed
                let text = SecretBytes(copying: Array(typed.joined(separator: [0x0A])))
                #expect(throws: CheckedLineError.mistyped([number + 1])) {
                    try CheckedLines.plain(text)
                }
            }
            for place in places {
                for character in Base58.alphabet where character != row[place] {
                    var changed = row
                    changed[place] = character
                    expectNamed(changed)
                }
                for other in places where other < place && row[other] != row[place] {
                    var changed = row
                    changed.swapAt(place, other)
                    expectNamed(changed)
                }
            }
        }
    }

    @Test func refusesWhatIsNoLine() {
        for (from, to, error) in [
            ("literary", "litter", CheckedLineError.word(2)), ("literary", "", .word(2)),
            ("= literary", "", .form(2)), ("jYuw m7jr kAVd SpMX", "", .form(2)),
            ("SpMX", "SpMX a", .form(2)), ("2:", "4:", .order(2)), ("2:", "", .word(1)),
            ("2: jYuw m7jr kAVd SpMX = literary\n", "", .order(2)),
            ("detect", "detect 4", .order(4)),
            ("angel", "detect", .mistyped([1])), ("Pq8U", "Pq8V", .mistyped([1])),
        ] {
            let text = Self.lines.replacing(from, with: to)
            #expect(throws: error, "\(from), \(to)") { try plain(text) }
        }
        let swapped = Self.lines.split(separator: "\n").reversed().joined(separator: "\n")
        #expect(throws: CheckedLineError.order(1)) { try plain(swapped) }
        let twice = Self.lines.replacing("EsTQ", with: "EsTR").replacing("aaut", with: "aauT")
        #expect(throws: CheckedLineError.mistyped([1, 3])) { try plain(twice) }
        let ten = (1...10).map { "\($0): a = \(Self.word("\($0)a"))" }.joined(separator: "\n")
        #expect(throws: CheckedLineError.order(10)) { try plain(ten) }
    }

    /// Whatever is typed, it is the key or refused.
    @Test func survivesEveryKindOfDamage() {
        var numbers = SystemRandomNumberGenerator()
        let alphabet = Array("19:= \nA-academic\u{FF}\0".utf8)
        for _ in 0..<20_000 {
            var bytes = Array(Self.lines.utf8)
            for _ in 0..<Int.random(in: 1...6, using: &numbers) where !bytes.isEmpty {
                let place = Int.random(in: 0..<bytes.count, using: &numbers)
                let byte = alphabet.randomElement(using: &numbers) ?? 0
                switch Int.random(in: 0..<3, using: &numbers) {
                case 0: bytes[place] = byte
                case 1: bytes.insert(byte, at: place)
                default: bytes.removeSubrange(place..<min(place + 5, bytes.count))
                }
            }
            let text = SecretBytes(copying: bytes)
            guard let plain = try? CheckedLines.plain(text), CheckedLines.isMeant(by: text) else {
                continue
            }
            #expect(plain.count <= 144)
        }
    }

    @Test func neverLeaks() {
        let lines = CheckedLines(SecretBytes(text: Self.key))
        #expect(Leaks.found(of: SecretBytes(text: Self.key), in: lines).isEmpty)
        #expect(Leaks.found(of: lines.lines[0].groups, in: lines).isEmpty)
    }
}

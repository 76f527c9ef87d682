import Formats
import Secrets
import Support
import Testing

/// The words of a share, as people type them.
struct Slip39ShareTests {
    private static let words =
        "duckling enlarge academic academic agency result length solution fridge kidney coal piece "
        + "deal husband erode duke ajar critical decision keyboard"

    private func share(_ text: String) throws -> Slip39Share {
        try #require(Slip39Share.file(SecretBytes(text: text)).first)
    }

    @Test func readsItsParts() throws {
        let share = try share(Self.words)
        #expect(share.set.identifier == 7945)
        #expect(!share.set.isExtendable)
        #expect(share.set.iterationExponent == 0)
        #expect(share.set.groupThreshold == 1 && share.set.groupCount == 1)
        #expect(share.groupIndex == 0 && share.memberIndex == 0 && share.memberThreshold == 1)
        #expect(share.value.count == 16)
    }

    @Test(arguments: [
        words.uppercased(), words.replacing(" ", with: "\t \n"), "\n\n" + words + " \r\n",
        words.split(separator: " ").map { String($0.prefix(4)) }.joined(separator: " "),
        words.split(separator: " ").map { String($0.prefix(5)) }.joined(separator: "\n"),
        "# a comment\n" + words + "\n# another",
    ])
    func takesWordsAsTyped(_ text: String) throws {
        let share = try share(text)
        #expect(share.encoded == SecretBytes(text: Self.words))
    }

    /// White space of every kind, as it comes along when text is pasted.
    @Test(arguments: ["\u{A0}", "\u{2009}\u{3000} ", "\u{2028}"])
    func takesWhatStandsBetweenPastedWords(_ space: String) throws {
        let text = "\u{FEFF}" + Self.words.replacing(" ", with: space)
        #expect(try share(text).encoded == SecretBytes(text: Self.words))
        let commented = "\u{FEFF}# a comment\n" + text
        #expect(try share(commented).encoded == SecretBytes(text: Self.words))
    }

    @Test(arguments: [".", ""]) func takesNumberedWords(_ point: String) throws {
        let words = Self.words.split(separator: " ")
        let numbered = words.indices.map { index in "\(index + 1)\(point) \(words[index])" }
        for text in [numbered.joined(separator: " "), numbered.joined(separator: "\n")] {
            #expect(try share(text).encoded == SecretBytes(text: Self.words))
        }
        let wrong = numbered.joined(separator: " ").replacing("enlarge", with: "enlarged")
        #expect(throws: FormatError.share(1, .word(position: 2))) { try share(wrong) }
    }

    @Test func readsSeveralSharesOfAFile() throws {
        let lines = [Self.words, Self.words].joined(separator: "\n")
        let short = Self.words.replacing(" ", with: "\n")
        for text in [
            lines, lines + "\n\n" + short, short + "\n\n" + lines + "\n",
            short + "\n# second\n" + short + "\n#third\n" + short,
        ] {
            let shares = try Slip39Share.file(SecretBytes(text: text))
            #expect(shares.count == (text == lines ? 2 : 3))
            #expect(shares.allSatisfy { $0.encoded == SecretBytes(text: Self.words) })
        }
    }

    @Test func namesAWrongWordWithItsPlace() throws {
        for (wrong, place) in [("enlarged", 2), ("enl", 2), ("x", 2), ("keyboards", 20)] {
            let right = place == 2 ? "enlarge" : "keyboard"
            let text = Self.words.replacing(right, with: wrong)
            #expect(throws: FormatError.share(1, .word(position: place))) { try share(text) }
        }
        #expect(throws: FormatError.share(2, .word(position: 20))) {
            try share(Self.words + "\n" + Self.words.dropLast(4) + "éeee")
        }
    }

    /// RS1024 finds every mistake in up to three words; here every single one, and swapped words.
    @Test func findsEveryWrongWord() throws {
        let words = Self.words.split(separator: " ").map(String.init)
        for place in words.indices {
            for other in ["zero", "academic", "husband", "wolf"] where other != words[place] {
                var changed = words
                changed[place] = other
                #expect(throws: FormatError.self) { try share(changed.joined(separator: " ")) }
            }
            guard place > 0, words[place] != words[place - 1] else { continue }
            var swapped = words
            swapped.swapAt(place, place - 1)
            #expect(throws: FormatError.share(1, .checksum)) {
                try share(swapped.joined(separator: " "))
            }
        }
    }

    @Test(arguments: [("", 1), ("\n \n# only this\n", 1)])
    func refusesNothing(_ text: String, _ number: Int) {
        #expect(throws: FormatError.share(number, .none)) { try share(text) }
    }

    @Test(arguments: [1, 19, 21, 34, 60, 61, 1000])
    func refusesLengthsThatNoShareHas(_ count: Int) {
        let text = [String](repeating: "academic", count: count).joined(separator: " ")
        #expect(throws: FormatError.share(1, .length(words: count))) { try share(text) }
    }

    @Test(arguments: [16, 18, 20, 22, 32, 34, 48, 64])
    func roundTrips(_ size: Int) throws {
        let value = SecretBytes(copying: (0..<size).map { UInt8($0 * 37 % 256) })
        let set = Slip39Set(
            identifier: 0x7FFF,
            isExtendable: true,
            iterationExponent: 15,
            groupThreshold: 15,
            groupCount: 16
        )
        let share = Slip39Share(
            set: set,
            groupIndex: 14,
            memberIndex: 13,
            memberThreshold: 12,
            value: value
        )
        let back = try Slip39Share.file(share.encoded)[0]
        #expect(back.set == set)
        #expect([back.groupIndex, back.memberIndex, back.memberThreshold] == [14, 13, 12])
        #expect(back.value == value)
    }

    /// Whatever words there are, they are a share that is written the same again, or refused.
    @Test func survivesEveryKindOfDamage() throws {
        var numbers = SystemRandomNumberGenerator()
        for _ in 0..<2000 {
            let count = Int.random(in: 0...64, using: &numbers)
            let words = (0..<count).map { _ in
                let word = MnemonicWords.all.randomElement(using: &numbers) ?? []
                return String(decoding: word, as: UTF8.self)
            }
            let text = SecretBytes(text: words.joined(separator: " "))
            guard let shares = try? Slip39Share.file(text) else { continue }
            #expect(shares.map(\.encoded) == [text])
        }
    }

    @Test func neverLeaks() throws {
        let share = try share(Self.words)
        #expect(Leaks.found(of: share.value, in: share).isEmpty)
        #expect(Leaks.found(of: SecretBytes(text: Self.words), in: share).isEmpty)
    }
}

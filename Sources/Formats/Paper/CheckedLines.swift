package import Secrets

/// Why lines that were typed back from paper are not as printed.
package enum CheckedLineError: Error, Equatable, Sendable {
    /// The characters of these lines do not fit their words.
    case mistyped([Int])
    /// What stands behind `=` in this line is no word of the list.
    case word(Int)
    /// This line lacks its `=` and word, or is too long.
    case form(Int)
    /// Another line stands where this one should.
    case order(Int)
}

/// A key's text on paper: lines that are typed back one by one, each with a word that checks it.
///
/// ```
/// line  number ":" groups "=" word       the number from 1; white space anywhere
/// ```
/// A line has 16 characters of the text, the last one what is left. The word is that of SLIP-0039
/// whose number is the CRC of the line: 10 bits, x¹⁰ + x³ + 1, the first bit the highest, from zero,
/// over the number as a digit and the characters. It finds every wrong character and every two that
/// changed places, and all but one in 1024 of other mistakes.
package struct CheckedLines: Sendable {
    private static let lineSize = 16
    private static let groupSize = 4
    private static let mostLines = 9

    /// The lines, without line ends: number and groups, `=` and the word.
    package let lines: [Line]

    /// One line on paper.
    package struct Line: Sendable {
        /// Its number, from 1.
        package let number: Int
        /// The characters, in groups of four; those of `AGE-SECRET-KEY-1` are one group.
        package let groups: SecretBytes
        /// The word that checks it.
        package let word: SecretBytes
    }

    /// The lines of a key's text, in which spaces do not matter.
    ///
    /// - Precondition: it has at most 144 characters; a recovery key has 48, an age identity 74.
    package init(_ text: SecretBytes) {
        let characters = RecoveryKey.withoutWhiteSpace(text)
        precondition(characters.count <= Self.lineSize * Self.mostLines, "too long for lines")
        lines = stride(from: 0, to: characters.count, by: Self.lineSize).map { start in
            let end = min(start + Self.lineSize, characters.count)
            let part = characters.slice(start..<end)
            let number = start / Self.lineSize + 1
            let word = MnemonicWords.all[Int(Self.check(number, part))]
            return Line(
                number: number,
                groups: Self.grouped(part),
                word: SecretBytes(copying: word)
            )
        }
    }

    private static func grouped(_ part: SecretBytes) -> SecretBytes {
        let isWhole = part.withBytes { part in
            part.indices.contains { part[$0] == UInt8(ascii: "-") }
        }
        let size = isWhole ? lineSize : groupSize
        return SecretBytes(count: part.count + (part.count - 1) / size) { target in
            part.withBytes { part in
                for gap in target.indices { target[gap] = UInt8(ascii: " ") }
                for index in part.indices { target[index + index / size] = part[index] }
            }
        }
    }

    private static func check(_ number: Int, _ characters: SecretBytes) -> UInt16 {
        var sum: UInt16 = 0
        func take(_ byte: UInt8) {
            sum ^= UInt16(byte) << 2
            for _ in 0..<8 { sum = (sum << 1 ^ 0x009 & (0 &- (sum >> 9 & 1))) & 0x3FF }
        }
        take(UInt8(ascii: "0") + UInt8(number))
        characters.withBytes { bytes in
            for index in bytes.indices { take(bytes[index]) }
        }
        return sum
    }
}

extension CheckedLines {
    /// Whether text begins as such lines do, in whatever order: with a digit and `:`.
    package static func isMeant(by text: SecretBytes) -> Bool {
        let characters = RecoveryKey.withoutWhiteSpace(text.slice(0..<min(text.count, 64)))
        return characters.withBytes { characters in
            characters.count >= 2 && (0x31...0x39).contains(characters[0])
                && characters[1] == UInt8(ascii: ":")
        }
    }

    /// The text that lines stand for, without spaces; text that does not begin as they do is given
    /// back as it is.
    ///
    /// - Throws: `CheckedLineError`.
    package static func plain(_ text: SecretBytes) throws(CheckedLineError) -> SecretBytes {
        guard isMeant(by: text) else { return text }
        let characters = RecoveryKey.withoutWhiteSpace(text)
        var mistyped: [Int] = []
        let plain = try characters.withBytes { (typed: Span<UInt8>) throws(CheckedLineError) in
            var plain = SecretBuilder(limit: lineSize * mostLines)
            var index = 0
            var number = 0
            while index < typed.count {
                number += 1
                let part = try next(in: typed, from: &index, number)
                _ = part.characters.withBytes { plain.append($0) }
                if check(number, part.characters) != part.check { mistyped.append(number) }
            }
            return plain.finish()
        }
        if !mistyped.isEmpty { throw .mistyped(mistyped) }
        return plain
    }

    private static func next(
        in typed: Span<UInt8>,
        from index: inout Int,
        _ number: Int
    ) throws(CheckedLineError) -> (characters: SecretBytes, check: UInt16) {
        guard number <= mostLines, index + 1 < typed.count,
            typed[index] == UInt8(ascii: "0") + UInt8(number),
            typed[index + 1] == UInt8(ascii: ":")
        else { throw .order(number) }
        let start = index + 2
        var end = start
        while end < typed.count, typed[end] != UInt8(ascii: "="), typed[end] != UInt8(ascii: ":") {
            end += 1
        }
        guard end < typed.count, typed[end] == UInt8(ascii: "="),
            (1...lineSize).contains(end - start)
        else { throw .form(number) }
        index = end + 1
        while index < typed.count, (0x61...0x7A).contains(typed[index] | 0x20) { index += 1 }
        guard let word = MnemonicWords.index(of: typed.extracting(end + 1..<index)) else {
            throw .word(number)
        }
        return (SecretBytes(copying: typed.extracting(start..<end)), UInt16(word))
    }
}

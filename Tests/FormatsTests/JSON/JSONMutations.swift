import Formats

/// Texts made from good ones by damage of every kind, the same in every run.
struct JSONMutations {
    private static let pieces: [[UInt8]] =
        [
            "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "\\ud800", "\\udc00", "\\u00e9", "\\/",
            "\\x", "0", "1", "-", "+", ".", "e", "E+", "00", "1.", "true", "false", "null", "NaN",
            "Infinity", "-Infinity", " ", "\n", "\t", "\r", "\u{0}", "\u{1F}", "\u{7F}", "é", "😀",
            "\u{2028}", "\u{A0}", "\u{B}", "\u{C}", "\"a\"", "\"a\":", "\"a\":1,", "{}", "[]", ",]",
            ",}", "//", "/**/", "'", "#", "9007199254740993", "18446744073709551616", "1e400", "-0",
            "1e-400", "0.1", "123456789012345678901234567890", "\u{FEFF}",
        ].map { Array($0.utf8) } + [
            [0xC3], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xC0, 0x80], [0xF4, 0x90, 0x80, 0x80],
            [0xE2, 0x82], [0xF0, 0x9F, 0x98], [0xFF], [0x80], [0xFE],
        ]

    private let seeds: [[UInt8]]
    private var chance = Chance(seed: 1946)

    /// - Parameter seeds: texts to begin with.
    init(of seeds: [[UInt8]]) {
        self.seeds = seeds
    }

    /// So many texts with damage, and some of other kinds.
    mutating func texts(_ count: Int) -> [[UInt8]] {
        var texts = seeds
        for _ in 0..<count {
            var text = chance.element(of: seeds)
            for _ in 0...chance.number(below: 2) {
                text = chance.number(below: 2) == 0 ? damagedBytes(text) : damagedTokens(text)
            }
            texts.append(text)
        }
        for depth in [100, 127, 128, 129, 130, 200] {
            texts.append(nested(depth, "[", "]"))
            texts.append(nested(depth, "{\"a\":", "}"))
        }
        for seed in seeds.prefix(40) {
            texts.append([0xEF, 0xBB, 0xBF] + seed)
            texts.append(seed.flatMap { [$0, 0] })
            texts.append(seed.flatMap { [0, $0] })
            texts.append([0xFF, 0xFE] + seed.flatMap { [$0, 0] })
            texts.append(seed.flatMap { [$0, 0, 0, 0] })
        }
        return texts
    }

    private func nested(_ depth: Int, _ open: String, _ close: String) -> [UInt8] {
        let front = String(repeating: open, count: depth)
        return Array((front + "1" + String(repeating: close, count: depth)).utf8)
    }

    private mutating func damagedBytes(_ text: [UInt8]) -> [UInt8] {
        var text = text
        let place = chance.number(below: text.count + 1)
        let end = min(text.count, place + chance.number(below: 4))
        switch chance.number(below: 6) {
        case 0 where place < text.count: text[place] ^= 1 << UInt8(chance.number(below: 8))
        case 1 where place < text.count: text[place] = UInt8(chance.number(below: 256))
        case 2: text.removeSubrange(place..<end)
        case 3: text.insert(contentsOf: text[place..<end], at: place)
        case 4 where chance.number(below: 4) == 0: text.removeSubrange(place...)
        default: text.replaceSubrange(place..<end, with: chance.element(of: Self.pieces))
        }
        return text
    }

    private mutating func damagedTokens(_ text: [UInt8]) -> [UInt8] {
        let tokens = Self.tokens(of: text)
        guard !tokens.isEmpty else { return damagedBytes(text) }
        let token = chance.element(of: tokens)
        let other = chance.element(of: tokens)
        var text = text
        switch chance.number(below: 5) {
        case 0: text.removeSubrange(token)
        case 1: text.insert(contentsOf: text[other], at: token.lowerBound)
        case 2: text.replaceSubrange(token, with: text[other])
        case 3: text.replaceSubrange(token, with: chance.element(of: Self.pieces))
        default: text.insert(contentsOf: chance.element(of: Self.pieces), at: token.upperBound)
        }
        return text
    }

    /// Where the marks and the words between them stand, be it JSON or not.
    private static func tokens(of text: [UInt8]) -> [Range<Int>] {
        let marks = Set("{}[],:\" \n".utf8)
        var tokens: [Range<Int>] = []
        var start = 0
        for index in text.indices where marks.contains(text[index]) {
            if start < index { tokens.append(start..<index) }
            tokens.append(index..<index + 1)
            start = index + 1
        }
        if start < text.count { tokens.append(start..<text.count) }
        return tokens
    }
}

/// Numbers that look random and are the same in every run.
private struct Chance {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func number(below limit: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ mixed >> 31) % UInt64(limit))
    }

    mutating func element<Element>(of elements: [Element]) -> Element {
        elements[number(below: elements.count)]
    }
}

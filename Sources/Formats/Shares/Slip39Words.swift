import Secrets

/// The words of a share as numbers of 10 bits, each in two bytes, the high one first.
struct Slip39Words {
    /// How many words stand before the value, and behind it.
    private static let front = 4
    private static let check = 3
    /// As many as a value of 16 bytes has, and one of 64.
    private static let counts = 20...59

    private let numbers: SecretBytes

    private var count: Int { numbers.count / 2 }

    /// The words of `text`.
    ///
    /// - Throws: `ShareError.word`, `length`, in this order.
    init(parsing text: Span<UInt8>) throws(ShareError) {
        let ranges = Self.words(in: text, 0..<text.count)
        guard ranges.count <= Self.counts.upperBound else { throw .length(words: ranges.count) }
        numbers = try SecretBytes(count: ranges.count * 2) { (target) throws(ShareError) in
            for (index, range) in ranges.enumerated() {
                guard let number = MnemonicWords.index(of: text.extracting(range)) else {
                    throw .word(position: index + 1)
                }
                target.put(number, at: index)
            }
        }
        guard Self.counts.contains(count), valuePadding <= 8 else { throw .length(words: count) }
    }

    /// The words for 40 bits, a value and their checksum.
    init(_ front: UInt64, _ value: SecretBytes, isExtendable: Bool) {
        let data = Self.front + (value.count * 8 + 9) / 10
        let bare = SecretBytes(count: (data + Self.check) * 2) { target in
            for index in 0..<Self.front {
                target.put(Int(front >> UInt64(10 * (Self.front - 1 - index)) & 1023), at: index)
            }
            var index = data
            var held: UInt32 = 0
            var bits = 0
            value.withBytes { value in
                // From the end, so that the zero bits come to stand in front.
                for offset in value.indices.reversed() {
                    held |= UInt32(value[offset]) << UInt32(bits)
                    bits += 8
                    guard bits >= 10 else { continue }
                    index -= 1
                    target.put(Int(held & 1023), at: index)
                    held >>= 10
                    bits -= 10
                }
            }
            if bits > 0 { target.put(Int(held), at: index - 1) }
        }
        let sum = Self.polynomial(of: bare, isExtendable: isExtendable) ^ 1
        numbers = SecretBytes(count: bare.count) { target in
            bare.withBytes { bare in
                for index in bare.indices { target[index] = bare[index] }
            }
            for index in 0..<Self.check {
                let shift = UInt32(10 * (Self.check - 1 - index))
                target.put(Int(sum >> shift & 1023), at: data + index)
            }
        }
    }

    /// The number that some words are, the first the most significant.
    func number(at start: Int, count: Int) -> UInt64 {
        numbers.withBytes { numbers in
            var number: UInt64 = 0
            for index in start..<start + count {
                number = number << 10 | UInt64(numbers.number(at: index))
            }
            return number
        }
    }

    /// Whether the last three words fit all the others.
    func hasChecksum(isExtendable: Bool) -> Bool {
        Self.polynomial(of: numbers, isExtendable: isExtendable) == 1
    }

    private var valuePadding: Int { (count - Self.front - Self.check) * 10 % 16 }

    /// The value.
    ///
    /// - Throws: `ShareError.padding`.
    func value() throws(ShareError) -> SecretBytes {
        let padding = valuePadding
        let words = Self.front..<count - Self.check
        return try SecretBytes(count: words.count * 10 / 8 - padding / 8) {
            (target) throws(ShareError) in
            let first = number(at: words.lowerBound, count: 1)
            guard first >> UInt64(10 - padding) == 0 else { throw .padding }
            var held: UInt32 = 0
            var bits = -padding
            var offset = 0
            for index in words {
                held = held << 10 | UInt32(number(at: index, count: 1))
                bits += 10
                while bits >= 8 {
                    bits -= 8
                    target[offset] = UInt8(truncatingIfNeeded: held >> UInt32(bits))
                    offset += 1
                }
            }
        }
    }

    /// The words themselves, with a space between each two.
    var text: SecretBytes {
        var text = SecretBuilder(limit: count * 9)
        numbers.withBytes { numbers in
            for index in 0..<count {
                if index > 0 { _ = text.append([UInt8(ascii: " ")].span) }
                let word = MnemonicWords.all[numbers.number(at: index)]
                _ = text.append(word.span)
            }
        }
        return text.finish()
    }

    /// RS1024 of SLIP-0039: a Reed-Solomon code over the field of 1024 elements.
    private static func polynomial(of numbers: SecretBytes, isExtendable: Bool) -> UInt32 {
        let generator: [UInt32] = [
            0x00E0_E040, 0x01C1_C080, 0x0383_8100, 0x0707_0200, 0x0E0E_0009, 0x1C0C_2412,
            0x3808_6C24, 0x3090_FC48, 0x21B1_F890, 0x03F3_F120,
        ]
        var sum: UInt32 = 1
        func take(_ number: UInt32) {
            let high = sum >> 20
            sum = (sum & 0xFFFFF) << 10 ^ number
            for bit in 0..<10 { sum ^= generator[bit] & (0 &- (high >> UInt32(bit) & 1)) }
        }
        for byte in (isExtendable ? "shamir_extendable" : "shamir").utf8 { take(UInt32(byte)) }
        numbers.withBytes { numbers in
            for index in 0..<numbers.count / 2 { take(UInt32(numbers.number(at: index))) }
        }
        return sum
    }
}

extension Slip39Words {
    /// Where each share of a file stands.
    static func ranges(in text: Span<UInt8>) -> [Range<Int>] {
        var shares: [Range<Int>] = []
        var begun: Range<Int>?
        var start = 0
        while start < text.count {
            var end = start
            while end < text.count, text[end] != UInt8(ascii: "\n") { end += 1 }
            let words = words(in: text, start..<end)
            if let first = words.first, let last = words.last,
                text[first.lowerBound] != UInt8(ascii: "#")
            {
                begun = (begun?.lowerBound ?? first.lowerBound)..<last.upperBound
                if words.count < counts.lowerBound {
                    start = end + 1
                    continue
                }
            }
            shares += begun.map { [$0] } ?? []
            begun = nil
            start = end + 1
        }
        return shares + (begun.map { [$0] } ?? [])
    }

    /// Where each word stands; the numbers that people write before words, `12.`, are none. White
    /// space is what it is in recovery keys.
    private static func words(in text: Span<UInt8>, _ range: Range<Int>) -> [Range<Int>] {
        var words: [Range<Int>] = []
        var index = range.lowerBound
        while index < range.upperBound {
            let start = index
            while index < range.upperBound, RecoveryKey.whiteSpaceLength(text, at: index) == 0 {
                index += 1
            }
            if !isNumbering(text, start..<index) { words.append(start..<index) }
            if index < range.upperBound { index += RecoveryKey.whiteSpaceLength(text, at: index) }
        }
        return words
    }

    /// Whether there are digits and points only, or nothing at all.
    private static func isNumbering(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        range.allSatisfy { index in
            (0x30...0x39).contains(text[index]) || text[index] == UInt8(ascii: ".")
        }
    }
}

extension Span<UInt8> {
    fileprivate func number(at index: Int) -> Int {
        Int(self[index * 2]) << 8 | Int(self[index * 2 + 1])
    }
}

extension MutableSpan<UInt8> {
    fileprivate mutating func put(_ number: Int, at index: Int) {
        self[index * 2] = UInt8(truncatingIfNeeded: number >> 8)
        self[index * 2 + 1] = UInt8(truncatingIfNeeded: number)
    }
}

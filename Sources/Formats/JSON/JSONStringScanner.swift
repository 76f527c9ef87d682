import Secrets

/// Finds the end of a JSON string and checks every byte on the way: UTF-8, escapes, control
/// characters.
struct JSONStringScanner {
    /// The next byte; after `scan`, the one behind the closing quotation mark, or the faulty one.
    private(set) var offset: Int
    /// Whether there was a backslash.
    private(set) var hasEscapes = false

    private let isWhole: Bool

    /// Starts behind the opening quotation mark.
    ///
    /// - Parameter isWhole: whether the text ends where the bytes do.
    init(at offset: Int, isWhole: Bool) {
        self.offset = offset
        self.isWhole = isWhole
    }

    /// Reads up to and with the closing quotation mark, or returns what is wrong at `offset`.
    mutating func scan(_ bytes: Span<UInt8>) -> JSONError.Fault? {
        var index = offset
        defer { offset = index }
        while index < bytes.count {
            while index <= bytes.count - 8 {
                let plain = Self.plainCount(bytes.word(at: index))
                index += plain
                if plain < 8 { break }
            }
            guard index < bytes.count else { return .truncated }
            let byte = bytes[index]
            if byte >= 0x80 {
                let length = Self.sequenceLength(bytes, at: index)
                guard length > 0 else {
                    return isWhole || bytes.count - index > 3 ? .invalidUTF8 : .truncated
                }
                index += length
            } else if byte == UInt8(ascii: "\"") {
                index += 1
                return nil
            } else if byte == UInt8(ascii: "\\") {
                hasEscapes = true
                if let fault = Self.skipEscape(bytes, at: &index) { return fault }
            } else if byte < 0x20 {
                return .unexpectedByte
            } else {
                index += 1
            }
        }
        return .truncated
    }

    /// How many of eight bytes stand for themselves, up to the first that does not: ASCII without
    /// quotation mark, backslash and control characters.
    private static func plainCount(_ word: UInt64) -> Int {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let tops: UInt64 = 0x8080_8080_8080_8080
        // A byte that is zero after the XOR, or below 0x20, borrows into its top bit, and then maybe
        // into the bytes behind it; the first one is right.
        let quotes = (word ^ (ones &* 0x22)) &- ones
        let backslashes = (word ^ (ones &* 0x5C)) &- ones
        let controls = word &- ones &* 0x20
        return ((quotes | backslashes | controls | word) & tops).trailingZeroBitCount / 8
    }

    /// Steps over an escape sequence, or to the byte in it that cannot stand there.
    private static func skipEscape(_ bytes: Span<UInt8>, at index: inout Int) -> JSONError.Fault? {
        index += 1
        guard index < bytes.count else { return .truncated }
        switch bytes[index] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
            UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            index += 1
            return nil
        case UInt8(ascii: "u"):
            index += 1
            for _ in 0..<4 {
                guard index < bytes.count else { return .truncated }
                guard JSONString.hexDigit(bytes[index]) != nil else { return .unexpectedByte }
                index += 1
            }
            return nil
        default:
            return .unexpectedByte
        }
    }

    /// The length of the multi-byte sequence at `index`; 0 if it is none (Unicode, table 3-7).
    ///
    /// A sequence that the end of the text cuts off is none either.
    private static func sequenceLength(_ bytes: Span<UInt8>, at index: Int) -> Int {
        let length: Int
        let second: ClosedRange<UInt8>
        switch bytes[index] {
        case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        default: return 0
        }
        guard length <= bytes.count - index, second.contains(bytes[index + 1]) else { return 0 }
        for offset in 2..<4 where offset < length {
            guard bytes[index + offset] & 0xC0 == 0x80 else { return 0 }
        }
        return length
    }
}

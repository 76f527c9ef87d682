import Formats
import Testing

/// What is decoded and encoded many characters at a time is what one at a time gives, at every length
/// and every place. RFC 4648.
struct Base64BulkTests {
    private static let digits = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8
    )

    /// Base64 by the plainest means: six bits after the other.
    private static func plainText(_ bytes: [UInt8]) -> [UInt8] {
        let bits = bytes.flatMap { byte in (0..<8).map { byte >> (7 - $0) & 1 } }
        return stride(from: 0, to: bits.count, by: 6).map { start in
            let six = (0..<6).map { start + $0 < bits.count ? bits[start + $0] : 0 }
            return digits[Int(six.reduce(0) { $0 << 1 | $1 })]
        }
    }

    private static func bytes(_ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 197 &+ count &* 31 &+ 0xF1) }
    }

    @Test(arguments: 0..<80)
    func encodesEveryLength(count: Int) {
        let bytes = Self.bytes(count)
        #expect(Base64.encode(bytes.span) == Self.plainText(bytes))
    }

    /// Nothing behind the bytes is touched.
    @Test(arguments: 0..<80)
    func decodesEveryLength(count: Int) throws {
        let bytes = Self.bytes(count)
        let text = Self.plainText(bytes)
        #expect(try Base64.decode(text) == bytes)
        for room in 0..<10 {
            var target = [UInt8](repeating: 0x2A, count: count + room)
            var span = target.mutableSpan
            try Base64.decode(text.span, into: &span)
            #expect(target == bytes + [UInt8](repeating: 0x2A, count: room))
        }
    }

    /// In both alphabets, at each of the places that two characters have in eight.
    @Test(arguments: 0..<4)
    func readsEveryPairOfDigits(place: Int) throws {
        for first in 0..<64 {
            var groups: [[UInt8]] = [[], []]
            for second in 0..<64 {
                var text = [UInt8](repeating: UInt8(ascii: "B"), count: 8)
                (text[2 * place], text[2 * place + 1]) = (Self.digits[first], Self.digits[second])
                groups[0] += text
                groups[1] += text.map { byte in
                    switch byte {
                    case UInt8(ascii: "+"): UInt8(ascii: "-")
                    case UInt8(ascii: "/"): UInt8(ascii: "_")
                    default: byte
                    }
                }
            }
            let decoded = try Base64.decode(groups[0])
            #expect(Self.plainText(decoded) == groups[0])
            #expect(try Base64.decode(groups[1]) == decoded)
        }
    }

    @Test(arguments: Array("\0\n ,=@[`{".utf8) + [0x80, 0xC1, 0xFF])
    func refusesAnythingElseAtEveryPlace(wrong: UInt8) {
        for count in [8, 16, 19, 43, 44] {
            for place in 0..<count - 1 {
                var text = [UInt8](repeating: UInt8(ascii: "Z"), count: count)
                text[place] = wrong
                #expect(throws: FormatError.base64, "\(place) of \(count)") {
                    try Base64.decode(text)
                }
            }
        }
    }
}

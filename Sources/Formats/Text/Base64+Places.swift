/// Base64 that is put where there is room for it already, with nothing allocated.
extension Base64 {
    /// How many characters `count` bytes become, unpadded.
    package static func encodedCount(_ count: Int) -> Int { (count * 4 + 2) / 3 }

    /// Puts the unpadded base64 of `bytes` into `text` from `offset` on.
    ///
    /// - Precondition: there is room for it, which `encodedCount` tells.
    /// - Returns: how many characters that are.
    package static func encode(
        _ bytes: Span<UInt8>,
        into text: inout MutableSpan<UInt8>,
        at offset: Int
    ) -> Int {
        let pairs = pairs
        var read = encodeSixes(bytes, into: &text, at: offset, pairs.span)
        var written = offset + read / 3 * 4
        let digits = alphabet
        while read < bytes.count {
            let present = min(3, bytes.count - read)
            var group: UInt32 = 0
            for place in 0..<3 {
                group = group << 8 | (place < present ? UInt32(bytes[read + place]) : 0)
            }
            for digit in 0...present {
                text[written] = digits[Int(group >> UInt32(18 - 6 * digit) & 63)]
                written += 1
            }
            read += present
        }
        return written - offset
    }
}

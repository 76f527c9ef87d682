/// Base64 in bulk, for files of many megabytes: several characters at a time from tables, with
/// nothing allocated. What does not fill such a group is left to whoever calls.
extension Base64 {
    private static let notADigit: UInt32 = 1 << 31

    /// What one character stands for, in either alphabet.
    static func digit(_ character: UInt8) -> UInt8? {
        switch character {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): character - UInt8(ascii: "A")
        case UInt8(ascii: "a")...UInt8(ascii: "z"): character - UInt8(ascii: "a") + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0") + 52
        case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
        case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
        default: nil
        }
    }

    /// Four tables of 256: what a byte adds to a group of 24 bits as its first, second, third and
    /// fourth character. The hyphen is left out, as that may begin a last line too.
    static let shifted: [UInt32] = {
        var table: [UInt32] = []
        for place in 0..<4 {
            for byte in 0...UInt8.max {
                let value = byte == UInt8(ascii: "-") ? nil : digit(byte)
                table.append(value.map { UInt32($0) << UInt32(18 - 6 * place) } ?? notADigit)
            }
        }
        return table
    }()

    /// Both characters of every 12 bits, the first in the low byte.
    static let pairs: [UInt16] = (0..<4096).map { value in
        UInt16(alphabet[value >> 6]) | UInt16(alphabet[value & 63]) << 8
    }

    /// Decodes groups of eight characters from `start` on to `output` from `offset` on, until the
    /// text or the room ends or another character than a digit comes, or a hyphen, which is one.
    ///
    /// - Parameter table: `shifted`, which is looked up once for many lines.
    /// - Returns: how many characters were taken, which gave three quarters as many bytes.
    static func decodeEights(
        _ text: Span<UInt8>,
        from start: Int,
        into output: inout MutableSpan<UInt8>,
        at offset: Int,
        _ table: Span<UInt32>
    ) -> Int {
        precondition(table.count == 1024, "the table is not the one for this")
        var read = start
        var written = offset
        while text.count - read >= 8, output.count - written >= 6 {
            let part = text.extracting(read..<read + 8)
            let first =
                table[Int(part[0])] | table[256 + Int(part[1])]
                | table[512 + Int(part[2])] | table[768 + Int(part[3])]
            let second =
                table[Int(part[4])] | table[256 + Int(part[5])]
                | table[512 + Int(part[6])] | table[768 + Int(part[7])]
            guard (first | second) & notADigit == 0 else { break }
            output[written] = UInt8(truncatingIfNeeded: first >> 16)
            output[written &+ 1] = UInt8(truncatingIfNeeded: first >> 8)
            output[written &+ 2] = UInt8(truncatingIfNeeded: first)
            output[written &+ 3] = UInt8(truncatingIfNeeded: second >> 16)
            output[written &+ 4] = UInt8(truncatingIfNeeded: second >> 8)
            output[written &+ 5] = UInt8(truncatingIfNeeded: second)
            read &+= 8
            written &+= 6
        }
        return read - start
    }

    /// Encodes as many groups of six bytes as there are, to `text` from `offset` on.
    ///
    /// - Parameter pairs: the table of that name, which is looked up once for many lines.
    /// - Precondition: there is room for them.
    /// - Returns: how many bytes were taken, which gave four thirds as many characters.
    static func encodeSixes(
        _ bytes: Span<UInt8>,
        into text: inout MutableSpan<UInt8>,
        at offset: Int,
        _ pairs: Span<UInt16>
    ) -> Int {
        precondition(pairs.count == 4096, "the table is not the one for this")
        var read = 0
        var written = offset
        while bytes.count - read >= 6 {
            let part = bytes.extracting(read..<read + 6)
            let first = UInt32(part[0]) << 16 | UInt32(part[1]) << 8 | UInt32(part[2])
            let second = UInt32(part[3]) << 16 | UInt32(part[4]) << 8 | UInt32(part[5])
            put(pairs[Int(first >> 12 & 4095)], into: &text, at: written)
            put(pairs[Int(first & 4095)], into: &text, at: written &+ 2)
            put(pairs[Int(second >> 12 & 4095)], into: &text, at: written &+ 4)
            put(pairs[Int(second & 4095)], into: &text, at: written &+ 6)
            read &+= 6
            written &+= 8
        }
        return read
    }

    @inline(__always)
    private static func put(
        _ pair: UInt16,
        into target: inout MutableSpan<UInt8>,
        at place: Int
    ) {
        target[place] = UInt8(truncatingIfNeeded: pair)
        target[place &+ 1] = UInt8(truncatingIfNeeded: pair >> 8)
    }
}

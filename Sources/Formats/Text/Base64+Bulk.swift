import Secrets

/// Base64 in bulk, for files of many megabytes: several characters at a time from tables, with
/// nothing allocated. What does not fill such a group is left to whoever calls.
extension Base64 {
    private static let notDigits: UInt64 = 1 << 15

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

    /// The 12 bits that two characters stand for, the first in the low byte. The hyphen is left out, as
    /// that may begin a last line too.
    static let twelves: [UInt16] = {
        var table = [UInt16](repeating: UInt16(notDigits), count: 1 << 16)
        let characters = (UInt8.min...UInt8.max).filter { $0 != UInt8(ascii: "-") }
        let digits = characters.compactMap { byte in digit(byte).map { (Int(byte), UInt16($0)) } }
        for (first, high) in digits {
            for (second, low) in digits { table[second << 8 | first] = high << 6 | low }
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
    /// Two bytes behind those of the last group are set as well.
    ///
    /// - Parameter table: `twelves`, which is looked up once for many lines.
    /// - Returns: how many characters were taken, which gave three quarters as many bytes.
    static func decodeEights(
        _ text: Span<UInt8>,
        from start: Int,
        into output: inout MutableSpan<UInt8>,
        at offset: Int,
        _ table: Span<UInt16>
    ) -> Int {
        precondition(table.count == 1 << 16, "the table is not the one for this")
        var read = start
        var written = offset
        while text.count - read >= 8, output.count - written >= 8 {
            let word = text.word(at: read)
            let first = UInt64(table[Int(word & 0xFFFF)])
            let second = UInt64(table[Int(word >> 16 & 0xFFFF)])
            let third = UInt64(table[Int(word >> 32 & 0xFFFF)])
            let fourth = UInt64(table[Int(word >> 48)])
            guard (first | second | third | fourth) & notDigits == 0 else { break }
            let group = first << 52 | second << 40 | third << 28 | fourth << 16
            output.setWord(group.byteSwapped, at: written)
            read &+= 8
            written &+= 6
        }
        return read - start
    }

    /// How many groups of six bytes are encoded at once: they are read eight bytes at a time.
    static func sixes(in count: Int) -> Int { count < 8 ? 0 : count / 6 }

    /// Encodes as many groups of six bytes as `sixes` tells, to `text` from `offset` on.
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
        for _ in 0..<sixes(in: bytes.count) {
            // The last word begins earlier, where it ends with the bytes.
            let start = min(read, bytes.count - 8)
            let word = bytes.word(at: start).byteSwapped << UInt64(8 * (read - start))
            let first = UInt64(pairs[Int(word >> 52)])
            let second = UInt64(pairs[Int(word >> 40 & 4095)])
            let third = UInt64(pairs[Int(word >> 28 & 4095)])
            let fourth = UInt64(pairs[Int(word >> 16 & 4095)])
            text.setWord(first | second << 16 | third << 32 | fourth << 48, at: written)
            read &+= 6
            written &+= 8
        }
        return read
    }
}

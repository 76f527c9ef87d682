package import Secrets

/// Bech32 as age uses it: BIP 173 without its limit on length.
///
/// ```
/// prefix  1 or more of ! to ~      all one case; letters count as small in the checksum
/// "1"     the last one in the text
/// data    5 bits a character       most significant first, filled up with zero bits
/// check   6 characters
/// ```
package enum Bech32 {
    private static let alphabet = Array("qpzry9x8gf2tvdw0s3jn54khce6mua7l".utf8)
    private static let checkLength = 6

    private static let values: [UInt8] = {
        var table = [UInt8](repeating: 0xFF, count: 256)
        for (value, character) in alphabet.enumerated() {
            table[Int(character)] = UInt8(value)
            table[Int(upper(character))] = UInt8(value)
        }
        return table
    }()

    /// The text for `bytes` under a prefix in small letters.
    package static func encode(prefix: String, _ bytes: [UInt8]) -> String {
        var text = [UInt8](repeating: 0, count: encodedCount(prefix: prefix, bytes.count))
        var target = text.mutableSpan
        encode(prefix: prefix, bytes.span, into: &target)
        return String(decoding: text, as: UTF8.self)
    }

    /// The text for secret bytes under a prefix in small letters, all of it in capitals.
    package static func encodeUppercased(prefix: String, _ bytes: SecretBytes) -> SecretBytes {
        SecretBytes(count: encodedCount(prefix: prefix, bytes.count)) { target in
            bytes.withBytes { encode(prefix: prefix, $0, into: &target) }
            for index in target.indices { target[index] = upper(target[index]) }
        }
    }

    /// The prefix in small letters and the bytes that `text` stands for.
    ///
    /// - Throws: `FormatError.age` with `bech32`.
    package static func decode(_ text: String) throws(FormatError) -> (prefix: String, [UInt8]) {
        let text = Array(text.utf8)
        let (prefix, data) = try layout(of: text.span)
        var bytes = [UInt8](repeating: 0, count: data.count * 5 / 8)
        var target = bytes.mutableSpan
        try regroup(text.span, data, into: &target)
        return (prefix, bytes)
    }

    /// The prefix in small letters and the secret bytes that `text` stands for.
    ///
    /// - Throws: `FormatError.age` with `bech32`.
    package static func decode(
        _ text: Span<UInt8>
    ) throws(FormatError) -> (prefix: String, SecretBytes) {
        let (prefix, data) = try layout(of: text)
        let bytes = try SecretBytes(count: data.count * 5 / 8) { (target) throws(FormatError) in
            try regroup(text, data, into: &target)
        }
        return (prefix, bytes)
    }

    /// Where the data stand in well-formed text, without the checksum, and the prefix before them.
    ///
    /// - Throws: `FormatError.age` with `bech32`.
    package static func layout(
        of text: Span<UInt8>
    ) throws(FormatError) -> (prefix: String, data: Range<Int>) {
        var separator: Int?
        var hasSmall = false
        var hasCapital = false
        for index in text.indices {
            let byte = text[index]
            guard (33...126).contains(byte) else { throw fault(.character(position: index)) }
            if byte == UInt8(ascii: "1") { separator = index }
            hasSmall = hasSmall || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
            hasCapital = hasCapital || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
        }
        guard !(hasSmall && hasCapital) else { throw fault(.mixedCase) }
        guard let separator, separator > 0, text.count - separator > checkLength else {
            throw fault(.separator)
        }
        var prefix: [UInt8] = []
        for index in 0..<separator { prefix.append(lower(text[index])) }
        var check = Checksum(prefix: prefix)
        for index in separator + 1..<text.count {
            let value = values[Int(text[index])]
            guard value != 0xFF else { throw fault(.character(position: index)) }
            check.add(value)
        }
        guard check.state == 1 else { throw fault(.checksum) }
        let data = separator + 1..<text.count - checkLength
        return (String(decoding: prefix, as: UTF8.self), data)
    }

    private static func encodedCount(prefix: String, _ count: Int) -> Int {
        prefix.utf8.count + 1 + (count * 8 + 4) / 5 + checkLength
    }

    private static func encode(
        prefix: String,
        _ bytes: Span<UInt8>,
        into target: inout MutableSpan<UInt8>
    ) {
        var check = Checksum(prefix: Array(prefix.utf8))
        var written = 0
        for byte in prefix.utf8 {
            target[written] = byte
            written += 1
        }
        target[written] = UInt8(ascii: "1")
        written += 1
        func put(_ value: UInt8, _ target: inout MutableSpan<UInt8>) {
            check.add(value)
            target[written] = alphabet[Int(value)]
            written += 1
        }
        var group: UInt32 = 0
        var bits: UInt32 = 0
        for index in bytes.indices {
            group = (group << 8 | UInt32(bytes[index])) & 0xFFF
            bits += 8
            while bits >= 5 {
                bits -= 5
                put(UInt8(truncatingIfNeeded: group >> bits & 31), &target)
            }
        }
        if bits > 0 { put(UInt8(truncatingIfNeeded: group << (5 - bits) & 31), &target) }
        let rest = check.closing
        for place in 0..<checkLength {
            let value = rest >> UInt32(5 * (checkLength - 1 - place)) & 31
            target[written] = alphabet[Int(value)]
            written += 1
        }
    }

    private static func regroup(
        _ text: Span<UInt8>,
        _ data: Range<Int>,
        into target: inout MutableSpan<UInt8>
    ) throws(FormatError) {
        var group: UInt32 = 0
        var bits: UInt32 = 0
        var written = 0
        for index in data {
            group = group << 5 | UInt32(values[Int(text[index])])
            bits += 5
            if bits >= 8 {
                bits -= 8
                target[written] = UInt8(truncatingIfNeeded: group >> bits)
                written += 1
                group &= (1 << bits) - 1
            }
        }
        guard bits < 5, group == 0 else { throw fault(.padding) }
    }

    private static func fault(_ error: Bech32Error) -> FormatError { .age(.bech32(error)) }

    private static func lower(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte + 32 : byte
    }

    private static func upper(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) ? byte - 32 : byte
    }
}

/// The BCH code of BIP 173 over what was added so far.
private struct Checksum {
    private static let generator: [UInt32] = [
        0x3B6A_57B2, 0x2650_8E6D, 0x1EA1_19FA, 0x3D42_33DD, 0x2A14_62B3,
    ]

    private(set) var state: UInt32 = 1

    init(prefix: [UInt8]) {
        for byte in prefix { add(byte >> 5) }
        add(0)
        for byte in prefix { add(byte & 31) }
    }

    mutating func add(_ value: UInt8) {
        let top = state >> 25
        state = (state & 0x1FF_FFFF) << 5 ^ UInt32(value)
        for bit in 0..<5 where top >> UInt32(bit) & 1 == 1 { state ^= Self.generator[bit] }
    }

    /// The thirty bits that make the code hold.
    var closing: UInt32 {
        var copy = self
        for _ in 0..<6 { copy.add(0) }
        return copy.state ^ 1
    }
}

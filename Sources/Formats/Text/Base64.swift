package import Secrets

/// Base64 as Matrix uses it: written unpadded in the standard alphabet, read with or without
/// padding and in either alphabet. Spec: introduction of spec.md; RFC 4648.
package enum Base64 {
    /// Whether `=` is added to the last group of four.
    package enum Padding: Sendable { case unpadded, padded }

    static let alphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8
    )

    private static let values: [UInt8] = {
        var table = [UInt8](repeating: 0xFF, count: 256)
        for (value, character) in alphabet.enumerated() { table[Int(character)] = UInt8(value) }
        table[Int(UInt8(ascii: "-"))] = 62
        table[Int(UInt8(ascii: "_"))] = 63
        return table
    }()

    /// The base64 of `bytes`.
    package static func encode(_ bytes: Span<UInt8>, _ padding: Padding = .unpadded) -> [UInt8] {
        var text = [UInt8](repeating: 0, count: sixes(in: bytes.count) * 8)
        var target = text.mutableSpan
        let pairs = pairs
        var index = encodeSixes(bytes, into: &target, at: 0, pairs.span)
        while index < bytes.count {
            let present = min(3, bytes.count - index)
            var group: UInt32 = 0
            for offset in 0..<3 {
                group = group << 8 | (offset < present ? UInt32(bytes[index + offset]) : 0)
            }
            for digit in 0...present {
                text.append(alphabet[Int(group >> UInt32(18 - 6 * digit) & 63)])
            }
            index += 3
        }
        while padding == .padded, text.count % 4 != 0 { text.append(UInt8(ascii: "=")) }
        return text
    }

    /// The base64 of `bytes`, as a string.
    package static func encode(_ bytes: [UInt8], _ padding: Padding = .unpadded) -> String {
        String(decoding: encode(bytes.span, padding), as: UTF8.self)
    }

    /// The bytes that `text` stands for.
    ///
    /// Bits left over in the last character are ignored, as most clients do.
    ///
    /// - Throws: `FormatError.base64` for a character outside the alphabets, padding that does
    ///   not fill the last group, or a single left-over character.
    package static func decode(_ text: some Collection<UInt8>) throws(FormatError) -> [UInt8] {
        let text = Array(text)
        let digits = try digitCount(text.span)
        var bytes = [UInt8](repeating: 0, count: digits * 3 / 4)
        var target = bytes.mutableSpan
        try decode(text.span, digits: digits, into: &target)
        return bytes
    }

    /// The bytes that the string `text` stands for.
    ///
    /// - Throws: `FormatError.base64`.
    package static func decode(_ text: String) throws(FormatError) -> [UInt8] {
        try decode(text.utf8)
    }

    /// The bytes that secret text stands for, without a copy outside guarded memory.
    ///
    /// - Throws: `FormatError.base64`.
    package static func decode(_ text: SecretBytes) throws(FormatError) -> SecretBytes {
        try text.withBytes { (text: Span<UInt8>) throws(FormatError) in
            let digits = try digitCount(text)
            return try SecretBytes(count: digits * 3 / 4) { (target) throws(FormatError) in
                try decode(text, digits: digits, into: &target)
            }
        }
    }

    /// How many bytes `text` stands for, by its length and padding alone; nil where those do not fit.
    package static func decodedCount(_ text: Span<UInt8>) -> Int? {
        (try? digitCount(text)).map { $0 * 3 / 4 }
    }

    /// Puts the bytes that `text` stands for at the front of `target`, without a copy elsewhere.
    ///
    /// - Precondition: there is room for them, which `decodedCount` tells.
    /// - Throws: `FormatError.base64`; some bytes may have been written by then.
    package static func decode(
        _ text: Span<UInt8>,
        into target: inout MutableSpan<UInt8>
    ) throws(FormatError) {
        try decode(text, digits: digitCount(text), into: &target)
    }

    /// How many characters are digits; the rest must be right padding.
    private static func digitCount(_ text: Span<UInt8>) throws(FormatError) -> Int {
        var digits = text.count
        while digits > 0, text[digits - 1] == UInt8(ascii: "=") { digits -= 1 }
        let padding = text.count - digits
        guard digits % 4 != 1, padding == 0 || (padding <= 2 && text.count % 4 == 0) else {
            throw .base64
        }
        return digits
    }

    private static func decode(
        _ text: Span<UInt8>,
        digits: Int,
        into target: inout MutableSpan<UInt8>
    ) throws(FormatError) {
        let values = values
        let table = values.span
        let twelves = twelves
        // Groups whose words end with the bytes or before.
        let eights = text.extracting(..<max(0, (digits * 3 / 4 - 2) / 6 * 8))
        var index = decodeEights(eights, from: 0, into: &target, at: 0, twelves.span)
        var written = index / 4 * 3
        while index + 4 <= digits {
            let first = UInt32(table[Int(text[index])])
            let second = UInt32(table[Int(text[index + 1])])
            let third = UInt32(table[Int(text[index + 2])])
            let fourth = UInt32(table[Int(text[index + 3])])
            guard first | second | third | fourth < 64 else { throw .base64 }
            let group = first << 18 | second << 12 | third << 6 | fourth
            target[written] = UInt8(truncatingIfNeeded: group >> 16)
            target[written + 1] = UInt8(truncatingIfNeeded: group >> 8)
            target[written + 2] = UInt8(truncatingIfNeeded: group)
            written += 3
            index += 4
        }
        var group: UInt32 = 0
        for rest in index..<digits {
            let value = table[Int(text[rest])]
            guard value != 0xFF else { throw .base64 }
            group |= UInt32(value) << UInt32(18 - 6 * (rest - index))
        }
        for byte in 0..<max(0, digits - index - 1) {
            target[written + byte] = UInt8(truncatingIfNeeded: group >> UInt32(16 - 8 * byte))
        }
    }
}

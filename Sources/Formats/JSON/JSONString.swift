/// The two directions of a JSON string's contents: out of its escapes, and back.
enum JSONString {
    /// The value of a hexadecimal digit, in either case.
    static func hexDigit(_ byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
        default: nil
        }
    }

    /// The text that the inside of a string stands for. The reader has checked its escapes.
    static func decode(_ inside: ArraySlice<UInt8>) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(inside.count)
        var rest = inside
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "\\"), let escape = rest.popFirst() else {
                text.append(byte)
                continue
            }
            switch escape {
            case UInt8(ascii: "b"): text.append(0x08)
            case UInt8(ascii: "t"): text.append(0x09)
            case UInt8(ascii: "n"): text.append(0x0A)
            case UInt8(ascii: "f"): text.append(0x0C)
            case UInt8(ascii: "r"): text.append(0x0D)
            case UInt8(ascii: "u"): append(scalar(&rest), to: &text)
            default: text.append(escape)
            }
        }
        return text
    }

    /// The scalar of a `\u` escape whose digits come next, and of the low surrogate's escape behind
    /// it.
    private static func scalar(_ rest: inout ArraySlice<UInt8>) -> UInt32 {
        let unit = codeUnit(&rest)
        guard 0xD800...0xDBFF ~= unit, rest.starts(with: "\\u".utf8) else { return unit }
        var ahead = rest.dropFirst(2)
        let low = codeUnit(&ahead)
        guard 0xDC00...0xDFFF ~= low else { return unit }
        rest = ahead
        return 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
    }

    private static func codeUnit(_ rest: inout ArraySlice<UInt8>) -> UInt32 {
        let digits = rest.prefix(4)
        rest = rest.dropFirst(4)
        return digits.reduce(0) { value, digit in value << 4 | (hexDigit(digit) ?? 0) }
    }

    /// Appends a scalar's UTF-8; a surrogate gets three bytes, as if it were a scalar.
    private static func append(_ scalar: UInt32, to text: inout [UInt8]) {
        func tail(_ shift: UInt32) -> UInt8 { 0x80 | UInt8(scalar >> shift & 0x3F) }
        switch scalar {
        case 0..<0x80: text.append(UInt8(scalar))
        case 0x80..<0x800: text += [0xC0 | UInt8(scalar >> 6), tail(0)]
        case 0x800..<0x10000: text += [0xE0 | UInt8(scalar >> 12), tail(6), tail(0)]
        default: text += [0xF0 | UInt8(scalar >> 18 & 0x07), tail(12), tail(6), tail(0)]
        }
    }

    /// Appends `text` as a JSON string with the fewest escapes: those of canonical JSON, and the
    /// escape of a lone surrogate, which has no other form.
    static func append(_ text: ExactText, to json: inout [UInt8]) {
        json.append(UInt8(ascii: "\""))
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): json += [UInt8(ascii: "\\"), byte]
            case 0x08: json += "\\b".utf8
            case 0x09: json += "\\t".utf8
            case 0x0A: json += "\\n".utf8
            case 0x0C: json += "\\f".utf8
            case 0x0D: json += "\\r".utf8
            case 0x00..<0x20: appendEscape(UInt16(byte), to: &json)
            case 0xED:
                guard let second = rest.first, second >= 0xA0, rest.count >= 2 else {
                    json.append(byte)
                    continue
                }
                let third = rest[rest.startIndex + 1]
                rest = rest.dropFirst(2)
                appendEscape(0xD000 | UInt16(second & 0x3F) << 6 | UInt16(third & 0x3F), to: &json)
            default: json.append(byte)
            }
        }
        json.append(UInt8(ascii: "\""))
    }

    private static func appendEscape(_ unit: UInt16, to json: inout [UInt8]) {
        json += "\\u".utf8
        for shift in [12, 8, 4, 0] as [UInt16] {
            let digit = UInt8(unit >> shift & 0x0F)
            json.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
        }
    }
}

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

    /// Gives the bytes of the text that the inside of a string stands for, one by one. The reader has
    /// checked its escapes.
    static func decode(_ inside: Span<UInt8>, _ give: (UInt8) -> Void) {
        var index = 0
        while index < inside.count {
            let byte = inside[index]
            index += 1
            guard byte == UInt8(ascii: "\\"), index < inside.count else {
                give(byte)
                continue
            }
            let escape = inside[index]
            index += 1
            switch escape {
            case UInt8(ascii: "b"): give(0x08)
            case UInt8(ascii: "t"): give(0x09)
            case UInt8(ascii: "n"): give(0x0A)
            case UInt8(ascii: "f"): give(0x0C)
            case UInt8(ascii: "r"): give(0x0D)
            case UInt8(ascii: "u"): encode(scalar(inside, at: &index), give)
            default: give(escape)
            }
        }
    }

    /// The scalar of a `\u` escape whose digits come next, and of the low surrogate's escape behind
    /// it.
    private static func scalar(_ inside: Span<UInt8>, at index: inout Int) -> UInt32 {
        let unit = codeUnit(inside, at: index)
        index += 4
        guard 0xD800...0xDBFF ~= unit, index + 6 <= inside.count,
            inside[index] == UInt8(ascii: "\\"), inside[index + 1] == UInt8(ascii: "u")
        else { return unit }
        let low = codeUnit(inside, at: index + 2)
        guard 0xDC00...0xDFFF ~= low else { return unit }
        index += 6
        return 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
    }

    private static func codeUnit(_ inside: Span<UInt8>, at index: Int) -> UInt32 {
        (index..<min(index + 4, inside.count)).reduce(0) { value, place in
            value << 4 | (hexDigit(inside[place]) ?? 0)
        }
    }

    /// Gives a scalar's UTF-8; a surrogate gets three bytes, as if it were a scalar.
    private static func encode(_ scalar: UInt32, _ give: (UInt8) -> Void) {
        func tail(_ shift: UInt32) { give(0x80 | UInt8(scalar >> shift & 0x3F)) }
        switch scalar {
        case 0..<0x80:
            give(UInt8(scalar))
        case 0x80..<0x800:
            give(0xC0 | UInt8(scalar >> 6))
            tail(0)
        case 0x800..<0x10000:
            give(0xE0 | UInt8(scalar >> 12))
            tail(6)
            tail(0)
        default:
            give(0xF0 | UInt8(scalar >> 18 & 0x07))
            tail(12)
            tail(6)
            tail(0)
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

/// Percent-encoding of names that come from outside, for places where few characters are safe.
package enum PercentEncoding {
    /// The character that announces two hexadecimal digits.
    package enum Escape: UInt8, Sendable {
        /// `%`, as in URLs.
        case percent = 0x25
        /// `=`, for places where `%` cannot stand.
        case equalsSign = 0x3D
    }

    /// `text` as one segment of a URL's path: everything but RFC 3986's unreserved characters is
    /// escaped, and so are the dots of `.` and `..`, which would be steps and not names.
    package static func segment(_ text: ExactText) -> String {
        let isStep = text == "." || text == ".."
        return encode(text) { byte in
            isAlphanumeric(byte) || "-_~".utf8.contains(byte)
                || (byte == UInt8(ascii: ".") && !isStep)
        }
    }

    /// `text` with every byte escaped that `isKept` does not name.
    static func encode(
        _ text: ExactText,
        _ escape: Escape = .percent,
        keeping isKept: (UInt8) -> Bool
    ) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var encoded: [UInt8] = []
        for byte in text.utf8 {
            if isKept(byte) {
                encoded.append(byte)
            } else {
                encoded += [escape.rawValue, digits[Int(byte >> 4)], digits[Int(byte & 0x0F)]]
            }
        }
        return String(decoding: encoded, as: UTF8.self)
    }

    /// The text that `encoded` stands for; an escape character without two digits stands for
    /// itself.
    package static func decode(_ encoded: String, _ escape: Escape = .percent) -> ExactText {
        var bytes: [UInt8] = []
        var rest = Array(encoded.utf8)[...]
        while let byte = rest.popFirst() {
            let digits = rest.prefix(2).compactMap(JSONString.hexDigit)
            if byte == escape.rawValue, digits.count == 2 {
                bytes.append(UInt8(digits[0] << 4 | digits[1]))
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return ExactText(utf8: bytes)
    }

    /// Whether a byte is an ASCII letter or digit.
    package static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: false
        }
    }
}

/// A character written as HTML writes it, `&#x2F;`, as far as those go that base64 needs: files that
/// went through a web page have them.
struct CharacterReference {
    /// What has become of a reference.
    enum Outcome: Equatable {
        /// It goes on.
        case unfinished
        /// It is this character.
        case character(UInt8)
        /// It is none that can be meant.
        case unknown
    }

    private static let names: [String: UInt8] = [
        "sol": UInt8(ascii: "/"), "plus": UInt8(ascii: "+"), "equals": UInt8(ascii: "="),
        "lowbar": UInt8(ascii: "_"), "hyphen": UInt8(ascii: "-"), "nbsp": UInt8(ascii: " "),
        "NewLine": UInt8(ascii: "\n"), "Tab": UInt8(ascii: "\t"),
    ]
    /// The longest text between `&` and `;`.
    private static let limit = 8

    private var text: [UInt8] = []

    /// Takes the next byte behind the `&`.
    mutating func take(_ byte: UInt8) -> Outcome {
        switch byte {
        case UInt8(ascii: ";"): return character.map { .character($0) } ?? .unknown
        case UInt8(ascii: "#"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"):
            text.append(byte)
            return text.count <= Self.limit ? .unfinished : .unknown
        default: return .unknown
        }
    }

    /// What the text between `&` and `;` stands for.
    private var character: UInt8? {
        let name = String(decoding: text, as: UTF8.self)
        return Self.names[name] ?? number(name)
    }

    /// The ASCII character that `#47` or `#x2F` is.
    private func number(_ name: String) -> UInt8? {
        guard name.hasPrefix("#") else { return nil }
        let isHexadecimal = name.hasPrefix("#x") || name.hasPrefix("#X")
        let digits = name.dropFirst(isHexadecimal ? 2 : 1)
        guard let value = UInt8(digits, radix: isHexadecimal ? 16 : 10) else { return nil }
        return value < 0x80 ? value : nil
    }
}

/// Names of files that hold one account data event each.
package enum EventFileName {
    private static let suffix = ".json"
    private static let maximumLength = 200
    /// What editors and people put behind the name of a copy.
    private static let copySuffixes = ["~", ".bak", ".backup", ".orig", ".old", ".swp", ".tmp"]

    /// A name for the file of an event: safe on every file system, never hidden, never longer than
    /// 200 bytes.
    ///
    /// Everything but ASCII letters, digits, `.`, `_` and `-` is escaped, as is a dot or dash at
    /// the start. A type that would be too long, or is empty, gets the start of its name and a
    /// checksum: such a file must hold the type beside the content.
    package static func name(for type: EventType) -> String {
        let text = type.rawValue
        let startsSafely = text.utf8.first.map(PercentEncoding.isAlphanumeric) ?? false
        let head = ExactText(utf8: text.utf8.prefix(startsSafely ? 0 : 1))
        let tail = ExactText(utf8: text.utf8.dropFirst(startsSafely ? 0 : 1))
        let name =
            PercentEncoding.encode(head) { $0 == UInt8(ascii: "_") }
            + PercentEncoding.encode(tail) { byte in
                PercentEncoding.isAlphanumeric(byte) || "._-".utf8.contains(byte)
            }
        guard name.isEmpty || name.utf8.count + suffix.utf8.count > maximumLength else {
            return name + suffix
        }
        return shortened(name, checksum: checksum(text)) + suffix
    }

    /// The type that a file's name says, with or without `.json`; nil for a name that is empty,
    /// hidden or cut short.
    ///
    /// The name is the type itself, or percent-encoded, or as our archives escape it, so that the
    /// folder of an extracted archive is a folder like any other.
    package static func type(named fileName: String) -> EventType? {
        let name = stem(of: fileName)
        guard !name.isEmpty, !name.hasPrefix("."), !isShortened(name) else { return nil }
        return EventType(EscapedName.unescape(name) ?? PercentEncoding.decode(name))
    }

    /// Whether a file's name, with or without `.json`, was cut short: what the whole was cannot be
    /// told from it.
    package static func isShort(_ fileName: String) -> Bool { isShortened(stem(of: fileName)) }

    /// The file that a file is named as a copy of: `TYPE.json` for `TYPE.json.bak`, `TYPE.json~` and
    /// the like.
    package static func original(ofCopy fileName: String) -> String? {
        copySuffixes.first { fileName.hasSuffix(suffix + $0) }
            .map { String(fileName.dropLast($0.count)) }
    }

    private static func stem(of fileName: String) -> String {
        fileName.hasSuffix(suffix) ? String(fileName.dropLast(suffix.count)) : fileName
    }

    private static func shortened(_ name: String, checksum: UInt64) -> String {
        let digits = String(checksum, radix: 16)
        let padding = String(repeating: "0", count: 16 - digits.count)
        let room = maximumLength - suffix.utf8.count - 17
        return String(decoding: name.utf8.prefix(room), as: UTF8.self) + "@" + padding + digits
    }

    /// Whether the name is one that we cut short, here or in an archive (`=.` and a number).
    private static func isShortened(_ name: String) -> Bool {
        let end = name.utf8.suffix(17)
        let hasChecksum =
            end.count == 17 && end.first == UInt8(ascii: "@")
            && end.dropFirst().allSatisfy { JSONString.hexDigit($0) != nil }
        let number = name.utf8.reversed().prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
        let before = name.utf8.dropLast(number.count).suffix(2)
        return hasChecksum || (!number.isEmpty && before.elementsEqual("=.".utf8))
    }

    /// FNV-1a: tells names apart by accident, not against an adversary. Files are never overwritten
    /// unasked.
    private static func checksum(_ text: ExactText) -> UInt64 {
        text.utf8.reduce(0xCBF2_9CE4_8422_2325) { hash, byte in
            (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
        }
    }
}

/// Any text as a component of an entry's name, and back.
///
/// A byte that may stand in a component stands for itself, but for a `.` at the beginning; every
/// other byte is `=` and two hexadecimal digits in capitals, `=` itself included. What would be too
/// long, or would differ from a name given before in capital letters only, is cut short and ends in
/// `=.` and a number: then the manifest alone knows the whole text.
package enum EscapedName {
    /// The whole text, escaped; the empty text is `=`.
    package static func escape(_ text: ExactText) -> String {
        guard let first = text.utf8.first else { return "=" }
        let hidden = ExactText(utf8: text.utf8.prefix(first == UInt8(ascii: ".") ? 1 : 0))
        let rest = ExactText(utf8: text.utf8.dropFirst(hidden.utf8.count))
        return PercentEncoding.encode(hidden, .equalsSign) { _ in false }
            + PercentEncoding.encode(rest, .equalsSign, keeping: EntryName.isPlain)
    }

    /// The text that `component` stands for; nil for what `escape(_:)` does not give.
    package static func unescape(_ component: String) -> ExactText? {
        if component == "=" { return "" }
        let text = PercentEncoding.decode(component, .equalsSign)
        return escape(text) == component ? text : nil
    }
}

/// Gives every text a name of its own in one archive, also where capital and small letters are one.
package struct EntryNamer {
    private var given: Set<String> = []
    /// The number to go on with, by the name that the first one gives.
    private var numbers: [String: Int] = [:]

    /// A namer that has given no name yet.
    package init() {}

    /// The name of `text` in a folder.
    ///
    /// - Parameter folder: the folders before it, with a `/` at the end; at most 40 bytes.
    /// - Parameter ending: what follows, such as `.json`; at most 20 bytes.
    /// - Throws: `FormatError.manifest` with `name` when the folder or the ending breaks the rules.
    package mutating func name(
        _ text: ExactText,
        in folder: String,
        ending: String = ""
    ) throws(FormatError) -> EntryName {
        let whole = EscapedName.escape(text)
        let room = EntryName.longestName - folder.utf8.count - ending.utf8.count
        if whole.utf8.count <= room, given.insert((folder + whole + ending).lowercased()).inserted {
            return try EntryName(checking: folder + whole + ending)
        }
        func numbered(_ number: Int) -> String {
            let tail = "=.\(number)"
            let head = whole.utf8.prefix(max(room - tail.utf8.count, 0))
            return folder + String(decoding: head, as: UTF8.self) + tail + ending
        }
        let first = numbered(1).lowercased()
        var number = numbers[first] ?? 1
        while !given.insert(numbered(number).lowercased()).inserted { number += 1 }
        numbers[first] = number + 1
        return try EntryName(checking: numbered(number))
    }
}

import Formats
import Secrets

/// A recovery sheet as plain text.
struct SheetText {
    private static let indent = "    "
    private static let factWidth = 60
    /// More than any sheet has.
    private static let limit = 1 << 16

    /// The text, for its owner only.
    let encoded: SecretBytes

    /// Renders a sheet.
    init(_ sheet: RecoverySheet) {
        var text = SecretBuilder(limit: Self.limit, capacity: 4096)
        Self.add(sheet.title.uppercased() + "\n", to: &text)
        for part in sheet.parts { Self.add(part, to: &text) }
        encoded = text.finish()
    }

    private static func add(_ part: RecoverySheet.Part, to text: inout SecretBuilder) {
        switch part {
        case .heading(let words): add("\n\(words.uppercased())\n", to: &text)
        case .prose(let lines): add("\n\(lines)\n", to: &text)
        case .command(let command): add("\n\(indent)\(command)\n", to: &text)
        case .blank(let words):
            add("\n\(indent)\(words)  \(String(repeating: "_", count: 60))\n", to: &text)
        case .facts(let facts):
            add("\n", to: &text)
            for (name, value) in facts {
                for (number, piece) in pieces(value, factWidth).enumerated() {
                    let title = number == 0 ? name : ""
                    let gap = String(repeating: " ", count: max(1, 10 - title.utf8.count))
                    add(indent + title + gap + piece + "\n", to: &text)
                }
            }
        case .secret(let lines, _):
            add("\n", to: &text)
            for line in lines.lines {
                add("\(indent)\(line.number): ", to: &text)
                _ = line.groups.withBytes { text.append($0) }
                let gap = String(repeating: " ", count: max(1, 20 - line.groups.count))
                add(gap + "= ", to: &text)
                _ = line.word.withBytes { text.append($0) }
                add("\n", to: &text)
            }
        }
    }

    private static func add(_ words: String, to text: inout SecretBuilder) {
        let bytes = Array(words.utf8)
        _ = text.append(bytes.span)
    }

    /// Text in pieces of at most so many characters.
    static func pieces(_ text: String, _ width: Int) -> [String] {
        let characters = Array(text)
        return stride(from: 0, to: max(1, characters.count), by: width).map { start in
            String(characters[start..<min(start + width, characters.count)])
        }
    }
}

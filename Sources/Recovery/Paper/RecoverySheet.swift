package import Formats
package import Secrets

/// A sheet of paper for a safe: what it is, the secret in lines that can be typed back, and what to
/// do with it, for someone who has nothing else to read.
///
/// All of it is printable ASCII; text from outside is escaped and cut.
package struct RecoverySheet: Sendable {
    /// What stands on it.
    enum Part: Sendable {
        /// The title of what follows.
        case heading(String)
        /// Lines to read, broken already.
        case prose(String)
        /// A command, to be typed as it is.
        case command(String)
        /// A line to write on, after these words.
        case blank(String)
        /// What is known, in two columns.
        case facts([(name: String, value: String)])
        /// The secret.
        case secret(CheckedLines, code: SecretBytes)
    }

    /// What it is.
    let title: String
    /// What tells it from others, an archive's ID or a key's; nil where that is not known.
    let mark: String?
    /// The rest, in its order.
    let parts: [Part]

    /// How many characters of text from outside are printed of one fact: those before and those
    /// behind where it is cut. The server's name, at a user ID's end, stays.
    private static let kept = (before: 60, behind: 117)

    /// Text from outside as it is printed: on one line, with single blanks, and not too long.
    package static func plain(_ text: ExactText) -> String {
        let plain = PlainASCII.escape(text).split(separator: " ").joined(separator: " ")
        guard plain.utf8.count > kept.before + kept.behind + 3 else { return plain }
        return "\(plain.prefix(kept.before))...\(plain.suffix(kept.behind))"
    }

    /// Text from outside as it stands in a line with other words.
    static func short(_ text: ExactText) -> String {
        let plain = plain(text)
        return plain.utf8.count <= 48 ? plain : plain.prefix(48) + "..."
    }

    /// The form of a sheet.
    package enum Format: String, CaseIterable, Sendable {
        /// A page to print, with a QR code.
        case pdf
        /// Plain text.
        case text
    }

    /// The sheet's file.
    ///
    /// - Throws: `PrimitivesError.library`, `.length`.
    package func encoded(as format: Format) throws(RecoveryError) -> SecretBytes {
        switch format {
        case .text: SheetText(self).encoded
        case .pdf: try SheetPage.encode(self)
        }
    }
}

/// The name of a file inside an archive.
///
/// ```
/// name       component *("/" component)            1..100 bytes in all
/// component  1* of A-Z a-z 0-9 . _ @ : + = -       not beginning with "."
/// ```
///
/// A hundred bytes are what a tar header block holds, so no entry needs an extension header.
package struct EntryName: Hashable, Sendable {
    /// The most bytes that a name may have.
    package static let longestName = 100

    /// The name.
    package let text: String

    /// Holds a name to the rules.
    ///
    /// - Throws: `FormatError.manifest` with `name`.
    package init(checking text: String) throws(FormatError) {
        let components = text.utf8.split(
            separator: UInt8(ascii: "/"),
            omittingEmptySubsequences: false
        )
        let isSound = components.allSatisfy { component in
            guard let first = component.first, first != UInt8(ascii: ".") else { return false }
            return component.allSatisfy { Self.isPlain($0) || $0 == UInt8(ascii: "=") }
        }
        guard isSound, text.utf8.count <= Self.longestName else {
            throw .manifest(.name(ExactText(text)))
        }
        self.text = text
    }

    /// One of the names that are fixed, known to keep the rules.
    private init(fixed text: String) {
        self.text = text
    }

    /// The letter to whoever finds the archive; the first entry.
    package static let readme = EntryName(fixed: "README.txt")
    /// The manifest; the second entry.
    package static let manifest = EntryName(fixed: "manifest.json")
    /// The checksums; the last entry.
    package static let checksums = EntryName(fixed: "SHA256SUMS")

    /// Whether a byte may stand for itself in a component.
    static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "@"), UInt8(ascii: ":"), UInt8(ascii: "+"), UInt8(ascii: "-"):
            true
        default:
            false
        }
    }
}

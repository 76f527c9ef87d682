/// The text of `SHA256SUMS`, as `sha256sum -c` takes it.
///
/// ```
/// *( 64 hexadecimal digits, small   "  "   name   LF )
/// ```
package struct ChecksumList: Equatable, Sendable {
    /// A file and its digest.
    package struct Line: Equatable, Sendable {
        /// The SHA-256 digest, 32 bytes.
        package let digest: [UInt8]
        /// The file.
        package let name: EntryName

        /// A line for a file with this digest.
        package init(digest: [UInt8], name: EntryName) {
            self.digest = digest
            self.name = name
        }

        /// How long the line is, in bytes.
        package static func count(name: EntryName) -> Int { 64 + 2 + name.text.utf8.count + 1 }
    }

    /// The lines, in the order of the archive.
    package let lines: [Line]

    /// A list of these lines.
    package init(_ lines: [Line]) {
        self.lines = lines
    }

    /// The text.
    package var encoded: [UInt8] {
        lines.flatMap { Array("\(Hexadecimal.encode($0.digest))  \($0.name.text)\n".utf8) }
    }
}

extension ChecksumList {
    /// Reads a list as `encoded` writes it; nil for anything else.
    package init?(parsing text: [UInt8]) {
        var lines: [Line] = []
        for line in text.split(separator: UInt8(ascii: "\n")) {
            guard let digest = Hexadecimal.decode(String(decoding: line.prefix(64), as: UTF8.self)),
                line.dropFirst(64).starts(with: "  ".utf8),
                let name = try? EntryName(
                    checking: String(decoding: line.dropFirst(66), as: UTF8.self)
                )
            else { return nil }
            lines.append(Line(digest: digest, name: name))
        }
        self.init(lines)
        guard encoded == text else { return nil }
    }
}

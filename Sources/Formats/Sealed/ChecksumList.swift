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

    /// Reads the text.
    ///
    /// - Throws: `FormatError.manifest` with `checksumLine`.
    package init(parsing text: [UInt8]) throws(FormatError) {
        var lines: [Line] = []
        var rest = text[...]
        while !rest.isEmpty {
            let fault = FormatError.manifest(.checksumLine(lines.count + 1))
            guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { throw fault }
            let line = String(decoding: rest[..<end], as: UTF8.self)
            let name = String(line.dropFirst(66))
            guard line.dropFirst(64).prefix(2) == "  ",
                let digest = Hexadecimal.decode(String(line.prefix(64))), digest.count == 32,
                let name = try? EntryName(checking: name)
            else { throw fault }
            lines.append(Line(digest: digest, name: name))
            rest = rest[(end + 1)...]
        }
        self.lines = lines
    }
}

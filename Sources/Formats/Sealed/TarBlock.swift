/// The header block of an entry in a tar archive, found where no reader of the whole could go on.
///
/// ```
///    0  name, 100 bytes, ended by a zero if shorter
///  124  size, 12 bytes: octal digits, then a space or zero
///  148  checksum, 8 bytes: the sum of all bytes with these as spaces, in octal
///  156  type: "0" or zero for a file
///  257  "ustar"
///  345  prefix of the name, 155 bytes
/// ```
package struct TarBlock: Equatable, Sendable {
    /// How many bytes a block has.
    package static let length = 512

    /// The name, as bytes.
    package let name: ExactText
    /// How many bytes the entry has, in whole blocks behind this one.
    package let size: UInt64
    /// Whether it is a plain file.
    package let isFile: Bool

    /// Reads a block; nil for what is no header of a size that an archive may have.
    package init?(_ block: [UInt8]) {
        guard block.count == Self.length, block[257..<262].elementsEqual("ustar".utf8),
            let sum = Self.number(block[148..<156]), sum == Self.sum(block),
            let size = Self.number(block[124..<136]), size < ManifestEntry.sizeLimit
        else { return nil }
        let name = block[0..<100].prefix { $0 != 0 }
        let prefix = block[345..<500].prefix { $0 != 0 }
        let whole = prefix.isEmpty ? Array(name) : prefix + [UInt8(ascii: "/")] + name
        guard !whole.isEmpty else { return nil }
        self.name = ExactText(utf8: whole)
        self.size = size
        isFile = block[156] == UInt8(ascii: "0") || block[156] == 0
    }

    /// How many bytes the entry has with what fills its last block.
    package var paddedSize: UInt64 {
        let length = UInt64(Self.length)
        return (size + length - 1) / length * length
    }

    private static func sum(_ block: [UInt8]) -> UInt64 {
        block.indices.reduce(0) { $0 + ((148..<156).contains($1) ? 0x20 : UInt64(block[$1])) }
    }

    private static func number(_ field: ArraySlice<UInt8>) -> UInt64? {
        let digits = field.drop { $0 == 0x20 }.prefix { $0 != 0x20 && $0 != 0 }
        guard !digits.isEmpty, digits.allSatisfy({ (0x30...0x37).contains($0) }) else { return nil }
        return digits.reduce(0) { $0 << 3 | UInt64($1 - 0x30) }
    }
}

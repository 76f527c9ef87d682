/// What tells one of minisign's key pairs from another: 8 random bytes, which prove nothing.
package struct MinisignKeyID: Hashable, Sendable {
    /// How many bytes it has.
    package static let length = 8

    /// The bytes, as they stand in files.
    package let bytes: [UInt8]

    /// An ID of these 8 bytes.
    package init(_ bytes: some Sequence<UInt8>) {
        self.bytes = Array(bytes)
    }
}

extension MinisignKeyID: CustomStringConvertible {
    /// The ID as minisign shows it: a little-endian number in hexadecimal digits, without zeros before
    /// it.
    package var description: String {
        let digits = Hexadecimal.encode(bytes.reversed()).uppercased().drop { $0 == "0" }
        return digits.isEmpty ? "0" : String(digits)
    }
}

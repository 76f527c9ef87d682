/// The body of a main packet: what the set is of.
///
/// ```
///    0  slice size, 8 bytes
///    8  number of files that can be rebuilt, 4 bytes
///   12  ID of each file, 16 bytes
/// ```
package struct ParityMain: Equatable, Sendable {
    /// The longest body that is read: of as many files as there may be slices.
    package static let longestBody = 12 + 16 * ParityLayout.mostSlices

    /// How many bytes a slice has.
    package let sliceSize: UInt64
    /// The IDs of all files.
    package let files: [[UInt8]]

    /// The main packet of a set for one file.
    package init(sliceSize: UInt64, file: [UInt8]) {
        self.sliceSize = sliceSize
        files = [file]
    }

    /// Reads the body of a packet; nil for what is none.
    package init?(body: [UInt8]) {
        guard body.count >= 28, body.count <= Self.longestBody, (body.count - 12) % 16 == 0 else {
            return nil
        }
        sliceSize = LittleEndian.number(body[0..<8])
        files = stride(from: 12, to: body.count, by: 16).map { Array(body[$0..<$0 + 16]) }
        guard sliceSize > 0, sliceSize.isMultiple(of: 4),
            LittleEndian.number(body[8..<12]) <= UInt64(files.count)
        else { return nil }
    }

    /// The body of the packet; its MD5 is the set's ID.
    package var body: [UInt8] {
        LittleEndian.bytes(sliceSize) + LittleEndian.bytes(UInt32(clamping: files.count))
            + files.flatMap(\.self)
    }
}

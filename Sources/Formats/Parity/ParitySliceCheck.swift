/// What a slice is held to; the last one is filled up with zeros for it.
package struct ParitySliceCheck: Equatable, Sendable {
    /// How many bytes it takes in a packet.
    static let length = 20

    /// Its MD5.
    package let digest: [UInt8]
    /// Its CRC-32.
    package let checksum: UInt32

    /// A slice with these.
    package init(digest: [UInt8], checksum: UInt32) {
        self.digest = digest
        self.checksum = checksum
    }

    /// Reads the body of a packet: the file's ID and the checks of its slices; nil for what is none.
    package static func checks(body: [UInt8]) -> (id: [UInt8], checks: [Self])? {
        guard body.count >= 16 + length, (body.count - 16) % length == 0 else { return nil }
        let checks = stride(from: 16, to: body.count, by: length).map { offset in
            Self(
                digest: Array(body[offset..<offset + 16]),
                checksum: UInt32(LittleEndian.number(body[offset + 16..<offset + length]))
            )
        }
        return (Array(body[..<16]), checks)
    }

    /// The body of the packet.
    package static func body(id: [UInt8], _ checks: [Self]) -> [UInt8] {
        checks.reduce(into: id) { $0 += $1.digest + LittleEndian.bytes($1.checksum) }
    }
}

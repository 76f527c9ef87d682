/// What a PAR 2.0 file says of a file that it is for; the body of a packet.
///
/// ```
///    0  ID of the file, 16 bytes
///   16  MD5
///   32  MD5 of the first 16 KiB
///   48  length, 8 bytes
///   56  name, with zeros to a multiple of 4
/// ```
package struct ParityFileDescription: Equatable, Sendable {
    /// How many bytes of a file have a digest of their own.
    package static let prefixLength = 16 << 10
    /// The longest name that is read, in bytes.
    package static let longestName = 4096
    /// The longest body that is read.
    package static let longestBody = 56 + longestName

    /// The MD5 of the whole file.
    package let digest: [UInt8]
    /// The MD5 of its first 16 KiB, or of all of a shorter one.
    package let prefixDigest: [UInt8]
    /// Its length in bytes.
    package let length: UInt64
    /// Its name, in no particular encoding.
    package let name: [UInt8]

    /// A file as described.
    package init(digest: [UInt8], prefixDigest: [UInt8], length: UInt64, name: [UInt8]) {
        self.digest = digest
        self.prefixDigest = prefixDigest
        self.length = length
        self.name = name
    }

    /// Reads the body of a packet; nil for what is none.
    package init?(body: [UInt8]) {
        guard body.count > 56, body.count <= Self.longestBody else { return nil }
        digest = Array(body[16..<32])
        prefixDigest = Array(body[32..<48])
        length = LittleEndian.number(body[48..<56])
        name = Array(body[56...].prefix { $0 != 0 })
    }

    /// What the MD5 of, is the file's ID.
    package var identified: [UInt8] { prefixDigest + LittleEndian.bytes(length) + name }

    /// The body of the packet.
    package func body(id: [UInt8]) -> [UInt8] {
        let padding = [UInt8](repeating: 0, count: (4 - name.count % 4) % 4)
        return id + digest + prefixDigest + LittleEndian.bytes(length) + name + padding
    }
}

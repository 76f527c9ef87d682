/// The header of a packet in a PAR 2.0 file.
///
/// ```
///    0  "PAR2\0PKT"
///    8  length of the whole packet, 8 bytes, a multiple of 4
///   16  MD5 of everything behind it
///   32  set, 16 bytes: the MD5 of the main packet's body
///   48  type, 16 bytes: "PAR 2.0\0" and a name
///   64  body
/// ```
///
/// Numbers are little-endian. The MD5 tells damage and no more: whoever can change a packet can change
/// that too. Spec: Parity Volume Set Specification 2.0.
package struct ParityPacket: Equatable, Sendable {
    /// The types that are read or written here.
    package enum Kind: String, CaseIterable, Sendable {
        case main = "Main"
        case fileDescription = "FileDesc"
        case sliceChecks = "IFSC"
        case recoverySlice = "RecvSlic"
        case creator = "Creator"

        /// The 16 bytes of the type.
        fileprivate var bytes: [UInt8] {
            let name = Array("PAR 2.0\0\(rawValue)".utf8)
            return name + [UInt8](repeating: 0, count: 16 - name.count)
        }
    }

    /// What every packet begins with.
    package static let magic = Array("PAR2\0PKT".utf8)
    /// How long a header is, in bytes.
    package static let headerLength = 64
    /// Where what the MD5 is of begins.
    package static let digestedFrom = 32

    /// The length of the whole packet, in bytes.
    package let length: UInt64
    /// The MD5 that it claims.
    package let digest: [UInt8]
    /// The set that it belongs to.
    package let set: [UInt8]
    /// Its type.
    package let kind: Kind

    /// Reads a header; nil for what is none, is of another type, or of a length that no packet has.
    package init?(_ bytes: [UInt8]) {
        guard bytes.count == Self.headerLength, bytes.starts(with: Self.magic),
            let kind = Kind.allCases.first(where: { bytes[48...].elementsEqual($0.bytes) })
        else { return nil }
        length = LittleEndian.number(bytes[8..<16])
        digest = Array(bytes[16..<32])
        set = Array(bytes[32..<48])
        self.kind = kind
        guard length >= UInt64(Self.headerLength), length.isMultiple(of: 4) else { return nil }
    }

    /// The header of a packet of this type, whose body has so many bytes.
    package init(_ kind: Kind, set: [UInt8], digest: [UInt8], bodyLength: Int) {
        self.kind = kind
        self.set = set
        self.digest = digest
        length = UInt64(Self.headerLength + bodyLength)
    }

    /// The header as bytes.
    package var encoded: [UInt8] {
        Self.magic + LittleEndian.bytes(length) + digest + digested
    }

    /// What a recovery slice begins with: which power of the constants it was made with.
    package static func exponent(_ number: UInt32) -> [UInt8] { LittleEndian.bytes(number) }

    /// The number that a recovery slice begins with.
    package static func exponent(of bytes: [UInt8]) -> UInt32 {
        UInt32(truncatingIfNeeded: LittleEndian.number(bytes.prefix(4)))
    }

    /// The part of the header that the MD5 covers, before the body.
    package var digested: [UInt8] { self.set + kind.bytes }
}

package import Secrets

/// A secret key of minisign's, as it lies in its file.
///
/// ```
/// "untrusted comment: " text LF
/// base64(158) LF
///     0    2   "Ed"
///     2    2   "Sc": the last field is XORed with scrypt of a passphrase; two zeros: it is not
///     4    2   "B2"
///     6   32   salt                  zeros without a passphrase, as the next two are
///    38    8   operations limit      little-endian; libsodium makes N, r and p of the two limits
///    46    8   memory limit          little-endian, in bytes
///    54  104   key ID 8 || seed 32 || public key 32 || checksum 32
/// ```
/// The checksum is BLAKE2b-256 of `"Ed" || key ID || seed || public key`; where there is no passphrase
/// minisign writes zeros. Nothing authenticates the limits or the comment.
package struct MinisignSecretKey: Sendable {
    private static let length = 158
    private static let fields = 54
    private static let operations = UInt64(1) << 15...UInt64(1) << 27
    private static let memory = UInt64(1) << 24...UInt64(1) << 31

    /// What a passphrase goes through.
    package struct Derivation: Equatable, Sendable {
        /// 32 bytes.
        package let salt: [UInt8]
        /// How much may be computed, in libsodium's measure: 2^15 to 2^27.
        package let operations: UInt64
        /// How much memory may be used, in bytes: 16 MiB to 2 GiB.
        package let memory: UInt64
    }

    /// How many bytes `body` has.
    package static let bodyLength = 104

    /// How the passphrase protects the body; nil where nothing does.
    package let derivation: Derivation?
    /// The last field.
    package let body: SecretBytes

    /// Reads a file.
    ///
    /// - Throws: `FormatError.minisign` with `secretKey`, or with `cost` for limits that are past
    ///   ours.
    package init(parsing text: SecretBytes) throws(FormatError) {
        let bytes = try Self.bytes(text)
        guard bytes.count == Self.length else { throw .minisign(.secretKey) }
        let front = bytes.slice(0..<Self.fields).withBytes { span in span.indices.map { span[$0] } }
        let known = [UInt8(ascii: "E"), UInt8(ascii: "d")]
        let checksum = [UInt8(ascii: "B"), UInt8(ascii: "2")]
        guard front.starts(with: known), front[4..<6].elementsEqual(checksum) else {
            throw .minisign(.secretKey)
        }
        switch (front[2], front[3]) {
        case (UInt8(ascii: "S"), UInt8(ascii: "c")):
            derivation = try Self.derivation(front)
        case (0, 0):
            derivation = nil
        default: throw .minisign(.secretKey)
        }
        body = bytes.slice(Self.fields..<Self.length)
    }

    private static func derivation(_ front: [UInt8]) throws(FormatError) -> Derivation {
        let operations = LittleEndian.number(front[38..<46])
        let memory = LittleEndian.number(front[46..<54])
        guard Self.operations.contains(operations), Self.memory.contains(memory) else {
            throw .minisign(.cost)
        }
        return Derivation(salt: Array(front[6..<38]), operations: operations, memory: memory)
    }

    /// What the base64 in the second line stands for.
    private static func bytes(_ text: SecretBytes) throws(FormatError) -> SecretBytes {
        let lines = text.withBytes { MinisignLines.split($0) }
        guard lines.count == 2, lines[0].count < MinisignLines.longestComment else {
            throw .minisign(.secretKey)
        }
        let prefix = MinisignLines.untrusted
        let hasComment = text.withBytes { text in
            lines[0].count >= prefix.count && prefix.indices.allSatisfy { text[$0] == prefix[$0] }
        }
        guard hasComment, let bytes = try? Base64.decode(text.slice(lines[1])) else {
            throw .minisign(.secretKey)
        }
        return bytes
    }
}

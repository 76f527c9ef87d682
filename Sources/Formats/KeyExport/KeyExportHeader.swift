/// The front of a key export, inside its armor. Spec: B10.
///
/// ```
///  0..<1   0x01, the version
///  1..<17  salt of the passphrase's derivation
/// 17..<33  IV, the whole counter block of AES-256-CTR
/// 33..<37  rounds, unsigned, big-endian
/// 37..     ciphertext of a JSON array of sessions
/// last 32  HMAC-SHA-256 over all before it
/// ```
///
/// The key is PBKDF2-HMAC-SHA-512 of the passphrase: 32 bytes for AES, then 32 for the MAC. Nothing
/// tells a wrong passphrase from a damaged file but the MAC, which stands at the end.
package struct KeyExportHeader: Equatable, Sendable {
    /// The only version that there is.
    package static let version: UInt8 = 1
    /// How long the header is, in bytes.
    package static let length = 37
    /// How long salt and IV are, each, in bytes.
    package static let saltLength = 16
    /// How long the MAC at the end is, in bytes.
    package static let macLength = 32

    /// The salt of the passphrase's derivation.
    package let salt: [UInt8]
    /// The counter block that encryption began with.
    package let iv: [UInt8]
    /// How many rounds the derivation takes; not bounded here.
    package let rounds: UInt32

    /// The header of a file that is to be written, with bit 63 of the IV cleared.
    ///
    /// - Precondition: salt and IV have 16 bytes.
    package init(salt: [UInt8], iv: [UInt8], rounds: UInt32) {
        precondition(salt.count == Self.saltLength && iv.count == Self.saltLength)
        self.salt = salt
        self.iv = Array(iv[..<8]) + [iv[8] & 0x7F] + Array(iv[9...])
        self.rounds = rounds
    }

    /// The header that `bytes` begin with; the IV is as it stands there.
    ///
    /// - Throws: `KeyExportError.version`, and `tooShort` for fewer bytes than a header has.
    package init(decodingPrefixOf bytes: [UInt8]) throws(FormatError) {
        guard let version = bytes.first else { throw .keyExport(.tooShort) }
        guard version == Self.version else { throw .keyExport(.version(version)) }
        guard bytes.count >= Self.length else { throw .keyExport(.tooShort) }
        salt = Array(bytes[1..<17])
        iv = Array(bytes[17..<33])
        rounds = bytes[33..<37].reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// The bytes of the header.
    package var encoded: [UInt8] {
        let count = (0..<4).map { UInt8(truncatingIfNeeded: rounds >> UInt32(24 - 8 * $0)) }
        return [Self.version] + salt + iv + count
    }
}

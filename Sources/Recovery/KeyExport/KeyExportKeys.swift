import Formats
import Primitives
import Secrets

/// The two keys that a passphrase gives for one key export. Spec: B10.
struct KeyExportKeys: Sendable {
    private static let length = 32

    /// The key of AES-256-CTR.
    let cipher: SecretBytes
    /// The key of HMAC-SHA-256.
    let mac: SecretBytes

    /// Derives both.
    ///
    /// - Throws: `KeyExportRefusal.rounds` for more than are read, or none.
    init(_ passphrase: SecretBytes, _ header: KeyExportHeader) throws(RecoveryError) {
        guard KeyExportRounds.readable.contains(Int64(header.rounds)) else {
            throw .keyExport(.rounds(Int64(header.rounds)))
        }
        let both = try carryingPrimitive { () throws(PrimitivesError) in
            try PBKDF2SHA512.derive(
                passphrase: passphrase,
                salt: header.salt,
                iterations: Int(header.rounds),
                count: 2 * Self.length
            )
        }
        cipher = both.slice(0..<Self.length)
        mac = both.slice(Self.length..<2 * Self.length)
    }

    /// Whether what the ciphertext begins with opens to what a list of room keys begins with:
    /// `[{"`, with white space anywhere. By chance that happens once in millions.
    func fit(_ ciphertext: [UInt8], _ header: KeyExportHeader) throws(RecoveryError) -> Bool {
        let front = try carryingPrimitive { () throws(PrimitivesError) in
            try AES256CTR.decrypt(ciphertext, key: cipher, iv: header.iv)
        }
        return front.withBytes { bytes in
            var wanted = Array("[{\"".utf8)[...]
            for index in bytes.indices {
                guard let next = wanted.first else { break }
                if bytes[index] == next {
                    wanted.removeFirst()
                } else if ![0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) {
                    return false
                }
            }
            return wanted.isEmpty
        }
    }
}

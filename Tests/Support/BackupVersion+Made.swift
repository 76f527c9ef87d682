package import Formats
import Primitives
import Recovery
package import Secrets

extension BackupVersion {
    /// A version of the key backup whose private key is `key`, as a server shows it.
    ///
    /// - Throws: `TestDataError`, or what the library says.
    package static func made(version: String, key: SecretBytes) throws -> BackupVersion {
        try made(version: version, publicKey: Base64.encode(X25519.publicKey(of: key)))
    }

    /// The same, signed by the master key of this seed byte.
    ///
    /// - Throws: `TestDataError`, or what the library says.
    package static func made(
        version: String,
        key: SecretBytes,
        signedBy master: UInt8
    ) throws -> BackupVersion {
        let publicKey = try X25519.publicKey(of: key)
        let bare = JSONValue.object([("public_key", .string(Base64.encode(publicKey)))])
        let signed = try SignedJSON(bare)
            .signed(by: ServerKeys.userID, withSeed: ServerKeys.seed(master))
        return try made(
            version: version,
            publicKey: Base64.encode(publicKey),
            signatures: signed.member("signatures") ?? .null
        )
    }

    /// A version of the key backup with any text for a public key.
    ///
    /// - Throws: `TestDataError`, `FormatError`.
    package static func made(
        version: String,
        publicKey: String,
        signatures: JSONValue = .object([])
    ) throws -> BackupVersion {
        let response = JSONValue.object([
            ("algorithm", .string("m.megolm_backup.v1.curve25519-aes-sha2")),
            (
                "auth_data",
                JSONValue.object([
                    ("public_key", .string(publicKey)), ("signatures", signatures),
                ])
            ),
            ("count", .integer(0)), ("etag", .string("0")), ("version", .string(version)),
        ])
        guard let made = BackupVersion(decoding: response) else {
            throw TestDataError.malformed(version)
        }
        return made
    }
}

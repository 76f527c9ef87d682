package import Formats
import Primitives
package import Secrets

extension BackupVersion {
    /// A version of the key backup whose private key is `key`, as a server shows it.
    ///
    /// - Throws: `TestDataError`, or what the library says.
    package static func made(version: String, key: SecretBytes) throws -> BackupVersion {
        try made(version: version, publicKey: Base64.encode(X25519.publicKey(of: key)))
    }

    /// A version of the key backup with any text for a public key.
    ///
    /// - Throws: `TestDataError`, `FormatError`.
    package static func made(version: String, publicKey: String) throws -> BackupVersion {
        let response = JSONValue.object([
            ("algorithm", .string("m.megolm_backup.v1.curve25519-aes-sha2")),
            ("auth_data", .object([("public_key", .string(publicKey))])),
            ("count", .integer(0)), ("etag", .string("0")), ("version", .string(version)),
        ])
        guard let made = try BackupVersion(decoding: response) else {
            throw TestDataError.malformed(version)
        }
        return made
    }
}

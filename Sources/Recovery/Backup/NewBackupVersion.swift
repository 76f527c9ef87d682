package import Formats

/// A version of the key backup that is to be made: what is sent to `POST /room_keys/version`. Spec:
/// A4, B9.
package struct NewBackupVersion: Sendable {
    private static let algorithm: ExactText = "m.megolm_backup.v1.curve25519-aes-sha2"

    /// The request's body.
    package let content: JSONValue
    /// What it says of the version.
    let authData: JSONValue
    /// Whose identity signed it; nil where none did.
    package let signedBy: ExactText?

    /// A version with a public key, signed by the user's identity where there is one at hand.
    ///
    /// - Throws: `RecoveryError.primitive` for a seed that has not 32 bytes.
    package init(
        publicKey: [UInt8],
        signer: DescriptionSigner?
    ) throws(RecoveryError) {
        let bare = JSONValue.object([
            ("public_key", .string(ExactText(Base64.encode(publicKey)))),
            ("signatures", .object([])),
        ])
        let authData = try signer?.sign(bare) ?? bare
        let members: [(ExactText, JSONValue)] = [
            ("algorithm", .string(Self.algorithm)), ("auth_data", authData),
        ]
        content = .object(members)
        self.authData = authData
        signedBy = signer?.userID
    }
}

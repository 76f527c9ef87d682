package import Formats
package import Secrets

/// A storage key as it is put on paper or into shares, with what is known of it.
package struct OfferedKey: Sendable {
    /// Its 32 bytes.
    package let material: SecretBytes
    /// The recovery key, as clients show it.
    package let text: SecretBytes
    /// Whose account it was held against; nil where there was none, or it does not say.
    package let user: ExactText?
    /// The account's key that it was proved to be; nil where there was no account.
    package let proved: ProvedKey?
    /// Whether that is the account's default key; nil where there was no account.
    package let isDefault: Bool?

    /// A key of 32 bytes, not proved.
    ///
    /// - Returns: nil for a key of another length.
    package init?(
        _ material: SecretBytes,
        proved: ProvedKey? = nil,
        isDefault: Bool? = nil,
        user: ExactText? = nil
    ) {
        guard let text = RecoveryKey.encode(material) else { return nil }
        self.material = material
        self.text = text
        self.proved = proved
        self.isDefault = isDefault
        self.user = user
    }
}

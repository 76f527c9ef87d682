/// The algorithm of a storage key, an open set.
package struct StorageAlgorithm: RawRepresentable, Hashable, Sendable {
    /// The identifier as it stands in a key description.
    package let rawValue: ExactText

    /// An algorithm with this identifier.
    package init(rawValue: ExactText) { self.rawValue = rawValue }

    /// AES-256-CTR with HMAC-SHA-256, what every client writes today. Spec: B1.
    package static let aesHMACSHA2 = StorageAlgorithm(
        rawValue: "m.secret_storage.v1.aes-hmac-sha2"
    )
    /// X25519 with AES-256-CBC and HMAC-SHA-256, the proposal's. Spec: A7.
    package static let curve25519AESSHA2 = StorageAlgorithm(
        rawValue: "m.secret_storage.v1.curve25519-aes-sha2"
    )
}

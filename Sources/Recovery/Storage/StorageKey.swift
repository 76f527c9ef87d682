package import Formats
package import Secrets

/// A storage key at hand: its private bytes, with the ID under which the account knows it.
///
/// Holding one says nothing about whether it is right; `KeyProof` does.
package struct StorageKey: Sendable {
    /// The key's ID.
    package let id: KeyID
    /// The algorithm it is used with.
    package let algorithm: StorageAlgorithm
    /// The private bytes, 32 as a rule.
    package let material: SecretBytes

    /// A key with these bytes.
    package init(id: KeyID, algorithm: StorageAlgorithm, material: SecretBytes) {
        self.id = id
        self.algorithm = algorithm
        self.material = material
    }
}

extension StorageKey {
    /// Opens what is sealed under this key.
    ///
    /// A passthrough makes the storage key itself the value (A11). The proposal has it for the key
    /// backup alone, and anyone who can write account data can add one: under any other name it is
    /// none.
    ///
    /// - Throws: `SealError`.
    package func open(_ form: SealedForm, name: EventType) throws(SealError) -> SecretBytes {
        switch (form, algorithm) {
        case (.symmetric(let iv, let ciphertext, let mac), .aesHMACSHA2):
            try AESHMACSHA2.open(ciphertext, iv: iv, mac: mac, key: material, name: name)
        case (.asymmetric(let ephemeral, let ciphertext, let mac), .curve25519AESSHA2):
            try Curve25519AESSHA2.open(
                ciphertext,
                ephemeral: ephemeral,
                mac: mac,
                privateKey: material
            )
        case (.passthrough, .curve25519AESSHA2) where name == .megolmBackup:
            // Padded, as the client wrote a key that had it.
            SecretBytes(copyingBase64Of: material, .padded)
        case (.malformed(.property("iv")), .curve25519AESSHA2):
            throw .malformed(.property("ephemeral"))
        case (.malformed(let fault), _):
            throw .malformed(fault)
        case (.passthrough, _), (.unknown, _), (.symmetric, _), (.asymmetric, _):
            throw .unsupported
        }
    }
}

/// Why a sealed secret does not open.
package enum SealError: Error, Equatable, Sendable {
    /// The MAC does not hold: another key, or damage.
    case authentication
    /// The MAC holds, which for A7 may cover nothing, and the padding does not: damage.
    case padding
    /// The sealed form is malformed.
    case malformed(SealedForm.Fault)
    /// The algorithm has no such form, or is not known.
    case unsupported
    /// The ephemeral key is of low order: someone's, not a client's.
    case lowOrderPoint
}

extension SecretBytes {
    /// Base64 of secret bytes, in guarded memory.
    package init(copyingBase64Of bytes: SecretBytes, _ padding: Base64.Padding = .unpadded) {
        self = bytes.withBytes { bytes in
            var text = Base64.encode(bytes, padding)
            defer { text.wipe() }
            return SecretBytes(copying: text.span)
        }
    }
}

extension [UInt8] {
    /// Overwrites the elements. The array must not have been copied.
    mutating func wipe() {
        for index in indices { self[index] = 0 }
    }
}

import Formats
import Primitives
package import Secrets

/// The key of one age file: 16 random bytes, wrapped once for each slot. Spec: C2SP age, "File
/// key".
package struct FileKey: Sendable {
    private static let length = 16

    let bytes: SecretBytes

    private init(_ bytes: SecretBytes) {
        self.bytes = bytes
    }

    /// A key that another program made; nil where it has another length.
    init?(given bytes: SecretBytes) {
        guard bytes.count == Self.length else { return nil }
        self.init(bytes)
    }

    /// A new key.
    static func random() -> FileKey { FileKey(Randomness.secret(length)) }

    /// The code of a header's bytes up to and with `---`.
    package func headerMAC(of bytes: [UInt8]) -> [UInt8] {
        let key = HKDFSHA256.derive(
            from: self.bytes,
            salt: [],
            info: Array("header".utf8),
            count: HMACSHA256.codeLength
        )
        return HMACSHA256.code(of: bytes, key: key)
    }

    /// A slot for each of these: recipients first.
    func slots(for keys: SealKeys) throws(PrimitivesError) -> [AgeSlot] {
        var slots: [AgeSlot] = []
        for recipient in keys.recipients { slots.append(try slot(for: recipient)) }
        for passphrase in keys.passphrases { slots.append(try slot(for: passphrase)) }
        return slots
    }

    /// The key of the payload that begins with this nonce of 16 bytes.
    package func payloadKey(nonce: [UInt8]) -> SecretBytes {
        HKDFSHA256.derive(
            from: bytes,
            salt: nonce,
            info: Array("payload".utf8),
            count: ChaCha20Poly1305.keyLength
        )
    }
}

extension FileKey {
    private static let recipientInfo = Array("age-encryption.org/v1/X25519".utf8)

    /// The slot for a recipient: an ephemeral exchange, then HKDF, then one sealed message.
    func slot(for recipient: AgeRecipient) throws(PrimitivesError) -> AgeSlot {
        let ephemeral = Randomness.secret(X25519.keyLength)
        let share = try X25519.publicKey(of: ephemeral)
        let shared = try X25519.sharedSecret(of: ephemeral, with: recipient.publicKey)
        let key = Self.wrapKey(shared, share: share, recipient: recipient)
        return .x25519(share: share, wrapped: try ChaCha20Poly1305.seal(bytes, key: key))
    }

    /// Opens a slot with an identity; nil when it is another's, or no recipient's slot at all.
    ///
    /// - Throws: `RecoveryError.primitive` with `lowOrderPoint` for a slot that was made so that
    ///   any identity opens it.
    init?(unwrapping slot: AgeSlot, with identity: AgeIdentity) throws(RecoveryError) {
        guard case .x25519(let share, let wrapped) = slot else { return nil }
        let opened = try Self.opened { () throws(PrimitivesError) in
            let shared = try X25519.sharedSecret(of: identity.privateKey, with: share)
            let recipient = try identity.recipient
            let key = Self.wrapKey(shared, share: share, recipient: recipient)
            return try ChaCha20Poly1305.open(wrapped, key: key)
        }
        guard let opened else { return nil }
        self.init(opened)
    }

    private static func wrapKey(
        _ shared: SecretBytes,
        share: [UInt8],
        recipient: AgeRecipient
    ) -> SecretBytes {
        HKDFSHA256.derive(
            from: shared,
            salt: share + recipient.publicKey,
            info: recipientInfo,
            count: ChaCha20Poly1305.keyLength
        )
    }
}

extension FileKey {
    private static let scryptLabel = Array("age-encryption.org/v1/scrypt".utf8)
    private static let saltAlphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8
    )

    /// The slot for a passphrase. Its salt is letters and digits, which the `argon2` tool takes.
    func slot(for passphrase: SealKeys.Passphrase) throws(PrimitivesError) -> AgeSlot {
        switch passphrase.cost {
        case .argon2(let profile): try slot(for: passphrase.text, profile.cost)
        case .stock: try scryptSlot(for: passphrase.text)
        }
    }

    /// The slot for a passphrase through Argon2id, at this cost.
    func slot(
        for passphrase: SecretBytes,
        _ cost: Argon2id.Cost
    ) throws(PrimitivesError) -> AgeSlot {
        let salt = (0..<16).map { _ in
            Self.saltAlphabet[Int(Randomness.below(UInt32(Self.saltAlphabet.count)))]
        }
        let key = try Argon2id.derive(
            passphrase: passphrase,
            salt: salt,
            cost: cost,
            count: ChaCha20Poly1305.keyLength
        )
        return .argon2(
            AgeArgon2Slot(
                salt: salt,
                memoryKiB: cost.memoryKiB,
                passes: cost.passes,
                lanes: cost.lanes,
                wrapped: try ChaCha20Poly1305.seal(bytes, key: key)
            )
        )
    }

    /// The slot that stock age makes for a passphrase.
    private func scryptSlot(for passphrase: SecretBytes) throws(PrimitivesError) -> AgeSlot {
        let salt = Randomness.bytes(Scrypt.saltLength)
        let key = try Scrypt.derive(
            passphrase: passphrase,
            salt: Self.scryptLabel + salt,
            logN: SealKeys.stockLogN,
            count: ChaCha20Poly1305.keyLength
        )
        let wrapped = try ChaCha20Poly1305.seal(bytes, key: key)
        return .scrypt(salt: salt, logN: SealKeys.stockLogN, wrapped: wrapped)
    }

    /// Opens a slot with a passphrase; nil when it is another's, or no passphrase's slot at all.
    ///
    /// - Throws: `RecoveryError.primitive` with `memory` when the machine is too small for it.
    init?(unwrapping slot: AgeSlot, with passphrase: SecretBytes) throws(RecoveryError) {
        let opened = try Self.opened { () throws(PrimitivesError) -> SecretBytes? in
            switch slot {
            case .argon2(let slot):
                let cost = Argon2id.Cost(
                    memoryKiB: slot.memoryKiB,
                    passes: slot.passes,
                    lanes: slot.lanes
                )
                let key = try Argon2id.derive(
                    passphrase: passphrase,
                    salt: slot.salt,
                    cost: cost,
                    count: ChaCha20Poly1305.keyLength
                )
                return try ChaCha20Poly1305.open(slot.wrapped, key: key)
            case .scrypt(let salt, let logN, let wrapped):
                let key = try Scrypt.derive(
                    passphrase: passphrase,
                    salt: Self.scryptLabel + salt,
                    logN: logN,
                    count: ChaCha20Poly1305.keyLength
                )
                return try ChaCha20Poly1305.open(wrapped, key: key)
            case .x25519, .unknown:
                return nil
            }
        }
        guard let opened else { return nil }
        self.init(opened)
    }

    /// What `body` opened; nil when the key was not the one.
    private static func opened(
        _ body: () throws(PrimitivesError) -> SecretBytes?
    ) throws(RecoveryError) -> SecretBytes? {
        do throws(PrimitivesError) {
            return try body()
        } catch .authentication {
            return nil
        } catch {
            throw .primitive(error)
        }
    }
}

package import Formats
import Primitives
package import Secrets

/// A storage key that was just made, with the description under which the account will know it.
package struct NewStorageKey: Sendable {
    /// The key.
    package let key: StorageKey
    /// The parameters it was derived with, if it was made from a passphrase: always our own (B4).
    package let passphrase: PassphraseInfo?
    /// A name for people, if one was given.
    package let name: ExactText?

    /// How many characters of the alphabet a key ID has.
    private static let idSize = 32
    private static let idAlphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8
    )

    /// A random key.
    package static func random(
        _ algorithm: StorageAlgorithm,
        name: ExactText? = nil
    ) -> NewStorageKey {
        let material = Randomness.secret(RecoveryKey.keySize)
        let key = StorageKey(id: randomID(), algorithm: algorithm, material: material)
        return NewStorageKey(key: key, passphrase: nil, name: name)
    }

    /// A key derived from a passphrase, with a fresh ASCII salt and our own number of rounds.
    ///
    /// - Throws: `RecoveryError.emptyPassphrase`.
    package static func derived(
        from passphrase: SecretBytes,
        _ algorithm: StorageAlgorithm,
        name: ExactText? = nil
    ) throws(RecoveryError) -> NewStorageKey {
        guard !passphrase.isEmpty else { throw .emptyPassphrase }
        let info = PassphraseInfo(
            salt: ExactText(utf8: randomText(idSize)),
            iterations: PassphraseDerivation.ownIterations
        )
        let material = try PassphraseDerivation.key(from: passphrase, info)
        let key = StorageKey(id: randomID(), algorithm: algorithm, material: material)
        return NewStorageKey(key: key, passphrase: info, name: name)
    }

    /// A key that was kept before it came to be used, by the ID under which the account knows it by
    /// now, or a new one.
    package static func kept(
        _ material: SecretBytes,
        for storage: SecretStorage
    ) -> NewStorageKey {
        let known = storage.descriptions.first { description in
            description.algorithm == .aesHMACSHA2 && description.verdict(on: material) == .match
        }
        let id = known?.id ?? randomID()
        let key = StorageKey(id: id, algorithm: .aesHMACSHA2, material: material)
        return NewStorageKey(key: key, passphrase: nil, name: nil)
    }

    /// The key's description: the content of `m.secret_storage.key.ID`. A key check is always
    /// there.
    ///
    /// - Throws: `RecoveryError.primitive` where the library fails.
    package func description(
        marked: Bool = false,
        signer: DescriptionSigner? = nil,
        _ padding: Base64.Padding = .unpadded
    ) throws(RecoveryError) -> JSONValue {
        var members: [(ExactText, JSONValue)] = [
            ("algorithm", .string(key.algorithm.rawValue))
        ]
        if let name = marked ? DefaultKey.markName : name {
            members.append(("name", .string(name)))
        }
        if let passphrase { members.append(("passphrase", passphrase.encoded)) }
        members += try Self.check(of: key, padding)
        let description = JSONValue.object(members)
        guard let signer else { return description }
        return try signer.sign(description)
    }

    /// What a description holds that a key is proved against. Spec: A7, B3.
    static func check(
        of key: StorageKey,
        _ padding: Base64.Padding
    ) throws(RecoveryError) -> [(ExactText, JSONValue)] {
        func text(_ bytes: [UInt8]) -> JSONValue {
            .string(ExactText(utf8: Base64.encode(bytes.span, padding)))
        }
        if key.algorithm == .curve25519AESSHA2 {
            do {
                return [("pubkey", text(try X25519.publicKey(of: key.material)))]
            } catch {
                throw .primitive(error)
            }
        }
        let iv = Randomness.bytes(AESHMACSHA2.ivSize)
        let check = try AESHMACSHA2.keyCheck(iv: iv, key: key.material)
        return [("iv", text(check.iv)), ("mac", text(check.mac))]
    }

    private static func randomID() -> KeyID {
        KeyID(rawValue: ExactText(utf8: randomText(idSize)))
    }

    private static func randomText(_ count: Int) -> [UInt8] {
        (0..<count).map { _ in
            idAlphabet[Int(Randomness.below(UInt32(idAlphabet.count)))]
        }
    }
}

/// Signs what describes a key, of secret storage or of a key backup, with the account's master key.
/// Spec: A4.
package struct DescriptionSigner: Sendable {
    /// Whose master key it is.
    package let userID: ExactText
    private let seed: SecretBytes

    /// A signer for `userID` with the 32-byte seed of the master key.
    package init(userID: ExactText, masterSeed: SecretBytes) {
        self.userID = userID
        seed = masterSeed
    }

    /// The description with a signature, in place of any that were there.
    ///
    /// - Throws: `RecoveryError` for a description that has no canonical form.
    package func sign(_ description: JSONValue) throws(RecoveryError) -> JSONValue {
        let bare: SignedJSON
        do {
            bare = try SignedJSON(description.removing("signatures"))
        } catch {
            throw .format(error)
        }
        return try bare.signed(by: userID, withSeed: seed)
    }

    /// The same beside the signatures that are there.
    ///
    /// - Throws: `RecoveryError` for what has no canonical form.
    package func signBeside(_ object: JSONValue) throws(RecoveryError) -> JSONValue {
        let signed: SignedJSON
        do {
            signed = try SignedJSON(object)
        } catch {
            throw .format(error)
        }
        return try signed.signed(by: userID, withSeed: seed)
    }
}

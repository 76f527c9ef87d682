/// A published cross-signing key.
package struct PublishedKey: Sendable {
    /// What a key is for.
    enum Usage: ExactText {
        case master = "master"
        case selfSigning = "self_signing"
        case userSigning = "user_signing"
    }

    /// The ID that signatures name it by: `ed25519:` and the unpadded base64 of the key.
    package let keyID: ExactText
    /// The Ed25519 public key, 32 bytes.
    package let publicKey: [UInt8]
    /// The object's signatures.
    package let signed: SignedJSON

    /// Reads a key object, whose `keys` holds one key.
    ///
    /// - Throws: `PublishedIdentity.Misfit.Reason`.
    init(
        decoding object: JSONValue,
        of userID: ExactText,
        for usage: Usage
    ) throws(PublishedIdentity.Misfit.Reason) {
        guard let keys = object.only("keys")?.members, let key = keys.first, keys.count == 1,
            let publicKey = key.value.publicKeyBytes, let signed = try? SignedJSON(object),
            let owner = object.only("user_id")?.text,
            let usages = object.only("usage")?.elements
        else { throw .malformed }
        guard owner == userID, usages.contains(where: { $0.text == usage.rawValue }),
            key.name == .ed25519(publicKey)
        else { throw .foreign }
        keyID = key.name
        self.publicKey = publicKey
        self.signed = signed
    }
}

extension JSONValue {
    /// The 32 bytes of a public key in base64; nil for anything else.
    var publicKeyBytes: [UInt8]? {
        guard let text, let bytes = try? Base64.decode(text.utf8), bytes.count == 32 else {
            return nil
        }
        return bytes
    }

    /// A member that stands once; nil where there is none, or more than one of that name.
    func only(_ name: ExactText) -> JSONValue? { (try? member(name)) ?? nil }
}

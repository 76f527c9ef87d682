/// A published cross-signing key.
package struct PublishedKey: Sendable {
    /// The ID that signatures name it by: `ed25519:` and the unpadded base64 of the key.
    package let keyID: ExactText
    /// The Ed25519 public key, 32 bytes.
    package let publicKey: [UInt8]
    /// The object's signatures.
    package let signed: SignedJSON

    /// Reads a key object, whose `keys` holds one key.
    ///
    /// - Parameter path: where the object stands, for the error.
    /// - Throws: `FormatError.property` with the path of what is malformed.
    init(decoding object: JSONValue, path: String) throws(FormatError) {
        let keys = try object.member("keys")?.members ?? []
        guard let key = keys.first, keys.count == 1, key.name.hasPrefix("ed25519:"),
            let publicKey = key.value.publicKeyBytes
        else { throw .property(path + ".keys") }
        keyID = key.name
        self.publicKey = publicKey
        signed = try SignedJSON(object)
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
}

/// A JSON object with its signatures: what was signed, and by whom.
///
/// What is signed is the canonical JSON of the object as it was read, unknown properties included,
/// without `signatures` and `unsigned`. Spec: A4.
package struct SignedJSON: Sendable {
    /// One signature.
    package struct Signature: Sendable {
        /// Who signed.
        package let userID: ExactText
        /// With which key: `ed25519:` and a device ID or the key's own base64.
        package let keyID: ExactText
        /// The 64 bytes; nil if what stands there is no base64 or of another length.
        package let bytes: [UInt8]?
    }

    /// The signatures in the order they stand in.
    package let signatures: [Signature]

    private let object: JSONValue

    /// An empty object, which nobody signed.
    static let nothing = SignedJSON()

    private init() {
        object = .object([])
        signatures = []
    }

    /// Reads an object's signatures. What is not a map from user to key to signature is none, and
    /// takes nothing from those that are: whoever writes beside a signature could else hide it.
    ///
    /// - Throws: `FormatError.property` if this is no object, `FormatError.json` with
    ///   `duplicateName` if `signatures` stands twice.
    package init(_ object: JSONValue) throws(FormatError) {
        guard object.members != nil else { throw .property("signatures") }
        let users = try object.member("signatures")?.members ?? []
        self.object = object
        signatures = users.flatMap { user in
            (user.value.members ?? []).map { key in
                let bytes = key.value.text.flatMap { try? Base64.decode($0.utf8) }
                return Signature(
                    userID: user.name,
                    keyID: key.name,
                    bytes: bytes?.count == 64 ? bytes : nil
                )
            }
        }
    }

    /// The bytes that are signed.
    ///
    /// - Throws: `FormatError.canonicalJSON` if the object has no canonical form,
    ///   `FormatError.json` with `duplicateName` if `signatures` or `unsigned` stands twice.
    package func signedBytes() throws(FormatError) -> [UInt8] {
        try bare().canonical()
    }

    /// The object without its signatures, and without what is not signed.
    ///
    /// - Throws: `FormatError.json` with `duplicateName` if `signatures` or `unsigned` stands twice.
    package func bare() throws(FormatError) -> JSONValue {
        try object.removing("signatures").removing("unsigned")
    }

    /// The signature by one key of one user; of two, the first.
    package func signature(by userID: ExactText, _ keyID: ExactText) -> Signature? {
        signatures.first { $0.userID == userID && $0.keyID == keyID }
    }

    /// The object with a signature added or replaced, the others as they stand; what is no map of
    /// signatures gives way to one.
    ///
    /// - Throws: `FormatError.json` with `duplicateName` where a name on the way stands twice.
    package func adding(
        _ signature: [UInt8],
        by userID: ExactText,
        _ keyID: ExactText
    ) throws(FormatError) -> JSONValue {
        let signatures = try object.member("signatures") ?? .object([])
        let keys = try signatures.member(userID) ?? .object([])
        let added = try keys.setting(keyID, to: .string(Base64.encode(signature)))
        return try object.setting("signatures", to: signatures.setting(userID, to: added))
    }
}

/// A device vouches for keys by codes that only the two devices can make.
package struct VerificationMAC: Sendable {
    /// One key's.
    package struct KeyCode: Sendable {
        /// The key: `ed25519:` and a device's ID or the key's own base64.
        package let keyID: ExactText
        /// The code.
        package let code: [UInt8]

        /// A key's code.
        package init(keyID: ExactText, code: [UInt8]) {
            self.keyID = keyID
            self.code = code
        }
    }

    /// The keys, each once.
    package let keys: [KeyCode]
    /// The code of all their IDs.
    package let listCode: [UInt8]

    /// Codes of our own making.
    package init(keys: [KeyCode], listCode: [UInt8]) {
        self.keys = keys
        self.listCode = listCode
    }

    init(_ fields: VerificationFields) throws(FormatError) {
        keys = try fields.codes("mac").map { KeyCode(keyID: $0.name, code: $0.code) }
        listCode = try fields.code("keys")
    }

    var members: [(ExactText, JSONValue)] {
        let codes = keys.map { ($0.keyID, JSONValue.string(Base64.encode($0.code))) }
        return [("mac", .object(codes)), ("keys", .string(Base64.encode(listCode)))]
    }
}

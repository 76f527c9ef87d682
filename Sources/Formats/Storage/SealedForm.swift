/// One secret as sealed under one key: the object under the key's ID. Spec: A7, A11, B1.
package enum SealedForm: Sendable, Equatable {
    /// AES-256-CTR: `iv` 16 bytes, `ciphertext`, `mac` 32 bytes. Spec: B1.
    case symmetric(iv: [UInt8], ciphertext: [UInt8], mac: [UInt8])
    /// X25519: `ephemeral` 32 bytes, `ciphertext`, `mac` 8 bytes or the whole 32. Spec: A7.
    case asymmetric(ephemeral: [UInt8], ciphertext: [UInt8], mac: [UInt8])
    /// The secret is the storage key's own private key: a note in place of ciphertext. Where there is
    /// ciphertext, that counts. Spec: A11.
    case passthrough
    /// An object of neither kind, an algorithm of the future perhaps.
    case unknown
    /// One of the known kinds with a property that cannot be right, named.
    case malformed(Fault)

    /// The property that is wrong.
    package enum Fault: Equatable, Sendable {
        /// Missing, or not base64.
        case property(String)
        /// An IV that has not 16 bytes.
        case ivLength(Int)
        /// A MAC of the wrong length.
        case macLength(Int)
        /// The value is no object.
        case notAnObject
    }

    /// Reads the object under a key's ID; its shape tells the kind.
    ///
    /// - Throws: `FormatError.json` for a name that stands twice.
    package init(decoding value: JSONValue) throws(FormatError) {
        guard value.members != nil else {
            self = .malformed(.notAnObject)
            return
        }
        if try value.member("passthrough")?.boolean == true, try value.member("ciphertext") == nil {
            self = .passthrough
        } else if try value.member("ephemeral") != nil {
            self = try Self.asymmetric(in: value)
        } else if value.members?.contains(where: { Self.symmetricNames.contains($0.name) }) == true
        {
            self = try Self.symmetric(in: value)
        } else {
            self = .unknown
        }
    }

    /// The object for a sealed secret.
    ///
    /// - Returns: nil for the forms that are only ever read.
    package func encoded(_ padding: Base64.Padding) -> JSONValue? {
        func text(_ bytes: [UInt8]) -> JSONValue {
            .string(ExactText(utf8: Base64.encode(bytes.span, padding)))
        }
        switch self {
        case .symmetric(let iv, let ciphertext, let mac):
            return JSONValue.object([
                ("iv", text(iv)), ("ciphertext", text(ciphertext)), ("mac", text(mac)),
            ])
        case .asymmetric(let ephemeral, let ciphertext, let mac):
            return JSONValue.object([
                ("ephemeral", text(ephemeral)), ("ciphertext", text(ciphertext)),
                ("mac", text(mac)),
            ])
        case .passthrough, .unknown, .malformed:
            return nil
        }
    }

    private static let symmetricNames: [ExactText] = ["iv", "ciphertext", "mac"]

    private static func symmetric(in value: JSONValue) throws(FormatError) -> SealedForm {
        guard let iv = try value.member("iv")?.base64 else { return .malformed(.property("iv")) }
        guard let ciphertext = try value.member("ciphertext")?.base64 else {
            return .malformed(.property("ciphertext"))
        }
        guard let mac = try value.member("mac")?.base64 else {
            return .malformed(.property("mac"))
        }
        guard iv.count == 16 else { return .malformed(.ivLength(iv.count)) }
        guard mac.count == 32 else { return .malformed(.macLength(mac.count)) }
        return .symmetric(iv: iv, ciphertext: ciphertext, mac: mac)
    }

    private static func asymmetric(in value: JSONValue) throws(FormatError) -> SealedForm {
        guard let ephemeral = try value.member("ephemeral")?.base64, ephemeral.count == 32 else {
            return .malformed(.property("ephemeral"))
        }
        guard let ciphertext = try value.member("ciphertext")?.base64 else {
            return .malformed(.property("ciphertext"))
        }
        guard let mac = try value.member("mac")?.base64 else {
            return .malformed(.property("mac"))
        }
        guard mac.count == 8 || mac.count == 32 else { return .malformed(.macLength(mac.count)) }
        return .asymmetric(ephemeral: ephemeral, ciphertext: ciphertext, mac: mac)
    }
}

/// A storage key's public description: the event `m.secret_storage.key.ID`. Spec: A3, B3, B5.
///
/// Only `algorithm` is required. What is not understood stays in `content` and is written back as
/// it was.
package struct KeyDescription: Sendable {
    /// The key's ID: all of the event type after `m.secret_storage.key.`.
    package let id: KeyID
    /// The algorithm, or nil where the description states none.
    package let algorithm: StorageAlgorithm?
    /// The name given by a person or a client, where there is one.
    package let name: ExactText?
    /// The whole content, raw bytes kept.
    package let content: JSONValue

    /// How the key is derived from a passphrase.
    package enum Passphrase: Equatable, Sendable {
        /// The key is not derived, or nobody says so.
        case none
        /// The key is derived like this.
        case derived(PassphraseInfo)
        /// There is something that cannot be read, named by its property.
        case malformed(String)

        /// How the key is derived, if that is known.
        package var derivation: PassphraseInfo? {
            if case .derived(let info) = self { info } else { nil }
        }
    }

    /// The public half that a key can be proved against.
    package enum Check: Equatable, Sendable {
        /// There is none: the key can only be proved by opening a secret.
        case none
        /// `iv` (16 bytes, or up to 48 from an old Nheko of which 16 count) and `mac` (32 bytes) of
        /// B3.
        case mac(iv: [UInt8], mac: [UInt8])
        /// The Curve25519 public key of A7, 32 bytes.
        case publicKey([UInt8])
        /// There is something that cannot be one, named by its property.
        case malformed(String)
    }

    /// How the key is derived from a passphrase.
    package let passphrase: Passphrase
    /// What the key is proved against.
    package let check: Check

    /// Reads the content of a description.
    ///
    /// - Throws: `FormatError.json` for a name that stands twice. Anything else that is odd becomes
    ///   `.malformed` in its place, so that one bad property does not hide the rest.
    package init(id: KeyID, decoding content: JSONValue) throws(FormatError) {
        self.id = id
        self.content = content
        algorithm = try content.member("algorithm")?.text.map(StorageAlgorithm.init(rawValue:))
        name = try content.member("name")?.text
        passphrase = try Self.passphrase(in: content)
        check =
            switch algorithm {
            case .curve25519AESSHA2: try Self.publicKey(in: content)
            default: try Self.mac(in: content)
            }
    }

    /// Whether `iv` is longer than the 16 bytes that count, as Nheko wrote it until 2026.
    package var hasLongCheckIV: Bool {
        if case .mac(let iv, _) = check { iv.count > 16 } else { false }
    }

    private static func passphrase(in content: JSONValue) throws(FormatError) -> Passphrase {
        guard let value = try content.member("passphrase"), !value.isNull else { return .none }
        guard value.members?.isEmpty == false else {
            return value.isEmptyObject ? .none : .malformed("passphrase")
        }
        do {
            return .derived(try PassphraseInfo(decoding: value))
        } catch .property(let property) {
            return .malformed(property)
        }
    }

    /// An `iv` or `mac` that is absent, null or empty means that there is no key check.
    private static func mac(in content: JSONValue) throws(FormatError) -> Check {
        guard let ivValue = try content.member("iv"), let macValue = try content.member("mac"),
            !ivValue.isNull, !macValue.isNull, ivValue.text?.utf8 != [], macValue.text?.utf8 != []
        else { return .none }
        guard let iv = ivValue.base64, (16...48).contains(iv.count) else { return .malformed("iv") }
        guard let mac = macValue.base64, mac.count == 32 else { return .malformed("mac") }
        return .mac(iv: iv, mac: mac)
    }

    private static func publicKey(in content: JSONValue) throws(FormatError) -> Check {
        guard let value = try content.member("pubkey"), !value.isNull else { return .none }
        guard let key = value.base64, key.count == 32 else { return .malformed("pubkey") }
        return .publicKey(key)
    }
}

extension JSONValue {
    /// The bytes of a string that is base64, or nil.
    var base64: [UInt8]? {
        guard let text else { return nil }
        return try? Base64.decode(text.utf8)
    }
}

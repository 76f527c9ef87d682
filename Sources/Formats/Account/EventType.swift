/// The type of an account data event. For a secret it is the secret's name (A1, A17). Any text is
/// possible.
package struct EventType: RawRepresentable, Hashable, Sendable {
    /// The type's text.
    package let rawValue: ExactText

    /// The type with this text.
    package init(rawValue: ExactText) {
        self.rawValue = rawValue
    }

    /// The type with this text.
    package init(_ text: ExactText) {
        self.init(rawValue: text)
    }
}

extension EventType {
    private static let keyDescriptionPrefix: ExactText = "m.secret_storage.key."

    /// Names the default storage key. Spec: B2.
    package static let defaultKey: EventType = "m.secret_storage.default_key"
    /// The secret master signing key. Spec: A10, B7.
    package static let master: EventType = "m.cross_signing.master"
    /// The secret self-signing key. Spec: A10, B7.
    package static let selfSigning: EventType = "m.cross_signing.self_signing"
    /// The secret user-signing key. Spec: A10, B7.
    package static let userSigning: EventType = "m.cross_signing.user_signing"
    /// The private key of the key backup. Spec: A10, B8.
    package static let megolmBackup: EventType = "m.megolm_backup.v1"
    /// What a dehydrated device is sealed with. Spec: B13, MSC3814.
    package static let dehydratedDevice: EventType = "org.matrix.msc3814"

    /// The description of a storage key. Spec: A3.
    package static func keyDescription(_ keyID: KeyID) -> EventType {
        EventType(ExactText(utf8: keyDescriptionPrefix.utf8 + keyID.rawValue.utf8))
    }

    /// The storage key that an event of this type describes; nil for every other type. An ID may be
    /// empty.
    package var keyID: KeyID? {
        let prefix = Self.keyDescriptionPrefix
        guard rawValue.hasPrefix(prefix) else { return nil }
        return KeyID(ExactText(utf8: rawValue.utf8.dropFirst(prefix.utf8.count)))
    }
}

extension EventType: Comparable {
    /// Orders by bytes.
    package static func < (left: EventType, right: EventType) -> Bool {
        left.rawValue < right.rawValue
    }
}

extension EventType: ExpressibleByStringLiteral {
    /// A literal's UTF-8 bytes.
    package init(stringLiteral value: String) { self.init(ExactText(value)) }
}

extension EventType: CustomStringConvertible {
    /// The type's text; what is not UTF-8 becomes U+FFFD.
    package var description: String { rawValue.string }
}

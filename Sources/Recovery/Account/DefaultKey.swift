package import Formats

/// Which key an account marks as its default. Spec: A5, B2; traps 1.12.
///
/// There are two marks: the event `m.secret_storage.default_key`, and, in the proposal, a key whose
/// `name` is `m.default`. The event wins where it names a key.
package struct DefaultKey: Equatable, Sendable {
    /// The proposal's mark: the name of the default key.
    package static let markName: ExactText = "m.default"

    /// What the event `m.secret_storage.default_key` says.
    package enum Pointer: Equatable, Sendable {
        /// There is no such event.
        case absent
        /// The event was blanked.
        case cleared
        /// It names a key.
        case key(KeyID)
        /// It names a key as a bare string, as a draft of 2019 did.
        case bareString(KeyID)
        /// It holds something else.
        case malformed

        init(decoding content: JSONValue) throws(FormatError) {
            if let bare = content.text {
                self = .bareString(KeyID(rawValue: bare))
            } else if content.isEmptyObject {
                self = .cleared
            } else if let key = try content.member("key")?.text {
                self = .key(KeyID(rawValue: key))
            } else {
                self = .malformed
            }
        }

        /// The key that is named, in whichever way.
        package var keyID: KeyID? {
            switch self {
            case .key(let id), .bareString(let id): id
            case .absent, .cleared, .malformed: nil
            }
        }
    }

    /// What the event says.
    package let pointer: Pointer
    /// The keys that are named `m.default`.
    package let marked: [KeyID]
    /// The default: the one that the event names, or else the only key that is named `m.default`.
    package let effective: KeyID?
    /// Whether the default has a description.
    package let isDescribed: Bool

    init(pointer: Pointer, descriptions: [KeyDescription]) {
        self.pointer = pointer
        marked = descriptions.filter { $0.name == Self.markName }.map(\.id)
        let effective = pointer.keyID ?? (marked.count == 1 ? marked[0] : nil)
        self.effective = effective
        isDescribed = descriptions.contains { $0.id == effective }
    }
}

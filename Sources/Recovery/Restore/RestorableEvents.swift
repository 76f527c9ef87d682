package import Formats

/// The archived events that can be put back on a homeserver, and those that stay behind.
///
/// To the same user everything goes but what the server keeps itself. To another user goes what says
/// nothing of the old one: secret storage, and settings.
package struct RestorableEvents: Sendable {
    /// Why an event stays behind.
    package enum Obstacle: String, Sendable {
        /// The server keeps it, and refuses to have it written.
        case ofServer = "of-server"
        /// It is about the old account's rooms, in which the new user is not.
        case ofRooms = "of-rooms"
        /// It names the old user.
        case ofOldUser = "of-old-user"
        /// It belongs to a device of the old account.
        case ofDevice = "of-device"
        /// It is a private key of an identity that is not the published one.
        case ofOtherIdentity = "of-other-identity"
    }

    /// What can be put back, in the archive's order.
    package private(set) var events: [AccountDataEvent] = []
    /// What stays behind.
    package private(set) var left: [(type: EventType, why: Obstacle)] = []
    /// Descriptions of keys that lose signatures of the old user.
    package private(set) var unsigned: [EventType] = []

    private static let ofServer: Set<EventType> = ["m.push_rules", "m.fully_read"]
    private static let ofRooms: Set<EventType> = ["m.direct", "im.vector.setting.breadcrumbs"]
    private static let ofDevice: Set<EventType> = [.dehydratedDevice, "m.dehydrated_device"]

    /// Sorts what was archived.
    ///
    /// - Parameters:
    ///   - owner: whose archive it is.
    ///   - user: to whom it is restored.
    ///   - current: what is there now: what was blanked and is not there is not put back.
    /// - Throws: `RecoveryError.format` for a description with a name that stands twice.
    package init(
        _ archived: [AccountDataEvent],
        of owner: ExactText,
        to user: ExactText,
        _ identity: RestoredIdentity,
        over current: [AccountDataEvent]
    ) throws(RecoveryError) {
        let there = Set(current.map(\.type))
        for event in archived {
            if event.content.isEmptyObject, !there.contains(event.type) { continue }
            if let why = Self.obstacle(event, of: owner, to: user, identity) {
                left.append((event.type, why))
                continue
            }
            guard owner != user, event.type.keyID != nil else {
                events.append(event)
                continue
            }
            let content = try carryingFormat { () throws(FormatError) in
                try event.content.withoutSignatures(by: owner)
            }
            if content != nil { unsigned.append(event.type) }
            events.append(AccountDataEvent(type: event.type, content: content ?? event.content))
        }
    }

    private static func obstacle(
        _ event: AccountDataEvent,
        of owner: ExactText,
        to user: ExactText,
        _ identity: RestoredIdentity
    ) -> Obstacle? {
        if ofServer.contains(event.type) { return .ofServer }
        if identity.outcome == .differs, KnownSecret.crossSigning.contains(event.type) {
            return .ofOtherIdentity
        }
        guard owner != user else { return nil }
        if ofDevice.contains(event.type) { return .ofDevice }
        let storage = SecretStorage([event])
        if event.type == .defaultKey || event.type.keyID != nil || !storage.secrets.isEmpty {
            return nil
        }
        if ofRooms.contains(event.type) { return .ofRooms }
        return event.content.names(owner) ? .ofOldUser : nil
    }
}

extension JSONValue {
    /// The object without the signatures of a user; nil where there are none.
    fileprivate func withoutSignatures(by user: ExactText) throws(FormatError) -> JSONValue? {
        guard let signatures = try member("signatures"), try signatures.member(user) != nil else {
            return nil
        }
        let others = try signatures.removing(user)
        return try others.isEmptyObject
            ? removing("signatures") : setting("signatures", to: others)
    }

    /// Whether text anywhere in it has `user` in it.
    fileprivate func names(_ user: ExactText) -> Bool {
        switch kind {
        case .string(let text): text.string.contains(user.string)
        case .array(let elements): elements.contains { $0.names(user) }
        case .object(let members):
            members.contains {
                $0.name.string.contains(user.string) || $0.value.names(user)
            }
        case .null, .bool, .number: false
        }
    }
}

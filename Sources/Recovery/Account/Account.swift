package import Formats

/// A Matrix account as it was read, whatever it was read from: a dump, a homeserver or an archive.
///
/// Everything that an operation needs to know is in it; nothing in it has been decrypted.
package struct Account: Sendable {
    /// The user, where the source says who it is.
    package let userID: ExactText?
    /// Every global account data event, raw bytes kept, in the source's order.
    package let events: [AccountDataEvent]
    /// The published cross-signing keys and devices, where the source has them.
    package let identity: PublishedIdentity?
    /// The key backup versions that the source knows, the current one first; nil where it says
    /// nothing of backups.
    package let backups: [BackupVersion]?
    /// Whether there is a dehydrated device.
    package let dehydratedDevice: DehydratedDevice
    /// Where it came from, for people to read.
    package let source: String
    /// Files beside it that may say something of it and cannot be read.
    package let unreadNeighbours: [String]

    /// An account with these parts.
    ///
    /// - Parameter dehydratedDevice: what the homeserver says of it; a published device that says of
    ///   itself that it is one counts where that is not clear.
    package init(
        userID: ExactText?,
        events: [AccountDataEvent],
        identity: PublishedIdentity? = nil,
        backups: [BackupVersion]? = nil,
        dehydratedDevice: DehydratedDevice = .notKnown,
        source: String,
        unreadNeighbours: [String] = []
    ) {
        self.userID = userID
        self.events = events
        self.identity = identity
        self.backups = backups
        self.dehydratedDevice =
            switch dehydratedDevice {
            case .present, .absent: dehydratedDevice
            case .notOffered, .notKnown:
                identity?.devices.first(where: \.isDehydrated).map { .present($0.deviceID) }
                    ?? dehydratedDevice
            }
        self.source = source
        self.unreadNeighbours = unreadNeighbours
    }

    /// The content of an event, or nil where there is no such event.
    package func content(of type: EventType) -> JSONValue? {
        events.first { $0.type == type }?.content
    }

    /// What the published master key's signature on a key's description is worth; nil where no
    /// master key is published as far as is known. Spec: A4, B6.
    package func masterSignature(on description: KeyDescription) -> SignatureVerdict? {
        guard let identity, let master = identity.master,
            let signed = try? SignedJSON(description.content)
        else { return nil }
        return signed.verdict(by: identity.userID, master)
    }

    /// The same account with other account data, or other key backup versions.
    package func with(
        events: [AccountDataEvent]? = nil,
        backups: [BackupVersion]? = nil
    ) -> Account {
        Account(
            userID: userID,
            events: events ?? self.events,
            identity: identity,
            backups: backups ?? self.backups,
            dehydratedDevice: dehydratedDevice,
            source: source,
            unreadNeighbours: unreadNeighbours
        )
    }
}

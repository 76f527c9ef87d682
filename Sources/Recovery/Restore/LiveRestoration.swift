package import Formats
package import Secrets

/// What a restore to an account on a homeserver does, made from the archive and the account as it is
/// now: made again after an interruption, it is what is left to do. Design: sections 3 and 4.
///
/// The order is that of the parts: account data first, so that every key that is made public or
/// sealed to later has its private half in secret storage; then the identity, which signs the
/// version of the key backup; then that; then the room keys.
package struct LiveRestoration: Sendable {
    /// What is asked for beyond the archive and the account.
    package struct Options: Sendable {
        /// Which events are put back.
        package var extent = Restoration.Extent.everything
        /// The key that archived secrets are sealed under, where the old one is lost.
        package var newKey: NewStorageKey?
        /// Private keys of the account's key backup.
        package var backupKeys: [SecretBytes] = []

        /// The defaults.
        package init() {}
    }

    /// Whose archive it is.
    package let owner: ExactText
    /// To whom it is restored.
    package let user: ExactText
    /// Account data.
    package let events: Restoration
    /// What of it stays behind, and what loses signatures.
    package let restorable: RestorableEvents
    /// The identity.
    package let identity: RestoredIdentity
    /// The key backup.
    package let backup: RestoredBackup
    /// The devices that were published with the archived identity.
    package let devices: [ExactText]

    /// Compares an archive with the account.
    ///
    /// - Parameter roomKeys: how many the archive has.
    /// - Throws: `RecoveryError.format` for an archived part that is malformed; where sealing fails.
    package init(
        of archive: LoadedArchive,
        roomKeys: Int,
        to user: ExactText,
        over account: Account,
        _ options: Options = Options()
    ) throws(RecoveryError) {
        let owner = archive.manifest.user
        (self.owner, self.user) = (owner, user)
        let values = Dictionary(archive.secrets.map { ($0.type, $0.value) }) { first, _ in first }
        let before = archive.identity.flatMap { try? PublishedIdentity(decoding: $0, of: owner) }
        devices = before.map { $0.devices.map(\.deviceID) } ?? []
        identity = RestoredIdentity(values, of: user, before: before, over: account.identity)
        restorable = try RestorableEvents(
            archive.accountData,
            of: owner,
            to: user,
            identity,
            over: account.events
        )
        let restoration = try Self.events(
            restorable.events,
            values,
            over: account.events,
            options
        )
        events = restoration
        let stored = restoration.changes.contains { type, change in
            type == .megolmBackup && change != .keep && change != .onlyThere
        }
        backup = RestoredBackup(
            archived: values[.megolmBackup].flatMap { try? BackupKey.read($0) },
            given: options.backupKeys,
            becomesStored: stored,
            hasRoomKeys: roomKeys > 0,
            over: account.backups?.first
        )
    }

    private static func events(
        _ archived: [AccountDataEvent],
        _ values: [EventType: SecretBytes],
        over current: [AccountDataEvent],
        _ options: Options
    ) throws(RecoveryError) -> Restoration {
        guard let new = options.newKey else {
            return Restoration(of: archived, over: current, options.extent)
        }
        return try Restoration(of: archived, values: values, over: current, options.extent, to: new)
    }

    /// What signs for the account, where its identity is the archived one.
    package var signer: DescriptionSigner? {
        guard identity.isOurs, let master = identity.master else { return nil }
        return DescriptionSigner(userID: user, masterSeed: master.seed)
    }

    /// Whether the account is another user's than the archive.
    package var isMove: Bool { owner != user }

    /// Whether an identity is published beside which nothing that belongs to the archived one can
    /// stand: then nothing is replaced.
    package var isRefused: Bool {
        identity.outcome == .differs && events.changes.contains { $0.change == .replace }
    }
}

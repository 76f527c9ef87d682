package import Formats
package import Primitives
package import Secrets

/// A new key for an account's key backup: a new version, and, where asked for, all room keys of old
/// versions sealed to it. Nothing is lost at any point. Design: section 4.
///
/// ```
/// old key kept ─► new key into secret storage, marked ─► version made ─► rows over, while they come
///     ─► counted, samples opened ─► old versions removed, if asked for ─► mark gone
/// ```
/// Each write to secret storage is read back and opened. Interrupted anywhere, every version that
/// there is still opens with a key in secret storage, and the same again finds the mark and goes on
/// with the same key and the same version. Where another client removed or made versions meanwhile, it
/// begins again with the version that is the current one then.
package struct BackupReplacement: Sendable {
    /// Whose room keys go into the new version.
    package enum Source: Sendable {
        /// None.
        case nothing
        /// Those of the current version.
        case current
        /// Those of all versions; of several copies of one, the best.
        case all
    }

    /// What becomes of the versions whose room keys went over.
    package enum Old: Sendable {
        /// They stay.
        case kept
        /// They are removed, unless a row of theirs did not open or contradicts another.
        case removed
        /// They are removed whatever is lost.
        case removedWhole
    }

    /// What is asked for.
    package struct Request: Sendable {
        /// Whose room keys go over.
        package var source = Source.current
        /// What becomes of the old versions.
        package var old = Old.kept
        /// Whether a version of no room keys may take the place of one whose key is at hand.
        package var mayReplace = false
        /// Keys of old versions that are not in secret storage.
        package var keys: [SecretBytes] = []
        /// How many threads work.
        package var threads = 1
        /// Where files are made that nobody sees.
        package var spool: FilePath

        /// The room keys of the current version, and the old version stays.
        package init(spool: FilePath) {
            self.spool = spool
        }
    }

    /// What came of it.
    package struct Outcome: Sendable {
        /// The new version.
        package let version: ExactText
        /// Its public key.
        package let publicKey: [UInt8]
        /// Who signed it.
        package let signedBy: ExactText?
        /// Whether it was begun before.
        package let isResumed: Bool
        /// What went over.
        package let carried: Carried
        /// The versions that were removed.
        package let removed: [ExactText]
        /// Whether old versions stay since some of their rows did not go over.
        package let isHeldBack: Bool
    }

    /// What went over from old versions.
    package struct Carried: Sendable {
        /// The versions.
        package var from: [ExactText] = []
        /// What was read of them.
        package var tally = RoomKeyTally()
        /// How many sessions of a room have copies that contradict each other, where there are any.
        package var contradictingRooms: [ExactText: Int] = [:]
        /// How many sessions have copies that contradict each other.
        package var contradictions: Int { contradictingRooms.values.reduce(0, +) }
        /// How many room keys were uploaded.
        package var count = 0

        /// Whether a room key may be in the old versions alone. Which of two copies that contradict
        /// each other is the right one nobody knows: the server can have written either.
        package var isPartial: Bool { tally.rejects > 0 || contradictions > 0 }
    }

    let request: Request
    let examination: Examination
    let store: any AccountStore
    let server: any BackupServer
    let progress: @Sendable (_ uploaded: Int) -> Void

    /// A replacement of an account's key backup, as both were read a moment ago.
    ///
    /// - Parameter progress: told how many room keys were uploaded.
    package init(
        _ request: Request,
        of examination: Examination,
        in store: any AccountStore,
        on server: any BackupServer,
        progress: @escaping @Sendable (_ uploaded: Int) -> Void = { _ in }
    ) {
        self.request = request
        self.examination = examination
        self.store = store
        self.server = server
        self.progress = progress
    }

    /// Replaces the key backup, or goes on with that.
    ///
    /// - Parameter keep: given the new key once it is in secret storage and before anything is sealed
    ///   to it.
    /// - Throws: `RecoveryError.backup`, `.defaultKeyNotAtHand`, `.notOpened`; what the ports throw.
    package func run(
        keep: (SecretBytes) throws(RecoveryError) -> Void = { (_) throws(RecoveryError) in }
    ) async throws(RecoveryError) -> Outcome {
        let versions = examination.account.backups ?? []
        let next = try await next(after: versions)
        try keep(next.key)
        let (version, signedBy) = try await make(next, versions)
        let carried = try await carry(into: version, next, versions)
        let isHeldBack = request.old == .removed && carried.isPartial
        var removed: [ExactText] = []
        if request.old != .kept, !isHeldBack {
            removed = try await remove(carried.from, next, versions)
        }
        try await finish(next)
        return Outcome(
            version: version.version ?? "",
            publicKey: next.publicKey,
            signedBy: signedBy,
            isResumed: next.isResumed,
            carried: carried,
            removed: removed,
            isHeldBack: isHeldBack
        )
    }
}

package import Formats

/// The writes that take an interrupted rotation back, in the order in which nothing can be lost.
/// Design: section 4.
///
/// Old keys are described again first, then each secret is sealed under them too, then the default
/// moves back, and only then the new key's entries and its description go. It is made from account
/// data as it is now, so after an interruption the one made again is what is left to do.
package struct Rollback: Sendable {
    /// The writes.
    package private(set) var plan: Plan
    /// The key that the rotation went to.
    package let keyID: KeyID

    private let record: RotationRecord

    /// Plans the way back to what the record has.
    ///
    /// - Throws: `RecoveryError.changedSinceRotation` where an event is neither as it was nor as the
    ///   rotation wrote it, or has come to use the new key.
    init(
        of account: Account,
        to record: RotationRecord,
        from keyID: KeyID
    ) throws(RecoveryError) {
        plan = Plan(over: account.events)
        self.keyID = keyID
        self.record = record
        try requireOwnWrites(account)
        do throws(FormatError) {
            try build()
        } catch {
            throw .format(error)
        }
    }

    /// Whether the new key was described before the rotation, as when it was run once more.
    private var wasDescribed: Bool {
        let event = record.events.first { $0.type == .keyDescription(keyID) }
        guard let event else { return true }
        return !PlanRun.isSame(event.before, nil)
    }

    private func requireOwnWrites(_ account: Account) throws(RecoveryError) {
        for event in record.events where !event.isKnown(account.content(of: event.type)) {
            throw .changedSinceRotation(event.type)
        }
        guard !wasDescribed else { return }
        let own = Set(record.events.map(\.type))
        let user = SecretStorage(account.events).secrets.first { secret in
            !own.contains(secret.type) && secret.entries.contains { $0.keyID == keyID }
        }
        if let user { throw .changedSinceRotation(user.type) }
    }

    private mutating func build() throws(FormatError) {
        let described = record.events.filter { $0.type.keyID != nil && $0.type.keyID != keyID }
        let secrets = record.events.filter { $0.type.keyID == nil && $0.type != .defaultKey }
        for event in described { put(event.type, event.before, .restore) }
        for event in secrets { put(event.type, try both(event), .restore) }
        for event in record.events where event.type == .defaultKey {
            put(event.type, event.before, .restore)
        }
        for event in secrets { put(event.type, event.before, .removeNewSeals) }
        for event in record.events where event.type == .keyDescription(keyID) {
            put(event.type, event.before, wasDescribed ? .restore : .blankNewKey)
        }
    }

    /// A secret as it was, with the new key's entry beside what is there, if it has one.
    private func both(_ event: RotationRecord.Event) throws(FormatError) -> JSONValue? {
        guard let before = event.before, let encrypted = try before.member("encrypted"),
            let now = try plan.content(of: event.type)?.member("encrypted"),
            let entry = try now.member(keyID.rawValue)
        else { return event.before }
        let sealed = try encrypted.setting(keyID.rawValue, to: entry)
        return try before.setting("encrypted", to: sealed)
    }

    private mutating func put(_ type: EventType, _ content: JSONValue?, _ purpose: Plan.Purpose) {
        guard !PlanRun.isSame(plan.content(of: type), content) else { return }
        plan.set(type, to: content ?? .object([]), purpose)
    }
}

extension Rotation {
    /// Holds a rotation to have been interrupted.
    ///
    /// - Throws: `RecoveryError.noRotation`.
    package func ensureInterrupted() throws(RecoveryError) {
        guard try files.status(of: journalPath) != nil else { throw .noRotation(journalPath) }
    }

    /// Plans the way back from an interrupted rotation, by its journal. Nothing is written.
    ///
    /// - Parameter entered: an old key, or the new one.
    /// - Throws: `RecoveryError.noRotation` where there is no journal, `.notReversible` where it has
    ///   no record, `.rotationUnfinished` where it is that of something else, `.notUnlocked` when no
    ///   key opens the record, `.changedSinceRotation`.
    package func rollback(
        of account: Account,
        entered: [EnteredKey]
    ) throws(RecoveryError) -> Rollback {
        guard let journal = try RotationJournal.read(journalPath, files) else {
            throw .noRotation(journalPath)
        }
        guard journal.source == sourceName else {
            throw .rotationUnfinished(journal.keyID, journalPath)
        }
        guard let sealed = journal.record else { throw .notReversible(journalPath) }
        let record = try sealed.open(
            entered: entered,
            new: (journal.keyID, journal.description)
        )
        return try Rollback(of: account, to: record, from: journal.keyID)
    }

    /// Writes a rotation back, and takes its journal away. The new key's file stays.
    ///
    /// - Parameter progress: called after each write.
    /// - Throws: as `PlanRun.apply`.
    package func run(
        _ rollback: Rollback,
        on store: any AccountStore,
        progress: (Plan.Write) -> Void = { _ in }
    ) async throws(RecoveryError) {
        try await PlanRun(on: store).apply(rollback.plan, progress: progress)
        try files.remove(journalPath)
    }
}

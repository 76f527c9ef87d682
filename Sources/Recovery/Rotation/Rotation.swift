package import Formats
package import Primitives
package import Secrets

/// Rotation of an account's storage key: every secret under a new key, nothing lost at any point.
/// Design: section 4.
///
/// ```
/// examine ─► new key ─► journal ─► key kept and read back ─► sealed copy ─► writes, each read back ─► journal gone
/// ```
/// Interrupted anywhere, every secret still opens with a key that the user holds, and the same
/// rotation again finds the journal, proves the key it had made, and does what is left.
package struct Rotation {
    /// What is asked for.
    package struct Request: Sendable {
        /// The algorithm of the new key.
        package var algorithm = StorageAlgorithm.aesHMACSHA2
        /// The passphrase to derive the new key from; a random key otherwise.
        package var passphrase: SecretBytes?
        /// The file that the new recovery key is written to.
        package var keyFile: FilePath?
        /// The new key's name.
        package var name: ExactText?
        /// The identity that lies beside the account, also where it is not that of the user who was
        /// named: what it shows as another's is not signed for.
        package var published: PublishedIdentity?
        /// What else.
        package var options = RotationPlan.Options()

        /// A rotation to a random key, kept nowhere yet.
        package init() {}
    }

    let request: Request
    /// Where the journal lies.
    package let journalPath: FilePath
    /// What is rotated, as the journal names it: with both in one folder, that may be moved.
    let sourceName: ExactText
    let files: any FileAccess

    /// A rotation of `source` whose journal lies beside `target`: what is rotated in place, or the
    /// output.
    ///
    /// Both paths are as the system resolves them, so that the journal is found again by whatever
    /// path.
    package init(
        _ request: Request,
        source: FilePath,
        target: FilePath,
        _ files: any FileAccess
    ) {
        self.request = request
        self.files = files
        journalPath = RotationJournal.path(beside: target)
        let isBeside = source.parent == journalPath.parent
        sourceName = isBeside ? ExactText(utf8: source.name) : ExactText(utf8: source.bytes)
    }

    /// Keeps other rotations of `target` out, also this one started a second time: what each of
    /// them wrote, the other would take for its own. To be held from before `prepare` until `run`
    /// is over.
    ///
    /// - Parameter target: what the journal lies beside.
    /// - Throws: `RecoveryError.rotationRunning`, `.primitive`.
    package static func lock(
        _ target: FilePath,
        _ files: any FileAccess
    ) throws(RecoveryError) -> any HeldLock {
        let path = RotationJournal.lockPath(of: RotationJournal.path(beside: target))
        guard let lock = try files.lock(path, for: target) else { throw .rotationRunning(target) }
        return lock
    }

    /// Examines the account and plans. Nothing is written.
    ///
    /// - Parameter useless: told what is worth knowing of the keys that opened nothing, where
    ///   another one did, also if nothing comes of the rotation.
    /// - Throws: `RecoveryError.notUnlocked` when no key opens anything, `.keyFileExists`,
    ///   `.rotationUnfinished` when a journal's key cannot be found again, `.cannotSign`,
    ///   `.wouldStrand` when secrets would stay behind under a default key that is not at hand,
    ///   `.notOpened` when all are damaged.
    package func prepare(
        _ account: Account,
        entered: [EnteredKey],
        useless: ([Finding]) -> Void = { _ in }
    ) throws(RecoveryError) -> Prepared {
        if let journal = try RotationJournal.read(journalPath, files) {
            if let new = try resumedKey(journal, account, entered) {
                return try resume(account, entered, new, journal, useless)
            }
            return try begin(account, entered, .restarted, useless)
        }
        if let standing = try standingKey(account) {
            let description = account.content(of: .keyDescription(standing.key.id)) ?? .object([])
            let journal = RotationJournal(
                keyID: standing.key.id,
                description: description,
                markedDescription: description,
                source: sourceName
            )
            let examination = examine(account, entered, standing, useless)
            return try prepared(standing, journal, examination, .continued)
        }
        return try begin(account, entered, .fresh, useless)
    }

    /// Where a rotation starts from.
    package enum Start: Sendable {
        /// From nothing.
        case fresh
        /// From the journal of one that was interrupted before anything was kept or written.
        case restarted
        /// From the journal of one that was interrupted, with its key.
        case resumed
        /// From one that was finished, with the key that it made.
        case continued
    }

    /// What `prepare` found.
    package struct Prepared: Sendable {
        /// The new key.
        package let new: NewStorageKey
        let journal: RotationJournal
        /// Whether the journal lies there as it is to be.
        let isNoted: Bool
        /// The account as it is, with the keys at hand.
        package let examination: Examination
        /// What will be written.
        package let plan: RotationPlan
        /// Where it starts from.
        package let start: Start

        /// Whether the new key was made, and kept, before.
        package var isResumed: Bool { start == .resumed || start == .continued }
        /// Whether outputs that are there may be its own.
        package var mayReplace: Bool { start == .resumed || start == .restarted }
    }

    private func begin(
        _ account: Account,
        _ entered: [EnteredKey],
        _ start: Start,
        _ useless: ([Finding]) -> Void
    ) throws(RecoveryError) -> Prepared {
        let examination = Examination(account, entered: entered)
        useless(examination.uselessKeys)
        try requireOpenedKey(examination)
        let new = try freshKey()
        let signer = try signer(examination)
        let padding = request.options.padding
        let journal = RotationJournal(
            keyID: new.key.id,
            description: try new.description(signer: signer, padding),
            markedDescription: try new.description(marked: true, signer: signer, padding),
            source: sourceName
        )
        return try prepared(new, journal, examination, start)
    }

    /// An interrupted rotation needs its old keys until nothing is sealed under them. One that only
    /// a secret proved cannot be proved from then on, and its description still stands.
    private func resume(
        _ account: Account,
        _ entered: [EnteredKey],
        _ new: NewStorageKey,
        _ journal: RotationJournal,
        _ useless: ([Finding]) -> Void
    ) throws(RecoveryError) -> Prepared {
        let examination = examine(account, entered, new, useless)
        let storage = examination.storage
        let inUse = Set(storage.secrets.flatMap(\.entries).map(\.keyID))
        let isOver = inUse.isDisjoint(with: journal.retiring)
        if !isOver || storage.defaultKey.effective != new.key.id {
            try requireOpenedKey(examination)
        }
        return try prepared(new, journal, examination, .resumed)
    }

    /// A key that is retired already opens nothing any more, and there is nothing wrong with it.
    private func examine(
        _ account: Account,
        _ entered: [EnteredKey],
        _ new: NewStorageKey,
        _ useless: ([Finding]) -> Void
    ) -> Examination {
        let atHand = ProvedKey(key: new.key, proof: .keyCheck, reading: .recoveryKey)
        let examination = Examination(account, entered: entered, atHand: [atHand])
        useless(examination.uselessKeys.filter { $0.id != .keyWrong })
        return examination
    }

    private func prepared(
        _ new: NewStorageKey,
        _ journal: RotationJournal,
        _ examination: Examination,
        _ start: Start
    ) throws(RecoveryError) -> Prepared {
        try requireDefaultKey(examination, new)
        let plan = try RotationPlan(
            examination.account.events,
            matrix: examination.matrix,
            to: new,
            described: (journal.description, journal.markedDescription),
            retiring: journal.retiring,
            request.options
        )
        let noted = try noted(journal, plan, new, examination, start)
        return Prepared(
            new: new,
            journal: noted ?? journal,
            isNoted: noted == nil,
            examination: examination,
            plan: plan,
            start: start
        )
    }

    /// Clients find secrets through the default key: where one is sealed under it and it is not at
    /// hand, the default must not move away from it. Nor may it move when nothing at all goes
    /// along: that is another key's doing, or the damage of what the right ones should open.
    private func requireDefaultKey(
        _ examination: Examination,
        _ new: NewStorageKey
    ) throws(RecoveryError) {
        let standard = examination.storage.defaultKey.effective
        let rows = examination.matrix.rows
        let stranded = rows.filter { row in
            row.value == nil
                && row.cells.contains { cell in
                    cell.keyID == standard && (cell.state == .otherKey || cell.state == .unknownKey)
                }
        }
        if let standard, standard != new.key.id, !stranded.isEmpty {
            throw .wouldStrand(stranded.map(\.type), under: standard)
        }
        guard rows.allSatisfy({ $0.value == nil }), let first = rows.first else { return }
        let closed = rows.filter { !SecretObstacle($0).needed.isEmpty }
        guard closed.isEmpty else { throw .wouldStrand(closed.map(\.type), under: standard) }
        throw .notOpened(SecretObstacle(first))
    }

    private func requireOpenedKey(_ examination: Examination) throws(RecoveryError) {
        guard examination.attempts.allSatisfy(\.keys.isEmpty) else { return }
        throw .notUnlocked(UnlockRefusal(examination))
    }
}

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
        /// What else.
        package var options = RotationPlan.Options()

        /// A rotation to a random key, kept nowhere yet.
        package init() {}
    }

    let request: Request
    let journalPath: FilePath
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
    /// - Throws: `RecoveryError.notUnlocked` when no key opens anything, `.keyFileExists`,
    ///   `.rotationUnfinished` when a journal's key cannot be found again, `.cannotSign`,
    ///   `.wouldStrand` when secrets would stay behind under a default key that is not at hand,
    ///   `.notOpened` when all are damaged.
    package func prepare(
        _ account: Account,
        entered: [EnteredKey]
    ) throws(RecoveryError) -> Prepared {
        if let journal = try RotationJournal.read(journalPath, files) {
            if let new = try resumedKey(journal, account, entered) {
                return try resume(account, entered, new, journal)
            }
            return try begin(account, entered, .restarted)
        }
        if let standing = try standingKey(account) {
            let description = account.content(of: .keyDescription(standing.key.id)) ?? .object([])
            let journal = RotationJournal(
                keyID: standing.key.id,
                description: description,
                markedDescription: description,
                source: sourceName
            )
            let examination = examine(account, entered, standing)
            return try prepared(standing, journal, examination, .continued)
        }
        return try begin(account, entered, .fresh)
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
        _ start: Start
    ) throws(RecoveryError) -> Prepared {
        let examination = Examination(account, entered: entered)
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
        _ journal: RotationJournal
    ) throws(RecoveryError) -> Prepared {
        let examination = examine(account, entered, new)
        let storage = examination.storage
        let inUse = Set(storage.secrets.flatMap(\.entries).map(\.keyID))
        let isOver = inUse.isDisjoint(with: journal.retiring)
        if !isOver || storage.defaultKey.effective != new.key.id {
            try requireOpenedKey(examination)
        }
        return try prepared(new, journal, examination, .resumed)
    }

    private func examine(
        _ account: Account,
        _ entered: [EnteredKey],
        _ new: NewStorageKey
    ) -> Examination {
        let atHand = ProvedKey(key: new.key, proof: .keyCheck, reading: .recoveryKey)
        return Examination(account, entered: entered, atHand: [atHand])
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
        let noted =
            start == .resumed
            ? journal
            : RotationJournal(
                keyID: journal.keyID,
                description: journal.description,
                markedDescription: journal.markedDescription,
                retiring: plan.retired,
                source: journal.source
            )
        return Prepared(
            new: new,
            journal: noted,
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

    /// Runs what was prepared; one that was finished before, with nothing left to do, does nothing.
    ///
    /// Where it fails before anything but the journal and the key's file was written, it takes both
    /// away again.
    ///
    /// - Parameters:
    ///   - keep: shows the new key to the person and has it typed back, where no file is named.
    ///   - seal: seals a copy of the contents before the first write. It is told whether an
    ///     interrupted rotation had begun to write, and so had a copy; a new one is then needed only
    ///     where that is gone.
    ///   - progress: called after each write.
    ///   - finish: makes the result durable, where the store is not; the journal goes after that.
    ///   - isBegun: asked after a failure whether there is anything else of this rotation than the
    ///     journal and the key's file; by default, whether the store describes the new key.
    /// - Throws: what the ports throw, `.changedMeanwhile`, `.notReadBack`.
    package func run(
        _ prepared: Prepared,
        on store: any AccountStore,
        keep: (NewStorageKey) throws(RecoveryError) -> Void,
        seal: (_ hasBegun: Bool) async throws(RecoveryError) -> Void,
        progress: (Plan.Write) -> Void = { _ in },
        finish: () async throws(RecoveryError) -> Void = { () async throws(RecoveryError) in },
        isBegun: (() async throws(RecoveryError) -> Bool)? = nil
    ) async throws(RecoveryError) {
        if prepared.start == .continued, prepared.plan.plan.writes.isEmpty { return }
        let type = EventType.keyDescription(prepared.new.key.id)
        let isDescribed = prepared.examination.account.content(of: type) != nil
        var isApplied = false
        do throws(RecoveryError) {
            try note(prepared, keep)
            try await seal(prepared.start == .resumed && isDescribed)
            isApplied = true
            try await apply(prepared, on: store, progress)
            try await finish()
        } catch {
            switch prepared.start {
            case .fresh, .restarted:
                if await !mayBeBegun(type, store, isBegun) { forget(prepared.new) }
            case .continued:
                if !isApplied { try? files.remove(journalPath) }
            case .resumed:
                break
            }
            throw error
        }
        if try files.status(of: journalPath) != nil { try files.remove(journalPath) }
    }

    /// Writes the journal and has the new key kept. One that is typed back at the terminal comes
    /// before the journal, as nothing has to be found again that was only shown.
    private func note(
        _ prepared: Prepared,
        _ keep: (NewStorageKey) throws(RecoveryError) -> Void
    ) throws(RecoveryError) {
        if !prepared.isResumed, request.keyFile == nil { try keep(prepared.new) }
        if prepared.start != .resumed { try prepared.journal.write(journalPath, files) }
        if !prepared.isResumed, request.keyFile != nil {
            try keepInFile(prepared.new)
            try keep(prepared.new)
        }
    }

    private func apply(
        _ prepared: Prepared,
        on store: any AccountStore,
        _ progress: (Plan.Write) -> Void
    ) async throws(RecoveryError) {
        let carried = prepared.plan.carried
        let key = prepared.new.key
        try await PlanRun(on: store).apply(
            prepared.plan.plan,
            verify: { (write, content) throws(RecoveryError) in
                try Self.verify(write, content, key: key, carried: carried)
            },
            progress: progress
        )
    }

    /// Whether a rotation that failed left more than the journal and the key's file. What cannot be
    /// told may be.
    private func mayBeBegun(
        _ description: EventType,
        _ store: any AccountStore,
        _ isBegun: (() async throws(RecoveryError) -> Bool)?
    ) async -> Bool {
        do throws(RecoveryError) {
            if let isBegun { return try await isBegun() }
            return try await store.content(of: description) != nil
        } catch {
            return true
        }
    }

    /// Takes away the journal and the key of a rotation that wrote nothing else.
    private func forget(_ new: NewStorageKey) {
        try? files.remove(journalPath)
        guard let path = request.keyFile, let text = try? files.readSecret(path, limit: 4096),
            (try? RecoveryKey.decode(text)) == new.key.material
        else { return }
        try? files.remove(path)
    }

    /// Opens what was just written with the new key and compares the bytes.
    private static func verify(
        _ write: Plan.Write,
        _ content: JSONValue,
        key: StorageKey,
        carried: [(type: EventType, value: SecretBytes)]
    ) throws(RecoveryError) {
        guard write.purpose == .sealUnderNewKey || write.purpose == .removeOldSeals else { return }
        let expected = carried.first { $0.type == write.type }?.value
        guard case .encrypted(let entries)? = try? StoredSecret(decoding: content, of: write.type),
            let entry = entries.first(where: { $0.keyID == key.id }),
            let value = try? key.open(entry.form, name: write.type), value == expected
        else { throw .notReadBack(write.type) }
    }

    private func requireOpenedKey(_ examination: Examination) throws(RecoveryError) {
        guard examination.attempts.allSatisfy(\.keys.isEmpty) else { return }
        throw .notUnlocked(UnlockRefusal(examination))
    }
}

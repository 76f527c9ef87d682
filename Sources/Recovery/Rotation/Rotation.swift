package import Formats
package import Primitives
package import Secrets

/// Rotation of an account's storage key: every secret under a new key, nothing lost at any point. Design: section 4.
///
/// ```
/// examine ─► new key ─► journal ─► key kept and read back ─► sealed copy ─► writes, each read back ─► journal gone
/// ```
/// Interrupted anywhere, every secret still opens with a key that the user holds, and the same rotation again finds
/// the journal, proves the key it had made, and does what is left.
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
    let files: any FileAccess

    /// A rotation whose journal lies beside `target`: what is rotated in place, or the output.
    package init(_ request: Request, target: FilePath, _ files: any FileAccess) {
        self.request = request
        self.files = files
        journalPath = RotationJournal.path(beside: target)
    }

    /// Examines the account and plans. Nothing is written.
    ///
    /// - Throws: `RecoveryError.notUnlocked` when no key opens anything, `.keyFileExists`,
    ///   `.rotationUnfinished` when a journal's key cannot be found again, `.cannotSign`.
    package func prepare(
        _ account: Account,
        entered: [EnteredKey]
    ) throws(RecoveryError) -> Prepared {
        if let resumed = try resumedKey(account) {
            let atHand = ProvedKey(
                key: resumed.new.key,
                proof: .keyCheck,
                reading: .recoveryKey
            )
            let examination = Examination(account, entered: entered, atHand: [atHand])
            if examination.storage.defaultKey.effective != resumed.new.key.id {
                try requireOpenedKey(examination)
            }
            let plan = try plan(account, examination, resumed.new, resumed.journal)
            return Prepared(
                new: resumed.new,
                journal: resumed.journal,
                examination: examination,
                plan: plan,
                isResumed: true
            )
        }
        let examination = Examination(account, entered: entered)
        try requireOpenedKey(examination)
        let new = try freshKey()
        let signer = try signer(examination)
        let padding = request.options.padding
        let journal = RotationJournal(
            keyID: new.key.id,
            description: try new.description(signer: signer, padding),
            markedDescription: try new.description(marked: true, signer: signer, padding)
        )
        let plan = try plan(account, examination, new, journal)
        return Prepared(
            new: new,
            journal: journal,
            examination: examination,
            plan: plan,
            isResumed: false
        )
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
        /// Whether an interrupted rotation goes on.
        package let isResumed: Bool
    }

    /// Runs what was prepared.
    ///
    /// - Parameters:
    ///   - keep: shows the new key to the person and has it typed back, where no file is named.
    ///   - seal: seals a copy of the old contents; only called while the account is still untouched.
    ///   - progress: called after each write.
    ///   - finish: makes the result durable, where the store is not; the journal goes after that.
    /// - Throws: what the ports throw, `.changedMeanwhile`, `.notReadBack`.
    package func run(
        _ prepared: Prepared,
        on store: any AccountStore,
        keep: (NewStorageKey) throws(RecoveryError) -> Void,
        seal: () async throws(RecoveryError) -> Void,
        progress: (Plan.Write) -> Void = { _ in },
        finish: () async throws(RecoveryError) -> Void = { () async throws(RecoveryError) in }
    ) async throws(RecoveryError) {
        let type = EventType.keyDescription(prepared.new.key.id)
        let isUntouched = prepared.examination.account.content(of: type) == nil
        do throws(RecoveryError) {
            if !prepared.isResumed {
                try prepared.journal.write(journalPath, files)
                try keepInFile(prepared.new)
                try keep(prepared.new)
            }
            if isUntouched { try await seal() }
        } catch {
            if !prepared.isResumed { forget(prepared.new) }
            throw error
        }
        let carried = prepared.plan.carried
        let key = prepared.new.key
        try await PlanRun(on: store).apply(
            prepared.plan.plan,
            verify: { (write, content) throws(RecoveryError) in
                try Self.verify(write, content, key: key, carried: carried)
            },
            progress: progress
        )
        try await finish()
        if try files.status(of: journalPath) != nil { try files.remove(journalPath) }
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

    private func plan(
        _ account: Account,
        _ examination: Examination,
        _ new: NewStorageKey,
        _ journal: RotationJournal
    ) throws(RecoveryError) -> RotationPlan {
        try RotationPlan(
            account.events,
            matrix: examination.matrix,
            to: new,
            described: (journal.description, journal.markedDescription),
            request.options
        )
    }

    private func requireOpenedKey(_ examination: Examination) throws(RecoveryError) {
        guard examination.attempts.allSatisfy(\.keys.isEmpty) else { return }
        throw .notUnlocked(UnlockRefusal(examination))
    }
}

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

    private let request: Request
    private let journalPath: FilePath
    private let files: any FileAccess

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

// MARK: - The new key

extension Rotation {
    private func freshKey() throws(RecoveryError) -> NewStorageKey {
        if let path = request.keyFile, try files.status(of: path) != nil {
            throw .keyFileExists(path)
        }
        guard let passphrase = request.passphrase else {
            return .random(request.algorithm, name: request.name)
        }
        return try .derived(from: passphrase, request.algorithm, name: request.name)
    }

    /// The key of an interrupted rotation, found again and proved against the journal.
    ///
    /// A journal whose key was never kept, over an account that was never touched, is a rotation that did not begin.
    private func resumedKey(
        _ account: Account
    ) throws(RecoveryError) -> (new: NewStorageKey, journal: RotationJournal)? {
        guard let journal = try RotationJournal.read(journalPath, files) else { return nil }
        let description: KeyDescription
        do {
            description = try KeyDescription(id: journal.keyID, decoding: journal.description)
        } catch {
            throw .file(journalPath, error)
        }
        if let material = try keptMaterial(description),
            description.verdict(on: material) == .match
        {
            let key = StorageKey(
                id: journal.keyID,
                algorithm: description.algorithm ?? .aesHMACSHA2,
                material: material
            )
            return (NewStorageKey(key: key, passphrase: nil, name: nil), journal)
        }
        guard account.content(of: .keyDescription(journal.keyID)) == nil else {
            throw .rotationUnfinished(journal.keyID, journalPath)
        }
        return nil
    }

    /// The private bytes from the key's own file, or derived again from the passphrase.
    private func keptMaterial(
        _ description: KeyDescription
    ) throws(RecoveryError) -> SecretBytes? {
        if let path = request.keyFile, try files.status(of: path) != nil {
            let text = try files.readSecret(path, limit: 4096)
            return try? RecoveryKey.decode(text)
        }
        if let passphrase = request.passphrase, case .derived(let info) = description.passphrase {
            return try PassphraseDerivation.key(from: passphrase, info)
        }
        return nil
    }

    /// Writes the recovery key to its file and reads it back, before anything depends on it.
    private func keepInFile(_ new: NewStorageKey) throws(RecoveryError) {
        guard let path = request.keyFile else { return }
        guard let text = RecoveryKey.encode(new.key.material) else {
            throw .unsupportedAlgorithm(new.key.algorithm)
        }
        try files.create(path, with: text.withLineEnd)
        let back = try files.readSecret(path, limit: 4096)
        guard (try? RecoveryKey.decode(back)) == new.key.material else { throw .keyNotKept(path) }
    }

    /// The proposal's descriptions are signed by the master key; today's need not be (B6).
    private func signer(_ examination: Examination) throws(RecoveryError) -> DescriptionSigner? {
        guard request.algorithm == .curve25519AESSHA2 else { return nil }
        guard let userID = examination.account.userID else { throw .cannotSign(.userUnknown) }
        guard let value = examination.matrix.value(of: .master),
            let seed = try? Base64.decode(value), seed.count == 32
        else { throw .cannotSign(.masterKeyNotOpened) }
        if let published = examination.account.identity?.master,
            (try? Ed25519.publicKey(ofSeed: seed)) != published.publicKey
        {
            throw .cannotSign(.masterKeyIsAnother)
        }
        return DescriptionSigner(userID: userID, masterSeed: seed)
    }
}

extension SecretBytes {
    /// The bytes with a line feed behind them.
    package var withLineEnd: SecretBytes {
        SecretBytes(count: count + 1) { target in
            withBytes { bytes in
                for index in bytes.indices { target[index] = bytes[index] }
            }
            target[target.count - 1] = 0x0A
        }
    }
}

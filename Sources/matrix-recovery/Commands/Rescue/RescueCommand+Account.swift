internal import Formats
internal import Homeserver
internal import Primitives
internal import Recovery
internal import Secrets

/// The second half of a rescue: from the secrets to a new recovery key.
extension RescueCommand {
    /// Holds the secrets against what is published now. What nothing is published of stays behind: nobody
    /// knows whether it is the newest.
    ///
    /// - Throws: `CommandError.notWhatIsPublished`.
    func prove(
        _ secrets: Secrets,
        on live: LiveAccount,
        _ steps: inout RescueSteps
    ) async throws -> (values: [EventType: SecretBytes], missing: [EventType]) {
        steps.begin(.proof)
        let identity = try await live.publishedIdentity()
        guard let master = identity.master?.publicKey else { throw CommandError.nothingToRescue }
        guard master == secrets.master else {
            throw CommandError.notWhatIsPublished([.master], path)
        }
        let proof = SecretProof(identity, try await live.currentBackup())
        let wanted = KnownSecret.all.filter(proof.isPossible)
        let wrong = wanted.filter { name in
            secrets.values[name].map { (try? proof.check($0, as: name)) == nil } ?? false
        }
        guard wrong.isEmpty else { throw CommandError.notWhatIsPublished(wrong, path) }
        let values = secrets.values.filter { wanted.contains($0.key) }
        steps.tell(RescueWords.proved(values.count))
        return (values, wanted.filter { values[$0] == nil })
    }

    /// Seals the archive, and makes its parity file.
    func seal(
        _ secrets: [EventType: SecretBytes],
        into archive: RescueArchive,
        on live: LiveAccount,
        _ steps: inout RescueSteps,
        in context: Context
    ) async throws {
        switch archive {
        case .there:
            steps.skip(.archive, RescueWords.holdsSecrets(path))
            try context.finish(path, sealing, .keep)
        case .new(let place, let readers):
            steps.begin(.archive)
            let contents = try await context.contents(context.read(live, output), secrets)
            let manifest = try context.seal(contents, readers, place, as: sealing.form.form)
            steps.tell(RescueWords.sealed(path, manifest))
        }
        guard try context.files.status(of: ParityPlan.path(of: path)) == nil else { return }
        let parity = try ParityPlan(
            for: path,
            percent: sealing.parity.parity,
            .new,
            .never,
            in: context
        )
        _ = try await Progress.during("making the parity file", in: context, output) {
            try parity.write($0)
        }
    }

    /// Forgets what the device received, be it one of an earlier session, and the archive holds.
    func forget(_ secrets: [EventType: SecretBytes], _ state: DeviceFile) throws {
        guard var device = try state.read() else { return }
        let sealed = secrets.filter { device.received[$0.key] == $0.value }
        guard !sealed.isEmpty else { return }
        device.forget(sealed.keys)
        try state.save(device)
    }

    /// Puts the secrets under the new key, as far as they are not.
    func put(
        _ secrets: [EventType: SecretBytes],
        under source: StorageKeySource,
        in live: LiveAccount,
        _ steps: inout RescueSteps,
        _ context: Context
    ) async throws -> NewStorageReport {
        let sealing = try await StorageSealing(
            of: secrets,
            under: source,
            in: live,
            context,
            output
        )
        if sealing.isDone {
            steps.skip(.newKey, RescueWords.underNewKey(sealing.report))
        } else {
            steps.begin(.newKey)
            try await sealing.run(in: live, context, output)
            steps.tell(RescueWords.underNewKey(sealing.report))
        }
        return sealing.report
    }

    /// Examines the account with the new key.
    func examine(
        _ live: LiveAccount,
        _ source: StorageKeySource,
        _ steps: inout RescueSteps,
        in context: Context
    ) async throws -> Examination {
        steps.begin(.doctor)
        let entered: EnteredKey
        switch source {
        case .file(let path, _):
            let text = try context.files.readSecret(path, limit: SecretSource.limit)
            entered = EnteredKey(.recoveryKey, text, origin: Escaping.text(path))
        case .passphrase(let text):
            entered = EnteredKey(.passphrase, text, origin: "the new passphrase")
        }
        let account = try await context.read(live, output).account
        return await Progress.during("trying the keys", in: context, output) { _ in
            Examination(account, entered: [entered])
        }
    }
}

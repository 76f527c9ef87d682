internal import ArgumentParser
internal import Formats
internal import Homeserver
internal import Primitives
internal import Recovery
internal import Secrets

/// Restores to an account on its homeserver.
extension RestoreCommand {
    /// Whether the account is on its homeserver.
    var isLive: Bool { UserArgument.isMeant(by: target) }

    func validateLive() throws {
        if isApplied, isDryRun { throw ValidationError("--apply and --dry-run exclude each other") }
        if isLive {
            _ = try UserArgument.checked(target)
        } else if isApplied || !session.isEmpty || !backupKeys.isEmpty || !password.inputs.isEmpty
            || jobs.jobs != nil || copy.path != nil
        {
            throw ValidationError(
                "--apply, --sealed-copy, --session, --timeout, --backup-key-file, --password-file and "
                    + "--jobs are for live accounts, '@user:server'"
            )
        }
    }

    func runLive(in context: Context) async throws -> ExitStatus {
        if let keyFile { try context.ensure(output: FilePath(keyFile)) }
        let account = try context.liveAccount(target, session, output)
        let (archive, gathered) = try await load(in: context)
        let source = try await Progress.during("asking the homeserver", in: context, output) { _ in
            try await account.checkOwner()
            return try await account.read()
        }
        let new = try newKey(for: source.account, in: context)
        var options = LiveRestoration.Options()
        options.extent = onlyMissing ? .onlyMissing : .everything
        options.newKey = new?.key
        options.backupKeys = try backupKeys.read(in: context)
        let plan = try LiveRestoration(
            of: archive,
            roomKeys: gathered.count,
            to: ExactText(target),
            over: source.account,
            options
        )
        let run = LiveRestorationRun(on: account, threads: jobs.count)
        let missing = try await Progress.during("comparing", in: context, output) { _ in
            try await run.survey(gathered, for: plan)
        }
        var report = LiveRestoreReport(plan, archive.manifest, gathered, missing, new?.key.key.id)
        if isApplied {
            if let refusal = refusal(of: plan) {
                report.traffic = await account.traffic
                return try context.show(report, as: output, endingWith: refusal)
            }
            try await sealCopy(of: source, before: plan.events, in: context)
            report.outcome = try await apply(
                run,
                plan,
                gathered,
                missing,
                new,
                on: account,
                context
            )
            if let copy = copy.path, report.outcome?.refused.isEmpty == true {
                try? context.files.remove(CopiedEvents.path(beside: copy))
            }
        }
        report.traffic = await account.traffic
        try context.show(report, as: output)
        return report.isWhole ? .done : .findings
    }

    /// Reads the archive once, with its room keys.
    private func load(in context: Context) async throws -> (LoadedArchive, GatheredRoomKeys) {
        let opened = try keys.read(in: context)
        return try await Progress.during("opening", in: context, output) { _ in
            let gathering = try RoomKeyGathering(beside: Context.temporary)
            let visitor = ArchivedRoomKeys(
                keys: [],
                room: nil,
                threads: jobs.count,
                gathering.take
            )
            let archive = try archive.open(opened, keys.signature, in: context).load(also: visitor)
            try gathering.finish()
            return (archive, gathering.gathered)
        }
    }

    /// A new key, or the one that an interrupted run kept in the file.
    private func newKey(
        for account: Account,
        in context: Context
    ) throws -> (key: NewStorageKey, isKept: Bool)? {
        guard let keyFile else { return nil }
        guard let material = try NewKeyFile.material(in: FilePath(keyFile), context.files) else {
            return (NewStorageKey.random(.aesHMACSHA2), false)
        }
        return (NewStorageKey.kept(material, for: SecretStorage(account.events)), true)
    }

    private func refusal(of plan: LiveRestoration) -> CommandError? {
        if plan.isRefused {
            return .identityDiffers(
                published: plan.identity.published ?? [],
                archived: plan.identity.master?.publicKey ?? []
            )
        }
        guard plan.events.replaced > 0, !force.force || copy.path == nil else { return nil }
        return .wouldReplaceLive(plan.events.replaced)
    }

    /// Seals the account as it is before anything in it is replaced. A copy that an interrupted run made
    /// stays: it has what is still to be replaced. No other file is written over, whatever is forced.
    private func sealCopy(
        of source: AccountSource,
        before restoration: Restoration,
        in context: Context
    ) async throws {
        guard restoration.replaced > 0, let path = copy.path else { return }
        let note = CopiedEvents.path(beside: path)
        let replaced = Set(restoration.changes.filter { $0.change == .replace }.map(\.type))
        let events = source.account.events
        if try context.files.status(of: path) != nil {
            let copied = try CopiedEvents.read(note, context.files)
            if copied?.hold(events.filter { replaced.contains($0.type) }) == true { return }
            throw CommandError.copyExists(path)
        }
        let outputs = [keyFile.map { FilePath($0) }, note].compactMap(\.self)
        try context.ensureDistinct(ArchivePlace.names(of: path) + outputs)
        try await Progress.during("sealing a copy", in: context, output) { progress in
            let examination = Examination(source.account, entered: [])
            try copy.seal(source, examination, at: path, .never, progress, in: context) {
                try CopiedEvents(events).write(note, context.files)
            }
        }
    }

    /// Writes; a new key is kept first.
    private func apply(
        _ run: LiveRestorationRun,
        _ plan: LiveRestoration,
        _ gathered: GatheredRoomKeys,
        _ missing: RestoredRoomKeys,
        _ new: (key: NewStorageKey, isKept: Bool)?,
        on account: LiveAccount,
        _ context: Context
    ) async throws -> LiveRestorationRun.Outcome {
        let restore = {
            try await Progress.during("restoring", in: context, output) { progress in
                let person = try password.person(ExactText(target), in: context)
                return try await run.apply(plan, gathered, missing, person) { stage in
                    progress.advance(to: stage)
                }
            }
        }
        guard let new, let keyFile, !new.isKept, plan.events.newKey != .none else {
            return try await restore()
        }
        let path = FilePath(keyFile)
        return try await NewKeyFile.during(
            new.key.key,
            at: path,
            on: account,
            context.files,
            restore
        )
    }
}

extension Progress {
    /// Shows how far a restore is.
    fileprivate func advance(to stage: LiveRestorationRun.Stage) {
        switch stage {
        case .events(let done, let all): advance(to: Int64(done), of: Int64(all))
        case .identity: advance(to: 0, of: nil)
        case .roomKeys(let done, let all):
            advance(to: Int64(done), of: Int64(all), items: Int64(done))
        }
    }
}

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
            || jobs.jobs != nil
        {
            throw ValidationError(
                "--apply, --session, --timeout, --backup-key-file, --password-file and --jobs are for "
                    + "live accounts, '@user:server'"
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
            report.outcome = try await apply(
                run,
                plan,
                gathered,
                missing,
                new,
                on: account,
                context
            )
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
        return plan.events.replaced > 0 && !force.force ? .wouldReplace(plan.events.replaced) : nil
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

internal import ArgumentParser
internal import Formats
internal import Homeserver
internal import Primitives
internal import Recovery
internal import Secrets

extension AccountOptions {
    /// Refuses an account that is not on its homeserver.
    ///
    /// - Throws: `ValidationError`.
    func requireLive() throws {
        guard isLive else {
            throw ValidationError("a key backup is changed on its homeserver: name '@user:server'")
        }
    }
}

/// A new key for the key backup of a live account, as it is asked for.
struct BackupReplacing {
    let account: AccountOptions
    let keys: KeySources
    let backupKeys: BackupKeySources
    /// The file that the new key is written to.
    let saved: String?
    let output: OutputOptions

    /// Makes the new version, and says what came of it.
    ///
    /// - Throws: `CommandError`, `RecoveryError`, `PrimitivesError.posix`.
    func run(_ request: BackupReplacement.Request, in context: Context) async throws -> ExitStatus {
        try StateFolder.make(context.files)
        let lock = try Rotation.lock(account.filePath, context.files)
        defer { lock.release() }
        let live = try context.liveAccount(account.path, account.session, output)
        let source = try await context.read(live, output)
        let entered = try keys.read(in: context, whenNone: .ask)
        let examination = await Progress.during("trying the keys", in: context, output) { _ in
            Examination(source.account, entered: entered)
        }
        context.note(uselessKeys: examination.uselessKeys)
        if examination.matrix.keys.isEmpty {
            throw RecoveryError.notUnlocked(UnlockRefusal(examination))
        }
        var request = request
        request.keys =
            try backupKeys.read(in: context)
            + StoredBackupKeys(of: examination, source, entered: entered).keys
        try prepareSaving(examination, in: context)
        let outcome = try await Progress.during("uploading", in: context, output) { progress in
            let total = source.backups.first?.info.count
            let replacement = BackupReplacement(request, of: examination, in: live, on: live) {
                progress.advance(to: Int64($0), of: total, items: Int64($0))
            }
            return try await replacement.run { (key) throws(RecoveryError) in
                try save(key, in: context)
            }
        }
        let report = BackupReplacementReport(outcome, file: saved, traffic: await live.traffic)
        if outcome.isHeldBack {
            let error = BackupError.rowsLeft(
                unopened: outcome.carried.tally.rejects,
                contradicting: outcome.carried.contradictions
            )
            return try context.show(report, as: output, endingWith: error)
        }
        try context.show(report, as: output)
        return outcome.carried.isPartial ? .findings : .done
    }

    /// Sees whether the new key can be saved. One that is taken up may be in its file already.
    private func prepareSaving(_ examination: Examination, in context: Context) throws {
        guard let path = saved.map({ FilePath($0) }) else { return }
        try context.ensure(output: path)
        if let made = try StoredBackupKey(examination),
            made.isTakenUp(over: examination.account.backups ?? []),
            try context.files.status(of: path) != nil,
            try NewBackupKeyFile.holds(made.key, at: path, context.files)
        {
            return
        }
        try AtomicFile.rehearse(for: path, mayExist: false)
    }

    private func save(_ key: SecretBytes, in context: Context) throws(RecoveryError) {
        guard let path = saved.map({ FilePath($0) }) else { return }
        if try context.files.status(of: path) != nil,
            try NewBackupKeyFile.holds(key, at: path, context.files)
        {
            return
        }
        let file = try NewBackupKeyFile(saving: key, at: path, context.files)
        file.keepWhenInterrupted()
    }
}

internal import Formats
internal import Primitives
internal import Recovery

extension RotateCommand {
    /// Whether the output, or the folder of requests, is there with all that is in the account, and
    /// its default is the key in the key file: then this very command was run before.
    ///
    /// - Throws: `RecoveryError`.
    func finishedBefore(
        _ rotation: Rotation,
        _ source: AccountSource,
        _ entered: [EnteredKey],
        in context: Context
    ) async throws -> ExitStatus? {
        guard new.keyFile != nil, !destination.inPlace,
            try RotationJournal.read(rotation.journalPath, context.files) == nil,
            let account = try? destination.result(over: source.account, in: context),
            let prepared = try? rotation.prepare(account, entered: entered),
            prepared.start == .continued, prepared.plan.plan.writes.isEmpty
        else { return nil }
        let before = Examination(source.account, entered: entered)
        guard prepared.holdsAll(of: before) else { return nil }
        context.note(uselessKeys: before.uselessKeys)
        let outcome = destination.outcomeBefore
        return try await show(RotationReport(prepared, outcome), prepared, source, in: context)
    }
}

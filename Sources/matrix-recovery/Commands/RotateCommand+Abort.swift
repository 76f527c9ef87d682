internal import Recovery

extension RotateCommand {
    /// Takes an interrupted rotation back, by its journal.
    ///
    /// - Throws: `RecoveryError`.
    func rollBack(_ source: AccountSource, in context: Context) async throws -> ExitStatus {
        let rotation = try rotation(of: source, in: context)
        try rotation.ensureInterrupted()
        let entered = try keys.read(in: context, whenNone: .ask)
        let rollback = try await Progress.during("trying the keys", in: context, output) { _ in
            try rotation.rollback(of: source.account, entered: entered)
        }
        if !destination.isDryRun {
            let store = try source.store(context.files)
            try await Progress.during("going back", in: context, output) { progress in
                var written: Int64 = 0
                try await rotation.run(rollback, on: store) { _ in
                    written += 1
                    progress.advance(to: written, of: Int64(rollback.plan.writes.count))
                }
            }
        }
        let report = RollbackReport(rollback, isDryRun: destination.isDryRun)
        try await context.show(report, of: source, as: output)
        return .done
    }
}

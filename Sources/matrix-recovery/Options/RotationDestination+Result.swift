internal import Formats
internal import Primitives
internal import Recovery

extension RotationDestination {
    /// The folder of requests, where they are all that is written.
    private var requestsAlone: FilePath? {
        outputPath == nil && !inPlace ? emitRequests.map { FilePath($0) } : nil
    }

    /// What becomes of a rotation to here.
    var outcome: RotationReport.Outcome {
        if isDryRun { return .dryRun }
        guard let requestsAlone else { return .rotated }
        return .requests(requestsAlone, isNew: true)
    }

    /// What became of one that was finished by an earlier run.
    var outcomeBefore: RotationReport.Outcome {
        guard let requestsAlone else { return .already }
        return .requests(requestsAlone, isNew: false)
    }

    /// The account as an earlier run wrote it, or as it will be when the requests of one were sent;
    /// nil where there is no such thing.
    ///
    /// - Throws: `RecoveryError`.
    func result(over source: Account, in context: Context) throws(RecoveryError) -> Account? {
        if let path = outputPath {
            guard try context.files.status(of: path)?.kind == .regular else { return nil }
            return try AccountReader(context.files).read(path).account
        }
        guard let folder = requestsAlone, let userID = source.userID else { return nil }
        return try RequestFolder(folder, context.files).applied(to: source.events, of: userID)
            .map { source.with(events: $0) }
    }
}

internal import ArgumentParser
internal import Formats
internal import Primitives
internal import Recovery

/// `doctor`: what state an account is in.
struct DoctorCommand: RecoveryCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Say what state an account is in, and what to do about it.",
        discussion: """
            Without a key it says what can be said; with one it proves. Nothing is changed.
            """
    )

    /// From which severity on the exit status tells of findings.
    enum FailOn: String, ExpressibleByArgument, CaseIterable { case warning, error }

    @OptionGroup var account: AccountOptions
    @OptionGroup var keys: KeySources
    @OptionGroup var archive: AccountArchiveSources
    @Option(help: "Exit with status 1 when there are findings this bad.")
    var failOn: FailOn?
    @OptionGroup var output: OutputOptions

    var inputs: [FilePath] { account.inputs + keys.inputs + archive.inputs }

    func run(in context: Context) async throws -> ExitStatus {
        let source = try await account.read(opening: archive, in: context, output)
        let entered = try keys.read(in: context)
        let unfinished = try unfinishedRotation(of: source, in: context)
        let examination = await Progress.during("trying the keys", in: context, output) { _ in
            Examination(source.account, entered: entered, unfinished: unfinished)
        }
        let report = ExaminationReport(examination)
        if !entered.isEmpty, examination.matrix.keys.isEmpty {
            let refusal = RecoveryError.notUnlocked(UnlockRefusal(examination))
            return try context.show(report, as: output, endingWith: refusal)
        }
        try context.show(report, as: output)
        return Self.status(failOn, of: examination.worst)
    }

    /// The status that findings end with.
    static func status(_ failOn: FailOn?, of worst: Finding.Severity?) -> ExitStatus {
        guard let failOn, let worst else { return .done }
        let limit: Finding.Severity = failOn == .error ? .error : .warning
        return worst >= limit ? .findings : .done
    }

    /// The key that an interrupted rotation goes to. A file in the journal's place that is none, or
    /// cannot be read, is said and passed over: the account is still to be examined.
    private func unfinishedRotation(
        of source: AccountSource,
        in context: Context
    ) throws -> KeyID? {
        let place = try Files.resolved(source.path(named: account.filePath))
        let journal = RotationJournal.path(beside: place)
        do {
            return try RotationJournal.read(journal, context.files)?.keyID
        } catch {
            context.messages.warning(
                "\(Escaping.text(journal)) is not the journal of a rotation, and is passed over"
            )
            return nil
        }
    }
}

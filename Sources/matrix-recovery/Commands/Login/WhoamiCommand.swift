internal import ArgumentParser
internal import Formats
internal import Homeserver
internal import Primitives
internal import Recovery

/// `whoami`: the sessions that are kept, and whether they hold.
struct WhoamiCommand: RecoveryCommand {
    static let configuration = CommandConfiguration(
        commandName: "whoami",
        abstract: "Say which sessions there are, and whether their homeservers still know them."
    )

    @Argument(
        help: ArgumentHelp("The user, as @user:server; all by default.", valueName: "user"),
        transform: UserArgument.checked
    )
    var user: String?
    @OptionGroup var session: SessionOptions
    @OptionGroup var output: OutputOptions

    var inputs: [FilePath] { [] }

    func run(in context: Context) async throws -> ExitStatus {
        var rows: [SessionList.Row] = []
        var areAllRead = true
        for path in try paths(in: context) {
            do throws(RecoveryError) {
                guard let kept = try LoginSession(reading: path, context.files) else { continue }
                guard user.map({ kept.userID == ExactText($0) }) ?? true else {
                    throw .homeserver(.otherUser(kept.userID))
                }
                let state = try state(of: kept, at: path, in: context)
                rows.append(SessionList.Row(session: kept, state: state))
            } catch {
                guard isAboutAll else { throw error }
                context.messages.note("\(Escaping.text(path)): \(error.diagnosis.message)")
                areAllRead = false
            }
        }
        if rows.isEmpty, let user { throw HomeserverError.noSession(user) }
        try context.show(SessionList(rows: rows), as: output)
        return areAllRead && rows.allSatisfy { $0.state == .holds } ? .done : .findings
    }

    /// Whether no session was named: then one that says nothing does not hide the others.
    private var isAboutAll: Bool { user == nil && session.file == nil }

    private func paths(in context: Context) throws -> [FilePath] {
        if let file = session.file { return [FilePath(file)] }
        if let user { return [context.sessionPath(of: ExactText(user), session)] }
        let folder = StateFolder.path
        guard try context.files.status(of: folder) != nil else { return [] }
        return try context.files.entries(of: folder, limit: AccountReader.entryLimit)
            .filter { $0.description.hasSuffix(".session") }
    }

    private func state(
        of kept: LoginSession,
        at path: FilePath,
        in context: Context
    ) throws(RecoveryError) -> SessionList.State {
        do throws(HomeserverError) {
            let client = try context.client(of: kept, at: path, session, output)
            let owner = try client.whoami()
            return owner.userID == kept.userID ? .holds : .ofAnother
        } catch .loggedOut {
            return .ended
        } catch {
            guard isAboutAll else { throw .homeserver(error) }
            context.messages.note("\(Escaping.text(kept.userID)): \(error.diagnosis.message)")
            return .unknown
        }
    }
}

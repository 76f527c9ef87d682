internal import ArgumentParser
internal import Formats
internal import Homeserver
internal import Primitives
internal import Recovery

/// `identity publish`: the identity of secret storage or of an archive, shown to everyone.
struct IdentityPublishCommand: RecoveryCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish",
        abstract: "Publish the identity of secret storage, or of an archive.",
        discussion: """
            Where it is published already, nothing is done. Where another one is, nothing is done \
            either, unless --replace asks for that: every device is unverified then, and everyone \
            who verified the user is warned. The password is asked for only if the homeserver wants \
            it.
            """
    )

    @OptionGroup var user: UserArgument
    @Option(
        name: .customLong("from"),
        help: ArgumentHelp("Publish the identity that an archive holds.", valueName: "archive"),
        completion: .file(),
        transform: namedPath
    )
    var archive: String?
    @Flag(help: "Publish it in place of another identity, which is lost by that.")
    var replace = false
    @OptionGroup var keys: KeySources
    @OptionGroup var opening: AccountArchiveSources
    @OptionGroup var password: AccountPasswordSources
    @OptionGroup var session: SessionOptions
    @OptionGroup var output: OutputOptions

    private var archivePath: FilePath? { archive.map { FilePath($0) } }

    var inputs: [FilePath] {
        keys.inputs + opening.inputs + password.inputs + [archivePath].compactMap(\.self)
    }

    func validate() throws {
        if archive != nil, !keys.isEmpty {
            throw ValidationError("an archive is opened with its own keys, not with a recovery key")
        }
    }

    func run(in context: Context) async throws -> ExitStatus {
        let live = try context.liveAccount(user.user, session, output)
        let person = try password.person(user.userID, in: context)
        let keys = try await identity(of: live, in: context)
        let publication = IdentityPublication(keys)
        let outcome = try await publication.publish(on: live, replace ? .asked : .refused, person)
        try context.show(PublicationReport(user.userID, keys, outcome), as: output)
        return .done
    }

    /// The keys to publish.
    private func identity(
        of live: LiveAccount,
        in context: Context
    ) async throws -> CrossSigningKeys {
        if let archivePath {
            let opened = try opening.read(for: archivePath, in: context)
            let secrets = try await Progress.during("opening", in: context, output) { _ in
                let file = try opening.signature.open(archivePath, in: context).file
                return try ArchiveReader(source: file, keys: opened).load().secrets
            }
            return try CrossSigningKeys(of: user.userID) { type in
                secrets.first { $0.type == type }?.value
            }
        }
        let entered = try keys.read(in: context, whenNone: .ask)
        let account = try await Progress.during("asking the homeserver", in: context, output) { _ in
            try await live.readIdentity()
        }
        let examination = try await context.unlock(account, with: entered, output)
        return try CrossSigningKeys(of: user.userID) { examination.matrix.value(of: $0) }
    }
}

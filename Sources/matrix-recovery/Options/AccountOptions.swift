internal import ArgumentParser
internal import Formats
internal import Primitives
internal import Recovery

/// The account that a command is about.
struct AccountOptions: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            "A dump of account data, a file or folder, or @user:server for a live account; commands "
                + "with --identity also read archives.",
            valueName: "account"
        ),
        completion: .file(),
        transform: namedPath
    )
    var path: String

    @OptionGroup var details: AccountDetails
    @OptionGroup var session: SessionOptions

    /// Whether the account is on its homeserver; a file of such a name is `./@user:server`.
    var isLive: Bool { UserArgument.isMeant(by: path) }

    /// Where the account lies; for a live one, what stands for it where a dump has a path.
    var filePath: FilePath { isLive ? StateFolder.place(of: path) : FilePath(path) }

    /// The files and folders that are named here.
    var inputs: [FilePath] { (isLive ? [] : [filePath]) + details.inputs }

    func validate() throws {
        try session.check([path])
        if isLive, !details.isEmpty {
            throw ValidationError("--beside and --user-id are for dumps: a server says both")
        }
    }

    /// Reads the account from a dump. From then on every file that it was read from is an input,
    /// and so is the journal of a rotation in place that is not finished.
    ///
    /// - Throws: `RecoveryError`, `PrimitivesError.posix`.
    func readDump(in context: Context) throws -> AccountSource {
        let reader = AccountReader(
            context.files,
            userID: details.userID.map { ExactText($0) },
            beside: details.inputs
        )
        let source = try reader.read(filePath)
        let place = try Files.resolved(source.path(named: filePath))
        context.inputs.add(source.files + [RotationJournal.path(beside: place)])
        return source
    }
}

/// What belongs to an account and its dump does not say.
struct AccountDetails: ParsableArguments {
    @Option(
        name: .customLong("beside"),
        help: ArgumentHelp(
            "A /keys/query or /room_keys response that belongs to the account.",
            valueName: "file"
        ),
        completion: .file(),
        transform: namedPath
    )
    var beside: [String] = []

    @Option(
        name: .customLong("user-id"),
        help: ArgumentHelp(
            "Whose account it is, where the dump does not say.",
            valueName: "@user:server"
        )
    )
    var userID: String?

    func validate() throws {
        guard let userID else { return }
        let hasOnlyText = userID.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x7F }
        guard userID.hasPrefix("@"), userID.contains(":"), hasOnlyText else {
            throw ValidationError("a user ID is written '@user:server'")
        }
    }

    /// The files that are named here.
    var inputs: [FilePath] { beside.map { FilePath($0) } }

    /// Whether nothing is.
    var isEmpty: Bool { beside.isEmpty && userID == nil }
}

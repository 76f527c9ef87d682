internal import ArgumentParser
internal import Formats
internal import Primitives
internal import Recovery
internal import Secrets

/// What opens files with room keys: the keys of backups, the passphrases of key exports, the keys of
/// archives, and the secret storage that may hold a backup key.
struct RoomKeyOpening: ParsableArguments {
    @OptionGroup var backupKeys: BackupKeySources

    @Option(
        name: .customLong("account"),
        help: ArgumentHelp(
            "Take the backup key out of this account's secret storage, which the other keys open.",
            valueName: "account"
        ),
        completion: .file(),
        transform: namedPath
    )
    var account: String?

    @OptionGroup var details: AccountDetails
    @OptionGroup var keys: KeySources
    @OptionGroup var identities: IdentitySources

    @Option(
        name: .customLong("room-id"),
        help: ArgumentHelp(
            "The room of a key backup's rows, or of events, that do not say theirs.",
            valueName: "!room"
        )
    )
    var roomID: String?

    @Flag(
        help: "Take what a damaged or truncated key export still gives, which nothing vouches for."
    )
    var salvage = false

    @OptionGroup var jobs: JobsOption

    /// The files that any of it is read from.
    var inputs: [FilePath] {
        backupKeys.inputs + keys.inputs + identities.inputs + details.inputs
            + (account.map { [FilePath($0)] } ?? [])
    }

    func validate() throws {
        guard let account, UserArgument.isMeant(by: account) else { return }
        throw ValidationError(
            "--account is for files: 'backup open @user:server' opens a live account's key backup"
        )
    }

    /// Refuses what is about files.
    ///
    /// - Throws: `ValidationError`.
    func refuseFiles() throws {
        guard account == nil, details.isEmpty, identities.files.isEmpty, roomID == nil, !salvage
        else {
            throw ValidationError(
                "--account, --beside, --user-id, --identity, --room-id and --salvage are for files"
            )
        }
    }

    /// What was given, read.
    ///
    /// - Parameter live: the live account whose room keys are read, in place of the account that may
    ///   be named; a key for it is asked for where none was given.
    /// - Throws: `CommandError`, `RecoveryError`, `PrimitivesError.posix`.
    func read(
        in context: Context,
        _ output: OutputOptions,
        of live: AccountSource? = nil
    ) async throws -> RoomKeyKeys {
        let isAsked = live != nil && backupKeys.isEmpty
        let entered = try keys.read(in: context, whenNone: isAsked ? .ask : .nothing)
        var opening = RoomKeyKeys(
            backupKeys: try backupKeys.read(in: context),
            passphrases: entered.filter { $0.kind == .passphrase }.map(\.text),
            identities: try identities.read(in: context),
            room: roomID.map { ExactText($0) },
            threads: jobs.count,
            salvages: salvage
        )
        guard let source = try live ?? named(in: context) else { return opening }
        let examination = await Progress.during("trying the keys", in: context, output) { _ in
            Examination(source.account, entered: entered)
        }
        let stored = StoredBackupKeys(of: examination, source, entered: entered)
        if stored.keys.isEmpty, examination.matrix.keys.isEmpty, !entered.isEmpty {
            let refusal = UnlockRefusal(examination)
            // Where no storage key has a passphrase, only the backup's was to be tried.
            if refusal.derived.isEmpty, let cause = stored.refusal { throw cause }
            throw RecoveryError.notUnlocked(refusal)
        }
        opening.backupKeys += stored.keys
        opening.refusal = stored.refusal
        opening.examination = examination
        return opening
    }

    /// The account that was named, if one was.
    private func named(in context: Context) throws -> AccountSource? {
        guard let account else { return nil }
        let reader = AccountReader(
            context.files,
            userID: details.userID.map { ExactText($0) },
            beside: details.inputs
        )
        let source = try reader.read(FilePath(account))
        context.inputs.add(source.files)
        return source
    }
}

/// How many threads work at the same time.
struct JobsOption: ParsableArguments {
    private static let most = 256

    @Option(
        name: [.customLong("jobs"), .customShort("j")],
        help: ArgumentHelp(
            "Work with so many threads; as many as there are cores.",
            valueName: "number"
        )
    )
    var jobs: Int?

    /// The threads that were asked for, or one for each core.
    var count: Int { jobs ?? Self.standard }

    /// One thread for each core.
    static var standard: Int { min(most, ProcessSetup.processorCount) }

    func validate() throws {
        guard let jobs, !(1...Self.most).contains(jobs) else { return }
        throw ValidationError("--jobs is a number from 1 to \(Self.most)")
    }
}

/// What opens files with room keys, read.
struct RoomKeyKeys {
    /// The private keys of backups.
    var backupKeys: [SecretBytes]
    /// The passphrases of key exports and archives.
    var passphrases: [SecretBytes]
    /// The identities of archives.
    let identities: [AgeIdentity]
    /// The room of rows that do not say theirs.
    let room: ExactText?
    /// How many threads open rows.
    let threads: Int
    /// Whether damaged key exports are taken for what they still give.
    let salvages: Bool
    /// Why what an account was to give as a key of its backups is none.
    var refusal: RecoveryError?
    /// The account whose secret storage was opened.
    var examination: Examination?

    /// What is to be thrown where rows have no key.
    var noBackupKey: RecoveryError { refusal ?? .noBackupKey }

    private static let exportPrompt = SecretSource.prompt("Passphrase of the key export: ")

    /// The passphrases that may open a key export; the person is asked for one where there are none.
    ///
    /// - Throws: `CommandError.noExportPassphrase` where there is no terminal to ask at,
    ///   `.emptySecret`; `PrimitivesError.posix`.
    func exportPassphrases(for path: FilePath, in context: Context) throws -> [SecretBytes] {
        guard passphrases.isEmpty else { return passphrases }
        do {
            return [try Self.exportPrompt.readLine(in: context)]
        } catch PrimitivesError.posix(.noTerminal) {
            throw CommandError.noExportPassphrase(path)
        }
    }

    /// What may open an archive; the person is asked for a passphrase where there is nothing.
    ///
    /// - Throws: `CommandError.noArchiveKey` where there is no terminal to ask at, `.emptySecret`;
    ///   `PrimitivesError.posix`.
    func archiveKeys(for path: FilePath, in context: Context) throws -> ArchiveKeys {
        guard passphrases.isEmpty, identities.isEmpty else {
            return ArchiveKeys(identities: identities, passphrases: passphrases)
        }
        do {
            let passphrase = try SealPassphraseSources.prompt.readLine(in: context)
            return ArchiveKeys(passphrases: [passphrase])
        } catch PrimitivesError.posix(.noTerminal) {
            throw CommandError.noArchiveKey
        }
    }
}

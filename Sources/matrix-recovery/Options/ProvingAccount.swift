internal import ArgumentParser
internal import Formats
internal import Primitives
internal import Recovery
internal import Secrets

/// The account that a key is proved against, in commands that do without one as well.
struct ProvingAccount: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            "The account that the key is proved against, a dump, an archive or @user:server.",
            valueName: "account"
        ),
        completion: .file(),
        transform: namedPath
    )
    var path: String?

    @OptionGroup var details: AccountDetails
    @OptionGroup var session: SessionOptions
    @OptionGroup var archive: AccountArchiveSources

    func validate() throws {
        if let account { return try account.validate() }
        try session.check([])
        guard inputs.isEmpty, details.userID == nil else {
            throw ValidationError("--beside, --user-id and what opens an archive need an account")
        }
    }

    private var account: AccountOptions? {
        guard let path else { return nil }
        var account = AccountOptions()
        account.path = path
        account.details = details
        account.session = session
        return account
    }

    /// The files that are named here.
    var inputs: [FilePath] { (account?.inputs ?? []) + details.inputs + archive.inputs }

    /// Reads the account; nil where none was named.
    ///
    /// - Parameter written: what is to be written, which must not become a part of the account.
    /// - Throws: `CommandError.isArchive`, `.outputInAccount`; `RecoveryError`,
    ///   `PrimitivesError.posix`.
    func read(
        writing written: String?,
        in context: Context,
        _ output: OutputOptions
    ) async throws -> Account? {
        let read = try await account?.read(opening: archive, in: context, output)
        guard let source = read else { return nil }
        try context.ensure(source.folders, haveNo: nil, nor: [written])
        return source.account
    }

    /// Reads the one key that was given, proved where an account was named.
    ///
    /// - Parameter written: what is to be written.
    /// - Throws: `CommandError.severalKeys`, `RecoveryError.notUnlocked`, what `key` throws.
    func key(
        from keys: KeySources,
        writing written: String?,
        in context: Context,
        _ output: OutputOptions
    ) async throws -> OfferedKey {
        let account = try await read(writing: written, in: context, output)
        let entered = try keys.read(in: context, whenNone: .ask)
        guard entered.count == 1, let only = entered.first else { throw CommandError.severalKeys }
        return try await Self.key(only, of: account, in: context, output)
    }

    /// The key that was entered, proved where there is an account; it is said where it is not the
    /// account's default key.
    ///
    /// - Throws: `RecoveryError.file`, `.notUnlocked`; `CommandError.passphraseWithoutAccount`,
    ///   `.keyHasNoText`.
    static func key(
        _ entered: EnteredKey,
        of account: Account?,
        in context: Context,
        _ output: OutputOptions
    ) async throws -> OfferedKey {
        guard let account else {
            do throws(FormatError) {
                if let key = OfferedKey(try RecoveryKey.decode(entered.text)) { return key }
            } catch {
                if entered.kind == .recoveryKey {
                    throw RecoveryError.file(FilePath(entered.origin), error)
                }
            }
            throw CommandError.passphraseWithoutAccount
        }
        let examination = await Progress.during("trying the key", in: context, output) { _ in
            Examination(account, entered: [entered])
        }
        let keys = examination.matrix.keys
        let standard = SecretStorage(account.events).defaultKey.effective
        let offered = keys.compactMap { proved in
            OfferedKey(
                proved.key.material,
                proved: proved,
                isDefault: proved.key.id == standard,
                user: account.userID
            )
        }
        if let key = offered.first(where: { $0.isDefault == true }) { return key }
        if let key = offered.first {
            context.messages.warning(KeyWords.notDefault(key))
            return key
        }
        guard let other = keys.first?.key else {
            throw RecoveryError.notUnlocked(UnlockRefusal(examination))
        }
        throw CommandError.keyHasNoText(other.id, bytes: other.material.count)
    }
}

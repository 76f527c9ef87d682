internal import ArgumentParser
internal import Formats
internal import Primitives
internal import Recovery

/// `restore`: an archive's account data back into a file or folder, or all of it to a homeserver.
struct RestoreCommand: RecoveryCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Put the account data of an archive back.",
        discussion: """
            A new file gets a map from event type to content; an empty folder one event a file. \
            Account data that is there is changed in place. Where events there would be replaced, \
            the changes are shown, and are made with --force only, on a live account with --sealed-copy \
            too. To a live account, identity, key backup and room keys are restored as well, and \
            with --apply only.
            """
    )

    @OptionGroup var archive: ArchiveArgument
    @OptionGroup var keys: OpenKeySources
    @Option(
        name: .customLong("to"),
        help: ArgumentHelp(
            "Where to: a file or folder of account data, or @user:server for a live account.",
            valueName: "account"
        ),
        completion: .file(),
        transform: namedPath
    )
    var target: String
    @Flag(name: .customLong("dry-run"), help: "Only show what would change.")
    var isDryRun = false
    @Flag(name: .customLong("apply"), help: "Change the live account; otherwise it is only shown.")
    var isApplied = false
    @Flag(help: "Leave what is there, and add what is missing.")
    var onlyMissing = false
    @Flag(help: "Seal the archived secrets under a new key, when the old one is lost.")
    var rekey = false
    @Option(
        name: .customLong("save-recovery-key"),
        help: ArgumentHelp(
            "With --rekey, save the new recovery key in a new file.",
            valueName: "file"
        ),
        completion: .file(),
        transform: namedPath
    )
    var keyFile: String?
    @OptionGroup var copy: SealedCopyOptions
    @OptionGroup var backupKeys: BackupKeySources
    @OptionGroup var password: AccountPasswordSources
    @OptionGroup var session: SessionOptions
    @OptionGroup var jobs: JobsOption
    @OptionGroup var force: ForceOption
    @OptionGroup var output: OutputOptions

    var inputs: [FilePath] {
        archive.inputs + keys.inputs + copy.inputs + backupKeys.inputs + password.inputs
    }

    func validate() throws {
        try refuseDash(as: target, keyFile)
        try validateLive()
        if rekey != (keyFile != nil) {
            throw ValidationError("--rekey and --save-recovery-key go together")
        }
    }

    func run(in context: Context) async throws -> ExitStatus {
        if isLive { return try await runLive(in: context) }
        let opened = try keys.read(in: context)
        let loaded = try await Progress.during("opening", in: context, output) { _ in
            try archive.open(opened, keys.signature, in: context).loadAccount()
        }
        let outputs = [FilePath(target)] + (keyFile.map { [FilePath($0)] } ?? [])
        try context.ensureDistinct(outputs)
        for output in outputs { try context.ensure(output: output) }
        let place = try RestoreTarget(FilePath(target), in: context)
        try context.ensure(place.folders, haveNo: nil, nor: [keyFile])
        let new = rekey ? NewStorageKey.random(.aesHMACSHA2) : nil
        let restoration = try restoration(of: loaded, over: place.events, new)
        let isRefused = !isDryRun && restoration.replaced > 0 && !force.force
        let report = RestoreReport(
            restoration,
            loaded.manifest,
            newKey: new?.key.id,
            isDryRun: isDryRun || isRefused
        )
        if isRefused {
            let refusal = CommandError.wouldReplace(restoration.replaced)
            return try context.show(report, as: output, endingWith: refusal)
        }
        if !isDryRun { try await apply(restoration, to: place, new, in: context) }
        try context.show(report, as: output)
        return restoration.unsealed.isEmpty ? .done : .findings
    }

    /// Writes; a new key is kept first, and forgotten where nothing came to be sealed under it.
    private func apply(
        _ restoration: Restoration,
        to place: RestoreTarget,
        _ new: NewStorageKey?,
        in context: Context
    ) async throws {
        var saved: NewKeyFile?
        if let new, let keyFile, restoration.newKey != .none {
            saved = try NewKeyFile(saving: new.key, at: FilePath(keyFile), context.files)
        }
        do {
            try await Progress.during("restoring", in: context, output) { progress in
                try await place.apply(restoration, in: context, progress)
            }
        } catch {
            if let saved, await place.hasNothing(under: saved.keyID, in: context) {
                saved.remove()
            }
            throw error
        }
    }

    private func restoration(
        of loaded: LoadedArchive,
        over current: [AccountDataEvent],
        _ new: NewStorageKey?
    ) throws -> Restoration {
        let extent: Restoration.Extent = onlyMissing ? .onlyMissing : .everything
        guard let new else { return Restoration(of: loaded.accountData, over: current, extent) }
        let values = Dictionary(loaded.secrets.map { ($0.type, $0.value) }) { first, _ in first }
        if values.isEmpty { throw CommandError.noSecretsInside }
        return try Restoration(
            of: loaded.accountData,
            values: values,
            over: current,
            extent,
            to: new
        )
    }
}

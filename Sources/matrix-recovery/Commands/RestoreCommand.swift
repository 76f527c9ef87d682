internal import ArgumentParser
internal import Formats
internal import Primitives
internal import Recovery

/// `restore`: an archive's account data back into a file or folder.
struct RestoreCommand: RecoveryCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Put the account data of an archive back, after showing what would change.",
        discussion: """
            A new file gets a map from event type to content; an empty folder one event a file. \
            Account data that is there is changed in place, and events that differ are only replaced with \
            --force.
            """
    )

    @OptionGroup var archive: ArchiveArgument
    @OptionGroup var keys: OpenKeySources
    @Option(
        name: .customLong("to"),
        help: ArgumentHelp(
            "The account data to restore to: a file or folder.",
            valueName: "account"
        ),
        completion: .file()
    )
    var target: String
    @Flag(name: .customLong("dry-run"), help: "Only show what would change.")
    var isDryRun = false
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
        completion: .file()
    )
    var keyFile: String?
    @OptionGroup var force: ForceOption
    @OptionGroup var output: OutputOptions

    var inputs: [FilePath] { [archive.path] + keys.inputs }

    func validate() throws {
        try refuseDash(as: target, keyFile)
        if rekey != (keyFile != nil) {
            throw ValidationError("--rekey and --save-recovery-key go together")
        }
    }

    func run(in context: Context) async throws -> ExitStatus {
        let opened = try keys.read(in: context)
        let loaded = try await Progress.during("opening", in: context, output) { _ in
            try archive.open(opened).load()
        }
        let outputs = [FilePath(target)] + (keyFile.map { [FilePath($0)] } ?? [])
        try context.ensureDistinct(outputs)
        for output in outputs { try context.ensure(output: output) }
        let place = try RestoreTarget(FilePath(target), in: context)
        try context.ensure(place.folders, haveNo: nil, nor: [keyFile])
        let new = rekey ? NewStorageKey.random(.aesHMACSHA2) : nil
        let restoration = try restoration(of: loaded, over: place.events, new)
        let report = RestoreReport(
            restoration,
            loaded.manifest,
            newKey: new?.key.id,
            isDryRun: isDryRun
        )
        if !isDryRun {
            if restoration.replaced > 0, !force.force {
                throw CommandError.wouldReplace(restoration.replaced)
            }
            if let new, let keyFile, restoration.newKey != .none {
                try save(new, FilePath(keyFile), in: context)
            }
            try await Progress.during("restoring", in: context, output) { progress in
                try await place.apply(restoration, in: context, progress)
            }
        }
        try context.show(report, as: output)
        return restoration.unsealed.isEmpty ? .done : .findings
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

    private func save(_ new: NewStorageKey, _ path: FilePath, in context: Context) throws {
        guard let text = RecoveryKey.encode(new.key.material) else { return }
        try context.files.create(path, with: text.withLineEnd)
        let back = try context.files.readSecret(path, limit: SecretSource.limit)
        guard try RecoveryKey.decode(back) == new.key.material else {
            throw RecoveryError.keyNotKept(path)
        }
    }
}

internal import ArgumentParser
internal import Formats
internal import Primitives
internal import Recovery
internal import Secrets

/// `backup reencrypt`: room keys as a key backup of another key.
struct BackupReencryptCommand: RecoveryCommand {
    static let configuration = CommandConfiguration(
        commandName: "reencrypt",
        abstract: "Seal room keys to another backup key, to be uploaded as a new backup.",
        discussion: """
            The room keys come from key backups, key exports or archives; of several copies of one, \
            the best is written. Nothing is sent: a homeserver takes the version first, then the \
            rows, and the new key belongs into secret storage.
            """
    )

    @OptionGroup var files: RoomKeyFiles
    @OptionGroup var newKey: NewBackupKeyOptions
    @OptionGroup var destination: BackupDestination
    @OptionGroup var output: OutputOptions

    var inputs: [FilePath] { files.inputs + newKey.inputs }

    func validate() throws {
        try refuseReport(output, whereStreamed: destination.isStreamed, "rows")
    }

    func run(in context: Context) async throws -> ExitStatus {
        try destination.prepare(savingKeyAt: newKey.output, in: context)
        let opening = try await files.opening.read(in: context, output)
        let sources = try files.files.map { try RoomKeyInput($0, opening, in: context) }
        let signer =
            destination.version == nil
            ? nil : try opening.examination.map { try DescriptionSigner($0) }
        let new = try newKey.read(in: context)
        let publicKey = try X25519.publicKey(of: new.key)
        let version = try NewBackupVersion(publicKey: publicKey, signer: signer)
        let rows = BackupOutput(destination, to: publicKey, threads: opening.threads, made: version)
        let sealed: BackupOutput.Sealed
        do {
            if destination.isStreamed { new.saved?.keepWhenInterrupted() }
            sealed = try await Progress.during("sealing", in: context, output) { progress in
                try rows.write(sources, RoomKeyProgress(progress))
            }
            new.saved?.keepWhenInterrupted()
            try rows.commit()
        } catch {
            // Without its key, what is sealed to it would be lost.
            if !rows.isThere { new.saved?.remove() }
            throw error
        }
        return try show(sealed, sources, version, publicKey, in: context)
    }

    private func show(
        _ sealed: BackupOutput.Sealed,
        _ sources: [RoomKeyInput],
        _ version: NewBackupVersion,
        _ publicKey: [UInt8],
        in context: Context
    ) throws -> ExitStatus {
        let keys = RoomKeysReport(
            .sealed,
            sealed.tally,
            exports: sources.exportFindings,
            contradictions: sealed.contradictions,
            written: sealed.count,
            output: destination.isStreamed ? nil : destination.file
        )
        let report = ReencryptionReport(
            keys: keys,
            publicKey: publicKey,
            version: destination.version.map { ($0, version.signedBy) }
        )
        if destination.isStreamed {
            context.tell(report, output)
        } else {
            try context.show(report, as: output)
        }
        return keys.isWhole ? .done : .findings
    }
}

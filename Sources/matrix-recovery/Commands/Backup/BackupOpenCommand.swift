internal import ArgumentParser
internal import Primitives
internal import Recovery

/// `backup open`: the room keys of a key backup, decrypted.
struct BackupOpenCommand: RecoveryCommand {
    static let configuration = CommandConfiguration(
        commandName: "open",
        abstract: "Decrypt the rows of a key backup into a key export or an archive.",
        discussion: """
            Everything that opens is written. Rows that do not open are counted with the reason, \
            and go to --rejects as they were; the exit status is then 1.
            """
    )

    @Argument(
        help:
            "The answer to /room_keys/keys, of all rooms, of one or of one session; or an archive.",
        completion: .file(),
        transform: namedPath
    )
    var file: String
    @OptionGroup var opening: RoomKeyOpening
    @OptionGroup var destination: RoomKeyDestination
    @OptionGroup var output: OutputOptions

    var inputs: [FilePath] { [FilePath(file)] + opening.inputs + destination.inputs }

    func run(in context: Context) async throws -> ExitStatus {
        try destination.prepare(in: context)
        let keys = try await opening.read(in: context, output)
        let input = try RoomKeyInput(file, keys, in: context)
        let written = try destination.open(of: [input], in: context, output)
        let tally = try await Progress.during("opening", in: context, output) { progress in
            let tally = Kept(RoomKeyTally())
            try input.read(RoomKeyProgress(progress)) { (batch) throws(RecoveryError) in
                tally.value.add(batch)
                for session in batch.sessions { try written.add(session, of: batch) }
                try written.add(rejectsOf: batch)
            }
            try written.finish()
            return tally.value
        }
        let report = RoomKeysReport(
            .opened,
            tally,
            contradictions: written.contradictions,
            written: written.count,
            output: destination.file
        )
        return try await context.show(report, of: written, to: destination, as: output)
    }
}

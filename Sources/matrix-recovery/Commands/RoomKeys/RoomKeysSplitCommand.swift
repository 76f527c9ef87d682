internal import ArgumentParser
internal import Primitives
internal import Recovery

/// `room-keys split`: a large file in parts that clients can import.
struct RoomKeysSplitCommand: RecoveryCommand {
    static let configuration = CommandConfiguration(
        commandName: "split",
        abstract: "Write the room keys of files into several, since clients freeze on large ones.",
        discussion: "NAME.txt becomes NAME-1.txt, NAME-2.txt and so on."
    )

    @OptionGroup var files: RoomKeyFiles
    @Option(help: ArgumentHelp("How many room keys one file gets.", valueName: "number"))
    var every = 10_000
    @OptionGroup var destination: RoomKeyPartsDestination
    @OptionGroup var output: OutputOptions

    var inputs: [FilePath] { files.inputs + destination.inputs }

    func validate() throws {
        guard every > 0 else { throw ValidationError("--every is a number from 1 on") }
    }

    func run(in context: Context) async throws -> ExitStatus {
        let inputs = try await files.read(in: context, output)
        let encryption = try destination.export.read(for: destination.file, in: context, output)
        let parts = RoomKeyParts(destination, every, encryption, in: context)
        let tally = try await Progress.during("splitting", in: context, output) { progress in
            let progress = RoomKeyProgress(progress)
            let tally = Kept(RoomKeyTally())
            for input in inputs {
                try input.read(progress) { (batch) throws(RecoveryError) in
                    tally.value.add(batch)
                    for session in batch.sessions { try parts.add(session, of: batch) }
                }
                try parts.rethrow()
            }
            try parts.finish()
            return tally.value
        }
        let report = RoomKeysReport(
            .split,
            tally,
            exports: inputs.exportFindings,
            output: "\(parts.count) files, \(destination.name(1)) and so on"
        )
        try context.show(report, as: output)
        return report.isWhole ? .done : .findings
    }
}

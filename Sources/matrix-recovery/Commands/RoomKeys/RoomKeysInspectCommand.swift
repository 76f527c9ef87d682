internal import ArgumentParser
internal import Primitives
internal import Recovery

/// `room-keys inspect`: how many room keys there are, by room.
struct RoomKeysInspectCommand: RecoveryCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Count the room keys of a file, by room."
    )

    @OptionGroup var files: RoomKeyFiles
    @OptionGroup var output: OutputOptions

    var inputs: [FilePath] { files.inputs }

    func run(in context: Context) async throws -> ExitStatus {
        let read = try await files.tally("counting", in: context, output)
        let report = RoomKeysReport(
            .counted,
            read.tally,
            exports: read.exports,
            showsRooms: true
        )
        try context.show(report, as: output)
        return report.isWhole ? .done : .findings
    }
}

/// `room-keys check`: whether all room keys of a file are what clients take.
struct RoomKeysCheckCommand: RecoveryCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "See whether every room key of a file is whole and of the session that it says.",
        discussion: "The exit status is 1 when something is wrong with one, or with the file."
    )

    @OptionGroup var files: RoomKeyFiles
    @OptionGroup var output: OutputOptions

    var inputs: [FilePath] { files.inputs }

    func run(in context: Context) async throws -> ExitStatus {
        let read = try await files.tally("checking", in: context, output)
        try context.show(RoomKeysReport(.checked, read.tally, exports: read.exports), as: output)
        let isWhole = read.exports.allSatisfy { $0.findings.isEmpty }
        return read.tally.rejects > 0 || !isWhole ? .findings : .done
    }
}

extension RoomKeyFiles {
    /// Reads all files and counts what is in them.
    ///
    /// - Throws: `CommandError`, `RecoveryError`, `PrimitivesError.posix`.
    fileprivate func tally(
        _ label: String,
        in context: Context,
        _ output: OutputOptions
    ) async throws -> (tally: RoomKeyTally, exports: [ExportFindings]) {
        let inputs = try await read(in: context, output)
        let tally = try await Progress.during(label, in: context, output) { progress in
            let progress = RoomKeyProgress(progress)
            let tally = Kept(RoomKeyTally())
            for input in inputs {
                try input.read(progress) { (batch) throws(RecoveryError) in tally.value.add(batch) }
            }
            return tally.value
        }
        return (tally, inputs.exportFindings)
    }
}

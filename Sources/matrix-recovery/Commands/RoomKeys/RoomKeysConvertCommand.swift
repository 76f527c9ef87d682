internal import ArgumentParser
internal import Primitives
internal import Recovery

/// `room-keys convert`: room keys in another form.
struct RoomKeysConvertCommand: RecoveryCommand {
    static let configuration = CommandConfiguration(
        commandName: "convert",
        abstract: "Write the room keys of files in another form.",
        discussion: "All of them are written; 'merge' keeps one of each session."
    )

    @OptionGroup var files: RoomKeyFiles
    @OptionGroup var destination: RoomKeyDestination
    @OptionGroup var output: OutputOptions

    var inputs: [FilePath] { files.inputs + destination.inputs }

    func validate() throws { try destination.check(output) }

    func run(in context: Context) async throws -> ExitStatus {
        try await files.write(.converted, to: destination, in: context, output)
    }
}

/// `room-keys filter`: some of the room keys.
struct RoomKeysFilterCommand: RecoveryCommand {
    static let configuration = CommandConfiguration(
        commandName: "filter",
        abstract: "Write those room keys of files that are wanted.",
        discussion: "Where several things are asked for, a room key must be all of them."
    )

    @OptionGroup var files: RoomKeyFiles
    @OptionGroup var filter: RoomKeyFilterOptions
    @OptionGroup var destination: RoomKeyDestination
    @OptionGroup var output: OutputOptions

    var inputs: [FilePath] { files.inputs + filter.inputs + destination.inputs }

    func validate() throws { try destination.check(output) }

    func run(in context: Context) async throws -> ExitStatus {
        try await files.write(
            .filtered,
            filter.read(in: context),
            made: filter.dates,
            to: destination,
            in: context,
            output
        )
    }
}

extension RoomKeyFiles {
    /// Writes the room keys of all files that are wanted.
    ///
    /// - Throws: `CommandError`, `RecoveryError`, `PrimitivesError`.
    fileprivate func write(
        _ deed: RoomKeysReport.Deed,
        _ filter: SessionFilter = SessionFilter(),
        made dates: ArchiveDates = ArchiveDates(),
        to destination: RoomKeyDestination,
        in context: Context,
        _ output: OutputOptions
    ) async throws -> ExitStatus {
        try destination.prepare(in: context)
        let inputs = try await read(in: context, output)
        let written = try destination.open(of: inputs, in: context, output)
        let tally = try await Progress.during("reading", in: context, output) { progress in
            let progress = RoomKeyProgress(progress)
            let tally = Kept(RoomKeyTally())
            for input in inputs {
                try input.read(progress, made: dates) { (batch) throws(RecoveryError) in
                    tally.value.add(batch)
                    for session in batch.sessions where filter.wants(session, of: batch) {
                        try written.add(session, of: batch)
                    }
                    try written.add(rejectsOf: batch)
                }
            }
            try written.finish()
            return tally.value
        }
        let report = RoomKeysReport(
            deed,
            tally,
            exports: inputs.exportFindings,
            contradictions: written.contradictions,
            written: written.count,
            output: destination.file
        )
        return try await context.show(report, of: written, to: destination, as: output)
    }
}

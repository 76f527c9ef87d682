internal import ArgumentParser
internal import Formats
internal import Primitives
internal import Recovery

/// `room-keys diff`: which room keys one file has and another has not.
struct RoomKeysDiffCommand: RecoveryCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Compare the room keys of two files, by room.",
        discussion: "The exit status is 1 when they are not the same."
    )

    @OptionGroup var files: RoomKeyFiles
    @OptionGroup var output: OutputOptions

    var inputs: [FilePath] { files.inputs }

    func validate() throws {
        guard files.files.count == 2 else { throw ValidationError("two files are compared") }
    }

    func run(in context: Context) async throws -> ExitStatus {
        let inputs = try await files.read(in: context, output)
        let indexes = try await Progress.during("comparing", in: context, output) { progress in
            let progress = RoomKeyProgress(progress)
            return try inputs.map { input in
                let index = Kept(SessionIndex())
                try input.read(progress) { (batch) throws(RecoveryError) in
                    for session in batch.sessions { _ = index.value.add(session) }
                }
                return index.value
            }
        }
        let report = RoomKeysDifferenceReport(indexes[0], indexes[1], files.files)
        try context.show(report, as: output)
        return report.isSame ? .done : .findings
    }
}

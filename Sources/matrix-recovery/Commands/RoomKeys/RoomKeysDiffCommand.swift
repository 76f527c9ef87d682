internal import ArgumentParser
internal import Formats
internal import Primitives
internal import Recovery

/// `room-keys diff`: which room keys one file has and another has not.
struct RoomKeysDiffCommand: RecoveryCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Compare the room keys of two files, by room.",
        discussion: """
            The exit status is 1 when they are not the same, and when a row of either file is no room \
            key.
            """
    )

    @OptionGroup var files: RoomKeyFiles
    @OptionGroup var output: OutputOptions

    var inputs: [FilePath] { files.inputs }

    func validate() throws {
        guard files.files.count == 2 else { throw ValidationError("two files are compared") }
    }

    func run(in context: Context) async throws -> ExitStatus {
        let inputs = try await files.read(in: context, output)
        let sides = try await Progress.during("comparing", in: context, output) { progress in
            let progress = RoomKeyProgress(progress)
            return try inputs.map { input in
                let side = Kept(RoomKeysDifferenceReport.Side(name: input.name))
                try input.read(progress) { (batch) throws(RecoveryError) in
                    side.value.add(batch)
                }
                return side.value
            }
        }
        let report = RoomKeysDifferenceReport(sides[0], sides[1])
        try context.show(report, as: output)
        return report.isSame ? .done : .findings
    }
}

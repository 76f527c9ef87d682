internal import ArgumentParser
internal import Primitives
internal import Recovery

/// `room-keys merge`: one file of many.
struct RoomKeysMergeCommand: RecoveryCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge",
        abstract: "Write the best copy of every room key that any of the files has.",
        discussion: """
            The better copy is the one that opens earlier messages, if it is seen to be of the same \
            key. Where copies contradict each other, the exit status is 1. A room key says that the room's \
            history may be shared by it only where all copies do.
            """
    )

    @OptionGroup var files: RoomKeyFiles
    @OptionGroup var destination: RoomKeyDestination
    @OptionGroup var output: OutputOptions

    var inputs: [FilePath] { files.inputs + destination.inputs }

    func validate() throws { try destination.check(output) }

    func run(in context: Context) async throws -> ExitStatus {
        try destination.prepare(in: context)
        let inputs = try await files.read(in: context, output)
        let written = try destination.open(for: .best, of: inputs, in: context, output)
        let merge = Kept(RoomKeyMerge())
        try await Progress.during("comparing", in: context, output) { progress in
            let progress = RoomKeyProgress(progress)
            for input in inputs {
                try input.read(progress) { (batch) throws(RecoveryError) in
                    let contradicting = merge.value.take(batch)
                    try written.add(contradicting: contradicting, of: batch)
                    try written.add(rejectsOf: batch)
                }
            }
        }
        try await Progress.during("writing", in: context, output) { progress in
            let progress = RoomKeyProgress(progress)
            for input in inputs {
                try input.read(progress) { (batch) throws(RecoveryError) in
                    try merge.value.give(batch) { (session, sharing) throws(RecoveryError) in
                        try written.add(session, of: batch, sharing: sharing)
                    }
                }
            }
            try merge.value.finish()
            try written.finish()
        }
        let report = RoomKeysReport(
            .merged,
            merge.value.tally,
            exports: inputs.exportFindings,
            contradictions: merge.value.contradictingRooms,
            written: written.count,
            output: destination.file
        )
        return try await context.show(report, of: written, to: destination, as: output)
    }
}

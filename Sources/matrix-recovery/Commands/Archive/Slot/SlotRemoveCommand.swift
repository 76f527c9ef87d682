internal import ArgumentParser
internal import Primitives
internal import Recovery

/// `archive slot remove`: a way into an archive less.
struct SlotRemoveCommand: RecoveryCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: "Take slots away from an archive, but the last.",
        discussion: """
            Needs a key that opens it. Copies that were made before still open with what is removed.
            """
    )

    @OptionGroup var archive: ArchiveArgument
    @Argument(help: ArgumentHelp("The slot's number in 'archive slot list'.", valueName: "number"))
    var numbers: [Int]
    @OptionGroup var keys: OpenKeySources
    @OptionGroup var destination: ArchiveDestination
    @OptionGroup var output: OutputOptions

    var inputs: [FilePath] { archive.inputs + keys.inputs + destination.inputs }

    func validate() throws { try archive.requireFile() }

    func run(in context: Context) async throws -> ExitStatus {
        let change = SlotRewriting(archive: archive, keys: keys, destination: destination)
        return try await change.run(adding: nil, in: context, output) { _ in
            Set(numbers.map { $0.subtractingReportingOverflow(1).partialValue })
        }
    }
}

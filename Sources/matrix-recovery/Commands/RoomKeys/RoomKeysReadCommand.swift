internal import ArgumentParser
internal import Formats
internal import Primitives
internal import Recovery

/// `room-keys read`: the messages that room keys are for.
struct RoomKeysReadCommand: RecoveryCommand {
    static let configuration = CommandConfiguration(
        commandName: "read",
        abstract: "Decrypt the events of a dump with room keys.",
        discussion: """
            Events are read from the answer to /messages, /context or /sync, from events one behind \
            another, or from what Synapse's export-data wrote. Each that was encrypted is written as \
            a line of JSON, in the clear. The exit status is 1 when a room's message was not read, \
            or was sent again by someone.
            """
    )

    @Argument(
        help: "A file with events, or a folder that Synapse's export-data wrote.",
        completion: .file(),
        transform: namedPath
    )
    var events: String

    @Option(
        name: .customLong("keys"),
        help: ArgumentHelp(
            "Read with the room keys of a key export, a list, a key backup or an archive.",
            valueName: "file"
        ),
        completion: .file(),
        transform: namedPath
    )
    var keyFiles: [String] = []

    @OptionGroup var opening: RoomKeyOpening
    @OptionGroup var destination: EventDestination
    @OptionGroup var output: OutputOptions

    var inputs: [FilePath] {
        ([events] + keyFiles).map { FilePath($0) } + opening.inputs
    }

    func validate() throws {
        for file in [events] + keyFiles { try refuseDash(asInput: file) }
        guard !keyFiles.isEmpty else {
            throw ValidationError("events are read with room keys: name their file with --keys")
        }
        try refuseReport(output, whereStreamed: destination.isStreamed, "events")
    }

    func run(in context: Context) async throws -> ExitStatus {
        let room = opening.roomID.map { ExactText($0) }
        let dump = try EventFile(FilePath(events), context.files, defaultRoom: room)
        context.inputs.add(dump.paths)
        try destination.prepare(in: context)
        let opened = try await opening.read(in: context, output)
        let files = try keyFiles.map { try RoomKeyInput($0, opened, in: context) }
        let (needs, count) = try await survey(dump, in: context)
        let keys = MessageKeys(needing: needs)
        let found = try await gather(files, into: keys, in: context)
        let (tally, written) = try await read(dump, of: count, with: keys, in: context)
        let report = MessagesReport(
            tally: tally,
            needed: needs.count,
            found: keys.count,
            keys: RoomKeysReport(.counted, found, exports: files.exportFindings),
            keyRejects: found.rejects,
            written: written,
            output: destination.isStreamed ? nil : destination.file,
            unreadOutput: destination.unread
        )
        try show(report, in: context)
        return tally.isComplete && files.exportFindings.allSatisfy(\.isWhole) ? .done : .findings
    }

    /// Which sessions the events need, and how many events there are.
    private func survey(
        _ dump: EventFile,
        in context: Context
    ) async throws -> (needs: MessageNeeds, count: Int) {
        try await Progress.during("looking", in: context, output) { progress in
            var needs = MessageNeeds()
            var count = 0
            try dump.forEachEvent { (event, room) throws(RecoveryError) in
                needs.add(event, room: room)
                count += 1
                progress.advance(to: Int64(count), of: nil, items: Int64(count))
            }
            return (needs, count)
        }
    }

    private func gather(
        _ files: [RoomKeyInput],
        into keys: MessageKeys,
        in context: Context
    ) async throws -> RoomKeyTally {
        try await Progress.during("opening", in: context, output) { progress in
            let tally = Kept(RoomKeyTally())
            let scratch = SessionKeyScratch()
            let progress = RoomKeyProgress(progress)
            for file in files {
                try file.read(progress) { (batch) throws(RecoveryError) in
                    tally.value.add(batch)
                    keys.offer(batch, scratch)
                }
            }
            return tally.value
        }
    }

    private func read(
        _ dump: EventFile,
        of count: Int,
        with keys: MessageKeys,
        in context: Context
    ) async throws -> (tally: MessageTally, written: Int) {
        try await Progress.during("reading", in: context, output) { progress in
            let written = try EventOutput(destination, in: context)
            let reader = MessageReader(keys: keys)
            var tally = MessageTally()
            try dump.forEachEvent { (event, room) throws(RecoveryError) in
                let result = reader.read(event, room: room)
                tally.add(result)
                try written.add(result, event)
                let done = Int64(tally.count)
                progress.advance(to: done, of: Int64(count), items: done)
            }
            guard tally.count == count else { throw CommandError.eventsChanged(FilePath(events)) }
            try written.finish()
            return (tally, written.count)
        }
    }

    /// On standard error where the events went to standard output.
    private func show(_ report: MessagesReport, in context: Context) throws {
        guard destination.isStreamed else { return try context.show(report, as: output) }
        guard !output.quiet else { return }
        try context.output.flush()
        var page = Page(width: context.width)
        report.render(on: &page)
        for line in page.text.split(separator: "\n") { context.messages.note(String(line)) }
    }
}

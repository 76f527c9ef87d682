internal import Formats
internal import Primitives
internal import Recovery

/// The files that events are written to, whole or not at all, or standard output.
final class EventOutput {
    private let events: EventLines
    private let unread: EventLines?
    private let isAll: Bool
    private let existing: AtomicFile.Existing
    /// How many events were written.
    private(set) var count = 0

    /// Begins to write.
    ///
    /// - Throws: `PrimitivesError.posix`.
    init(_ destination: EventDestination, in context: Context) throws {
        existing = destination.force.existing
        isAll = destination.isAll
        events = try EventLines(
            to: destination.isStreamed ? nil : FilePath(destination.file),
            context.output
        )
        unread = try destination.unread.map { try EventLines(to: FilePath($0), context.output) }
    }

    /// Writes what came of an event, and why where it was not read.
    ///
    /// - Parameter original: the event as it was.
    func add(_ event: ReadEvent, _ original: JSONValue) throws(RecoveryError) {
        try carryingPrimitive { () throws(PrimitivesError) in
            switch event.outcome {
            case .plain(let plain):
                if isAll { try write(plain, event.room) }
            case .decrypted(let plain):
                try write(plain, event.room)
            case .replayed(let plain, of: let first):
                try write(plain, event.room)
                try note(event, original, ReadWords.replayed.code, ReadWords.detail(first))
            case .unreadable(let reason):
                try note(event, original, ReadWords(reason).code, ReadWords.detail(reason))
            }
        }
    }

    /// Gives the files their names.
    ///
    /// - Throws: `PrimitivesError.posix`.
    func finish() throws {
        try unread?.finish(existing)
        try events.finish(existing)
    }

    /// An event alone in a line has lost what said around it which room it is in.
    private func write(_ event: JSONValue, _ room: ExactText?) throws(PrimitivesError) {
        let own = (try? event.member("room_id")) ?? nil
        var event = event
        if own == nil, let room, let placed = try? event.setting("room_id", to: .string(room)) {
            event = placed
        }
        try events.add(event)
        count += 1
    }

    private func note(
        _ event: ReadEvent,
        _ original: JSONValue,
        _ code: String,
        _ detail: String
    ) throws(PrimitivesError) {
        try unread?.add(
            JSONValue.object([
                ("event_id", .optional(event.eventID)),
                ("room_id", .optional(event.room)),
                ("reason", .string(ExactText(code))),
                ("detail", .string(ExactText(detail))),
                ("event", original),
            ])
        )
    }
}

/// Values as JSON, one a line.
private final class EventLines {
    private static let capacity = 64 << 10

    private let file: AtomicFile?
    private let output: Output
    private var waiting: [UInt8] = []

    /// Lines of a file, or of standard output where there is none.
    init(to path: FilePath?, _ output: Output) throws(PrimitivesError) {
        file = try path.map { (path) throws(PrimitivesError) in try AtomicFile(for: path) }
        self.output = output
    }

    func add(_ value: JSONValue) throws(PrimitivesError) {
        waiting += JSONText.line(value)
        waiting.append(UInt8(ascii: "\n"))
        if waiting.count >= Self.capacity { try flush() }
    }

    func finish(_ existing: AtomicFile.Existing) throws(PrimitivesError) {
        try flush()
        try file?.commit(existing)
    }

    private func flush() throws(PrimitivesError) {
        let bytes = waiting
        waiting = []
        if let file { try file.write(bytes) } else { try output.write(bytes) }
    }
}

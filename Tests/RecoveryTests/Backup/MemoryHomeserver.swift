import Formats
import Recovery
import Synchronization

/// Account data and key backups of one account as a homeserver keeps them, with requests that fail.
final class MemoryHomeserver: Sendable {
    /// When a request fails.
    enum Loss: CaseIterable {
        /// The server sees nothing of it.
        case before
        /// The server does it, and the answer is lost.
        case after
    }

    /// One version.
    struct Version {
        let name: ExactText
        let content: JSONValue
        var rooms: [ExactText: [ExactText: JSONValue]] = [:]
        var count: Int { rooms.values.reduce(0) { $0 + $1.count } }

        /// As a server shows it; nil for what is no version.
        var shown: BackupVersion? {
            let named = try? content.setting("version", to: .string(name))
                .setting("count", to: .integer(Int64(count)))
            return named.flatMap { BackupVersion(decoding: $0) }
        }
    }

    struct State {
        var events: [AccountDataEvent]
        var versions: [Version] = []
        var made = 0
        var requests = 0
        /// The bodies that were uploaded.
        var uploads: [[UInt8]] = []
        var failing: (number: Int, loss: Loss)?
        /// The event that is not taken.
        var refused: EventType?
        /// Done once before the request of this number.
        var meddling: (number: Int, action: @Sendable (inout State) -> Void)?

        /// All versions, the newest first.
        var shown: [BackupVersion] { versions.reversed().compactMap(\.shown) }

        mutating func make(_ content: JSONValue) -> ExactText {
            made += 1
            let name = ExactText(String(made))
            versions.append(Version(name: name, content: content))
            return name
        }

        mutating func set(_ type: EventType, to content: JSONValue) {
            let event = AccountDataEvent(type: type, content: content)
            if let index = events.firstIndex(where: { $0.type == type }) {
                events[index] = event
            } else {
                events.append(event)
            }
        }
    }

    /// What is said of an event that is not taken.
    static let refusal = HomeserverError.Refusal(status: 413, code: "M_TOO_LARGE", words: "")

    let state: Mutex<State>

    init(_ events: [AccountDataEvent]) {
        state = Mutex(State(events: events))
    }

    /// Serves a request, or loses it.
    func serve<Result>(
        _ body: (inout State) throws(RecoveryError) -> Result
    ) throws(RecoveryError) -> Result {
        let outcome = state.withLock { state -> Swift.Result<Result, RecoveryError> in
            state.requests += 1
            if let meddling = state.meddling, meddling.number == state.requests {
                meddling.action(&state)
            }
            let loss = state.failing.flatMap { $0.number == state.requests ? $0.loss : nil }
            let lost = RecoveryError.homeserver(.brokenOff("test", reason: "lost"))
            if loss == .before { return .failure(lost) }
            do throws(RecoveryError) {
                let result = try body(&state)
                return loss == nil ? .success(result) : .failure(lost)
            } catch {
                return .failure(error)
            }
        }
        return try outcome.get()
    }
}

extension MemoryHomeserver: AccountStore {
    func events() throws(RecoveryError) -> [AccountDataEvent] {
        try serve { (state) throws(RecoveryError) in state.events }
    }

    func content(of type: EventType) throws(RecoveryError) -> JSONValue? {
        try serve { (state) throws(RecoveryError) in
            state.events.first { $0.type == type }?.content
        }
    }

    func set(
        _ type: EventType,
        to content: JSONValue,
        over before: JSONValue?
    ) throws(RecoveryError) {
        try serve { (state) throws(RecoveryError) in
            if type == state.refused { throw .homeserver(.refused(Self.refusal)) }
            state.set(type, to: content)
        }
    }
}

extension MemoryHomeserver: BackupServer {
    func withBackups<Result: Sendable>(
        _ body: @Sendable (any BackupConnection) throws(RecoveryError) -> Result
    ) async throws(RecoveryError) -> Result {
        try body(MemoryBackups(self))
    }
}

/// Talks to a server in memory.
private final class MemoryBackups: BackupConnection {
    private let server: MemoryHomeserver

    init(_ server: MemoryHomeserver) {
        self.server = server
    }

    func version(_ version: ExactText?) throws(RecoveryError) -> BackupVersion? {
        try server.serve { (state) throws(RecoveryError) in
            state.versions.last { version == nil || $0.name == version }?.shown
        }
    }

    func versions() throws(RecoveryError) -> [BackupVersion] {
        try server.serve { (state) throws(RecoveryError) in
            state.shown
        }
    }

    func create(_ version: NewBackupVersion) throws(RecoveryError) -> ExactText {
        try server.serve { (state) throws(RecoveryError) in state.make(version.content) }
    }

    func set(authData: JSONValue, of version: BackupVersion) throws(RecoveryError) {}

    func remove(_ version: ExactText) throws(RecoveryError) {
        try server.serve { (state) throws(RecoveryError) in
            state.versions.removeAll { $0.name == version }
        }
    }

    func download(
        _ version: ExactText,
        _ take: (Span<UInt8>) throws(RecoveryError) -> Void
    ) throws(RecoveryError) {
        let rows = try server.serve { (state) throws(RecoveryError) in
            let rooms = state.versions.first { $0.name == version }?.rooms ?? [:]
            return JSONValue.object([
                (
                    "rooms",
                    .object(
                        rooms.map { room, rows in
                            let sessions = JSONValue.object(rows.map { ($0.key, $0.value) })
                            return (room, JSONValue.object([("sessions", sessions)]))
                        }
                    )
                )
            ]).encoded
        }
        // In pieces, as it comes from afar.
        var start = 0
        while start < rows.count {
            let end = min(start + 1000, rows.count)
            try take(rows.span.extracting(start..<end))
            start = end
        }
    }

    func row(
        of session: MegolmSessionID,
        in room: ExactText,
        of version: ExactText
    ) throws(RecoveryError) -> [UInt8]? {
        try server.serve { (state) throws(RecoveryError) in
            state.versions.first { $0.name == version }?.rooms[room]?[session.text]?.encoded
        }
    }

    func upload(_ rows: [UInt8], to version: ExactText) throws(RecoveryError) {
        try server.serve { (state) throws(RecoveryError) in
            guard let last = state.versions.indices.last, state.versions[last].name == version
            else {
                throw .backup(.replaced(state.versions.last?.name))
            }
            state.uploads.append(rows)
            let body = try? JSONValue(parsing: rows)
            for room in (try? body?.member("rooms"))??.members ?? [] {
                for row in (try? room.value.member("sessions"))??.members ?? [] {
                    let known = state.versions[last].rooms[room.name]?[row.name]
                    if let known, Self.index(of: known) <= Self.index(of: row.value) { continue }
                    state.versions[last].rooms[room.name, default: [:]][row.name] = row.value
                }
            }
        }
    }

    private static func index(of row: JSONValue) -> Int64 {
        (try? row.member("first_message_index"))??.wholeNumber ?? 0
    }
}

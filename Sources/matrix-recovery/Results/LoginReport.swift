internal import Formats
internal import Homeserver
internal import Primitives

/// What became of a session.
struct LoginReport: Renderable {
    /// What was done.
    enum What: String {
        /// There is a new session.
        case made
        /// There was one, and it holds.
        case stood
        /// It was ended, and its device removed.
        case ended
        /// It was forgotten, and may go on elsewhere.
        case forgotten
    }

    private let session: LoginSession
    private let path: FilePath
    private let what: What
    private let discoveredBy: String?

    init(_ session: LoginSession, at path: FilePath, _ what: What, _ discoveredBy: String?) {
        self.session = session
        self.path = path
        self.what = what
        self.discoveredBy = discoveredBy
    }

    func render(on page: inout Page) {
        let user = Escaping.text(session.userID)
        let device = session.deviceID.map { ", device \(Escaping.text($0))" } ?? ""
        let server = Escaping.text(session.server.text)
        switch what {
        case .made:
            page.line("logged in as \(user)\(device), at \(server)")
            page.line("the session is in \(Escaping.text(path))")
        case .stood: page.line("logged in already as \(user)\(device), at \(server)")
        case .ended: page.line("logged out \(user)\(device), which is gone, at \(server)")
        case .forgotten:
            page.line("forgot the token of \(user)\(device), which may still hold at \(server)")
        }
    }

    var json: JSONValue {
        .object([
            ("device_id", .optional(session.deviceID)),
            ("discovered_by", discoveredBy.map { .string($0) } ?? .null),
            ("homeserver", .string(session.server.text)),
            ("session", .string(ExactText(utf8: path.bytes))),
            ("state", .string(what.rawValue)),
            ("user_id", .string(session.userID)),
        ])
    }
}

/// The sessions that are kept.
struct SessionList: Renderable {
    /// Whether a session holds.
    enum State: String {
        /// The server knows it.
        case holds
        /// It does not any more.
        case ended
        /// The server did not say.
        case unknown
        /// The token is another user's.
        case ofAnother = "of-another-user"
    }

    /// One session.
    struct Row {
        let session: LoginSession
        let state: State
    }

    let rows: [Row]

    func render(on page: inout Page) {
        guard !rows.isEmpty else { return page.line("There is no session.") }
        var table = Table("user", "device", "homeserver", "session")
        for row in rows {
            table.add([
                Escaping.text(row.session.userID),
                row.session.deviceID.map { Escaping.text($0) } ?? "-",
                Escaping.text(row.session.server.text),
                row.state.rawValue,
            ])
        }
        page.table(table)
    }

    var json: JSONValue {
        let sessions = rows.map { row in
            JSONValue.object([
                ("device_id", .optional(row.session.deviceID)),
                ("homeserver", .string(row.session.server.text)),
                ("state", .string(row.state.rawValue)),
                ("user_id", .string(row.session.userID)),
            ])
        }
        return .object([("sessions", .array(sessions))])
    }
}

import Formats
import Homeserver
import Recovery
import Secrets
import Support
import Synchronization

/// A server that wants to know again who asks, as the specification has it.
final class ChallengingServer: HTTPTransport {
    static let session = "s/1"
    static let password = #"pass "word" \"#

    /// The bodies that came, parsed.
    private(set) var bodies: [JSONValue] = []
    /// Whether the page was confirmed, which the person does.
    let page = ConfirmedPage()
    /// Answers that are given before any of its own.
    var first: [(status: Int, body: String)] = []
    /// How often an answer gets lost before one comes through, from the second request on.
    var losses = 0

    private let flows: [[String]]
    private let parameters: String
    private var completed: [String] = []

    init(_ flows: [[String]], parameters: String = "{}") {
        self.flows = flows
        self.parameters = parameters
    }

    /// The `auth` objects that were shown.
    var shown: [JSONValue] { bodies.compactMap { (try? $0.member("auth")) ?? nil } }

    func send(
        _ request: HTTPRequest,
        to server: HTTPAddress,
        _ take: (Int, Span<UInt8>) throws(HomeserverError) -> Void
    ) throws(HomeserverError) -> HTTPAnswer {
        let bytes: [UInt8] =
            switch request.body {
            case .json(let bytes): bytes
            case .secret(let secret): secret.revealed
            case .none, .form: []
            }
        guard let body = try? JSONValue(parsing: bytes) else { throw .stopped }
        bodies.append(body)
        let (status, text) = first.isEmpty ? answer(to: body) : first.removeFirst()
        if bodies.count > 1, losses > 0 {
            losses -= 1
            throw .brokenOff("server", reason: "lost")
        }
        try take(status, Array(text.utf8).span)
        return HTTPAnswer(status: status)
    }

    private func answer(to body: JSONValue) -> (status: Int, body: String) {
        var fault = ""
        if let auth = (try? body.member("auth")) ?? nil {
            guard auth.string("session") == Self.session else {
                return (400, #"{"errcode":"M_UNKNOWN","error":"Unknown session"}"#)
            }
            fault = complete(auth)
        }
        for flow in flows where flow.allSatisfy({ completed.contains($0) }) { return (200, "{}") }
        var stages: [String] = []
        for flow in flows { stages.append(#"{"stages":\#(flow)}"#) }
        let head = #"{\#(fault)"session":"\#(Self.session)","params":\#(parameters)"#
        let listed = stages.joined(separator: ",")
        return (401, #"\#(head),"flows":[\#(listed)],"completed":\#(completed)}"#)
    }

    /// Takes what is shown for a stage; what is wrong with it, if anything.
    private func complete(_ auth: JSONValue) -> String {
        switch auth.string("type") {
        case "m.login.dummy"?: completed.append("m.login.dummy")
        case "m.login.password"?:
            guard auth.string("password") == Self.password else {
                return #""errcode":"M_FORBIDDEN","error":"Invalid","#
            }
            completed.append("m.login.password")
        case nil where page.isConfirmed:
            for stage in pages { completed.append(stage) }
        default: break
        }
        return ""
    }

    /// The stages that a page is for.
    private var pages: [String] {
        var pages: [String] = []
        for flow in flows {
            for stage in flow where !["m.login.dummy", "m.login.password"].contains(stage) {
                pages.append(stage)
            }
        }
        return pages
    }
}

extension JSONValue {
    fileprivate func string(_ name: ExactText) -> String? {
        guard let value = try? member(name) else { return nil }
        return value.text?.string
    }
}

/// A page that is confirmed, or not yet.
final class ConfirmedPage: Sendable {
    private let state = Mutex(false)

    var isConfirmed: Bool {
        get { state.withLock(\.self) }
        set { state.withLock { $0 = newValue } }
    }
}

/// A person who answers as a test says, and remembers what was asked.
final class ScriptedPerson: InteractivePerson {
    private let asked = Mutex([String]())
    private let typed: String
    private let visit: @Sendable (Int) -> Void

    init(
        typing password: String = ChallengingServer.password,
        _ visit: @escaping @Sendable (Int) -> Void = { _ in }
    ) {
        typed = password
        self.visit = visit
    }

    /// `password`, and the pages.
    var questions: [String] { asked.withLock(\.self) }

    func password() -> SecretBytes {
        asked.withLock { $0.append("password") }
        return SecretBytes(text: typed)
    }

    func confirm(at page: String) {
        let count = asked.withLock { asked in
            asked.append(page)
            return asked.count
        }
        visit(count)
    }
}

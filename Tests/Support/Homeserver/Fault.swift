import Formats

/// What a `FaultProxy` does to some of the requests of a run.
package struct Fault: Sendable {
    /// What happens to a request.
    package enum Action: Sendable {
        /// The connection is closed, and the server sees nothing of it.
        case drop
        /// 429, with these hints on how long to wait.
        case limited(LimitHint)
        /// A status with a page of HTML, as reverse proxies answer.
        case status(Int)
        /// What the server never said.
        case answer(ForgedAnswer)
        /// The client is killed, and the server sees nothing of the request.
        case kill
        /// The server gets it, and the connection is closed without the answer.
        case lose
        /// The server gets it, and of the answer there is half.
        case cut
        /// The server gets it, and the answer is 200 with something that is no JSON.
        case garble
        /// The server gets it, and no answer comes.
        case hold
        /// The server gets it, and then the client is killed.
        case killAfter
        /// The server gets it later.
        case delay(seconds: Int)
    }

    /// How a 429 says how long to wait.
    package enum LimitHint: Sendable {
        /// By `retry_after_ms` and a header.
        case both(milliseconds: Int)
        /// By `retry_after_ms`.
        case body(milliseconds: Int)
        /// By `Retry-After`.
        case header(seconds: Int)
    }

    /// An answer that no server gave.
    package struct ForgedAnswer: Sendable {
        let status: Int
        let headers: [(name: String, value: String)]
        let body: String
        let copies: Int?

        /// - Parameter copies: how often the body is sent, without a length said before; nil for
        ///   once and with its length.
        package init(
            status: Int = 200,
            headers: [(name: String, value: String)] = [("Content-Type", "application/json")],
            body: String,
            copies: Int? = nil
        ) {
            self.status = status
            self.headers = headers
            self.body = body
            self.copies = copies
        }
    }

    private let action: Action
    private let first: Int
    private let last: Int?
    private let method: String?
    private let path: String

    /// Of the requests with this method whose path has this regular expression in it, the one of
    /// this number, from 1; without either, of all requests of the run.
    package init(_ action: Action, at number: Int, method: String? = nil, path: String = "") {
        self.init(action, first: number, last: number, method: method, path: path)
    }

    /// The same for the request of this number and all that follow.
    package init(_ action: Action, from number: Int, method: String? = nil, path: String = "") {
        self.init(action, first: number, last: nil, method: method, path: path)
    }

    private init(_ action: Action, first: Int, last: Int?, method: String?, path: String) {
        self.action = action
        self.first = first
        self.last = last
        self.method = method
        self.path = path
    }

    /// As the program reads it.
    var encoded: JSONValue {
        let (name, value) = action.encoded
        let members: [(ExactText, JSONValue)] = [
            ("action", .string(name)), ("value", value), ("first", .integer(Int64(first))),
            ("last", last.map { .integer(Int64($0)) } ?? .null),
            ("method", method.map { .string($0) } ?? .null), ("path", .string(path)),
        ]
        return .object(members)
    }
}

extension Fault.Action {
    fileprivate var encoded: (name: String, value: JSONValue) {
        switch self {
        case .drop: ("drop", .null)
        case .limited(.both(let wait)): ("limited", .integer(Int64(wait)))
        case .limited(.body(let wait)): ("limited-body", .integer(Int64(wait)))
        case .limited(.header(let wait)): ("limited-header", .integer(Int64(wait)))
        case .status(let status): ("status", .integer(Int64(status)))
        case .answer(let answer): ("answer", answer.encoded)
        case .kill: ("kill", .null)
        case .lose: ("lose", .null)
        case .cut: ("cut", .null)
        case .garble: ("garble", .null)
        case .hold: ("hold", .null)
        case .killAfter: ("kill-after", .null)
        case .delay(let seconds): ("delay", .integer(Int64(seconds)))
        }
    }
}

extension Fault.ForgedAnswer {
    fileprivate var encoded: JSONValue {
        let headers = headers.map { (ExactText($0.name), JSONValue.string($0.value)) }
        var members: [(ExactText, JSONValue)] = [
            ("status", .integer(Int64(status))), ("headers", .object(headers)),
            ("body", .string(body)),
        ]
        if let copies { members.append(("copies", .integer(Int64(copies)))) }
        return .object(members)
    }
}

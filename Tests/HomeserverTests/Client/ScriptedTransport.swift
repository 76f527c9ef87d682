import Formats
import Homeserver
import Recovery
import Synchronization

/// Answers requests as a test says, without any network.
final class ScriptedTransport: HTTPTransport {
    /// What comes of a request.
    enum Reply {
        case answer(HTTPAnswer, [UInt8])
        case failure(HomeserverError)

        /// JSON, with a status.
        static func json(_ status: Int = 200, _ text: String) -> Reply {
            .answer(HTTPAnswer(status: status, contentType: "application/json"), Array(text.utf8))
        }

        /// A redirection.
        static func redirection(_ location: String) -> Reply {
            .answer(HTTPAnswer(status: 302, location: location), [])
        }
    }

    /// What was asked for, as `GET https://server/path`.
    private(set) var asked: [String] = []
    /// What was sent along.
    private(set) var sent: [HTTPRequest] = []
    private let reply: (Int, String, HTTPRequest) -> Reply

    /// Replies by how many requests there were before, and by the address.
    init(_ reply: @escaping (_ number: Int, _ address: String) -> Reply) {
        self.reply = { number, address, _ in reply(number, address) }
    }

    /// Replies by the request.
    init(asking reply: @escaping (HTTPRequest) -> Reply) {
        self.reply = { _, _, request in reply(request) }
    }

    /// Gives these replies one after the other, and the last again and again.
    convenience init(_ replies: Reply...) {
        self.init { number, _ in replies[min(number, replies.count - 1)] }
    }

    func send(
        _ request: HTTPRequest,
        to server: HTTPAddress,
        _ take: (Int, Span<UInt8>) throws(HomeserverError) -> Void
    ) throws(HomeserverError) -> HTTPAnswer {
        let address = server.text + request.path
        let reply = reply(asked.count, address, request)
        asked.append("\(request.method.rawValue) \(address)")
        sent.append(request)
        switch reply {
        case .failure(let error): throw error
        case .answer(let answer, let body):
            for start in stride(from: 0, to: body.count, by: 7) {
                try take(answer.status, Array(body[start..<min(start + 7, body.count)]).span)
            }
            return answer
        }
    }
}

/// Time that passes only while it is waited for.
final class ScriptedPauses: Pauses {
    private let waits = Mutex([Int]())

    /// How long was waited, in milliseconds, each time.
    var all: [Int] { waits.withLock(\.self) }
    var milliseconds: Int64 { Int64(all.reduce(0, +)) }
    func pause(milliseconds: Int) { waits.withLock { $0.append(milliseconds) } }
}

extension HTTPAddress {
    /// Where the servers of these tests are.
    static func example() throws -> HTTPAddress {
        try HTTPAddress(parsing: "https://matrix.example.org")
    }
}

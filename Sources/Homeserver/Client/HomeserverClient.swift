package import Formats
internal import Primitives
package import Recovery
package import Secrets

/// Asks a homeserver, and makes of what comes back an answer or a `HomeserverError`.
///
/// It waits where the server asks for that, not for long, and repeats what may be repeated; both are
/// said. It blocks, and one thread at a time uses it.
package final class HomeserverClient {
    /// An answer of a Matrix server: a JSON object, with whatever status.
    package struct Answer: Sendable {
        /// The status.
        package let status: Int
        /// The object.
        package let json: JSONValue

        /// Whether the server did what was asked.
        package var isSuccess: Bool { (200...299).contains(status) }

        /// The error code, where there is one.
        package var code: String? { (try? json.member("errcode"))??.text?.string }
    }

    /// The server.
    package let address: HTTPAddress
    /// The token that requests show, once there is one.
    package var token: SecretBytes?
    /// Gives a new token where the server does not know the one that was shown any more.
    private let renewal: SessionRenewal?
    /// What went back and forth so far.
    package private(set) var traffic = Traffic()

    private let transport: any HTTPTransport
    private let pauses: any Pauses
    private let notify: (HomeserverNotice) -> Void

    /// A client of the server at `address`.
    package init(
        _ address: HTTPAddress,
        token: SecretBytes? = nil,
        over transport: any HTTPTransport,
        pauses: any Pauses = SystemPauses(),
        renewal: SessionRenewal? = nil,
        notify: @escaping (HomeserverNotice) -> Void = { _ in }
    ) {
        self.address = address
        self.token = token
        self.transport = transport
        self.pauses = pauses
        self.renewal = renewal
        self.notify = notify
    }

    /// The JSON object of a good answer.
    ///
    /// - Throws: `HomeserverError`, with `.refused` for what the server does not do.
    package func json(_ request: HTTPRequest) throws(HomeserverError) -> JSONValue {
        let answer = try ask(request)
        if answer.isSuccess { return answer.json }
        throw Self.refusal(answer)
    }

    /// The JSON object of a good answer; nil where the server says that there is no such thing.
    ///
    /// - Throws: as `json`.
    package func jsonIfAny(_ request: HTTPRequest) throws(HomeserverError) -> JSONValue? {
        let answer = try ask(request)
        if answer.status == 404, answer.code == "M_NOT_FOUND" { return nil }
        if answer.isSuccess { return answer.json }
        throw Self.refusal(answer)
    }

    /// The answer, whatever the server says.
    ///
    /// - Throws: `HomeserverError` for what is no answer of a Matrix server, and `.loggedOut`.
    package func ask(_ request: HTTPRequest) throws(HomeserverError) -> Answer {
        try repeating(request) { () throws(HomeserverError) in try askOnce(request) }
    }

    private func askOnce(_ request: HTTPRequest) throws(HomeserverError) -> Answer {
        let (answer, body) = try send(request) { (_) throws(HomeserverError) in }
        return try Self.read(answer, body, as: request.answerType)
    }

    /// Streams the body of a good answer to `take`. It is not repeated once a byte was taken.
    ///
    /// - Parameter limit: the most bytes of an answer: some four million rows of a key backup, if
    ///   nothing else is said.
    /// - Returns: how many bytes there were.
    /// - Throws: as `json`, and what `take` throws.
    package func stream(
        _ request: HTTPRequest,
        limit: Int = 4_000_000_000,
        _ take: (Span<UInt8>) throws(HomeserverError) -> Void
    ) throws(HomeserverError) -> Int {
        var request = request
        request.isStreamed = true
        request.limit = limit
        var taken = 0
        let isBegun = { taken > 0 }
        _ = try repeating(request, until: isBegun) { () throws(HomeserverError) in
            let (answer, body) = try send(request) { (bytes) throws(HomeserverError) in
                taken += bytes.count
                try take(bytes)
            }
            if answer.isSuccess, answer.fits(request.answerType) {
                return Answer(status: answer.status, json: .null)
            }
            throw Self.refusal(try Self.read(answer, body, as: request.answerType))
        }
        return taken
    }

    private func repeating(
        _ request: HTTPRequest,
        until isOver: () -> Bool = { false },
        _ once: () throws(HomeserverError) -> Answer
    ) throws(HomeserverError) -> Answer {
        var patience = Patience()
        while true {
            do throws(HomeserverError) {
                return try renewing(once)
            } catch {
                guard request.repetition == .harmless || error.isBeforeAnything, !isOver(),
                    wait(after: error, &patience)
                else { throw error }
            }
        }
    }

    /// Does it again with a new token, where the one that was shown has ended and can be renewed:
    /// the server did nothing for the old one.
    private func renewing(
        _ once: () throws(HomeserverError) -> Answer
    ) throws(HomeserverError) -> Answer {
        do throws(HomeserverError) {
            return try once()
        } catch .loggedOut {
            guard let renewal, let old = token else { throw .loggedOut }
            token = try renewal.token(after: old)
            return try once()
        }
    }

    /// Waits before a request is sent again, and says so; false where that is of no use, or was done
    /// often enough.
    func wait(after error: HomeserverError, _ patience: inout Patience) -> Bool {
        if case .rateLimited(let seconds) = error {
            guard patience.mayWait(seconds) else { return false }
            notify(.waiting(seconds: seconds))
            pauses.pause(milliseconds: seconds * 1000)
            return true
        }
        guard error.mayPass, let wait = patience.nextRepetition() else { return false }
        notify(.repeating(attempt: patience.repetitions + 1))
        pauses.pause(milliseconds: wait)
        return true
    }

    /// The JSON object of a good answer to a request that is sent once, whatever comes.
    ///
    /// - Throws: as `json`, with `.rateLimited` too.
    func jsonOnce(_ request: HTTPRequest) throws(HomeserverError) -> JSONValue {
        let answer = try renewing { () throws(HomeserverError) in try askOnce(request) }
        if answer.isSuccess { return answer.json }
        throw Self.refusal(answer)
    }

    /// Sends a request once. A good answer's body goes to `take` where it is streamed, and is kept
    /// otherwise.
    private func send(
        _ request: HTTPRequest,
        _ take: (Span<UInt8>) throws(HomeserverError) -> Void
    ) throws(HomeserverError) -> (HTTPAnswer, body: [UInt8]) {
        var request = request
        request.token = token
        let began = pauses.milliseconds
        var received = 0
        var body: [UInt8] = []
        traffic.requests += 1
        traffic.sent += request.body.count
        defer { traffic.received += received }
        let answer = try transport.send(request, to: address) {
            (status, bytes) throws(HomeserverError) in
            received += bytes.count
            guard received <= request.limit else { throw .answerTooLarge(request.limit) }
            if request.isStreamed, (200...299).contains(status) { return try take(bytes) }
            body += bytes.copied
        }
        let notice = HomeserverNotice.answered(
            request: "\(request.method.rawValue) \(request.path)",
            status: answer.status,
            sent: request.body.count,
            received: received,
            milliseconds: Int(pauses.milliseconds - began)
        )
        notify(notice)
        return (answer, body)
    }
}

import Formats
import Recovery
import Secrets
import Support
import Testing

@testable import Homeserver

/// What is repeated, how long is waited, and what counts as an answer. Issue 5: the Homeserver target.
@Suite struct HomeserverClientTests {
    private static let good = ScriptedTransport.Reply.json(200, #"{"a":1}"#)

    private let pauses = ScriptedPauses()

    private func client(_ transport: ScriptedTransport) throws -> HomeserverClient {
        HomeserverClient(try .example(), over: transport, pauses: pauses)
    }

    private func post(_ repetition: HTTPRequest.Repetition) -> HTTPRequest {
        var request = HTTPRequest(.post, "/p", .json(Array("{}".utf8)))
        request.repetition = repetition
        return request
    }

    // MARK: Repeats

    @Test(
        arguments: [
            HomeserverError.unreachable("h", reason: ""), .timedOut("h"),
            .brokenOff("h", reason: ""),
        ]
    )
    func repeatsWhatMayPass(_ error: HomeserverError) throws {
        let transport = ScriptedTransport(.failure(error), .failure(error), Self.good)
        _ = try client(transport).json(HTTPRequest(.put, "/p"))
        #expect(transport.asked.count == 3)
        #expect(pauses.all == [300, 1000])
    }

    @Test(arguments: [502, 503, 504])
    func repeatsWhatSomethingInBetweenAnswers(_ status: Int) throws {
        let transport = ScriptedTransport(
            .answer(HTTPAnswer(status: status, contentType: "text/html"), Array("<h1>".utf8)),
            Self.good
        )
        _ = try client(transport).json(HTTPRequest(.get, "/p"))
        #expect(transport.asked.count == 2)
    }

    @Test func givesUpAfterFourTimes() throws {
        let transport = ScriptedTransport(.failure(.timedOut("h")))
        #expect(throws: HomeserverError.timedOut("h")) {
            try client(transport).json(HTTPRequest(.get, "/p"))
        }
        #expect(transport.asked.count == 4)
        #expect(pauses.all == [300, 1000, 3000])
    }

    /// What may have been done is not done again; what cannot have reached the server is.
    @Test func sendsAHarmfulRequestOnce() throws {
        let lost = ScriptedTransport(.failure(.brokenOff("h", reason: "")), Self.good)
        #expect(throws: HomeserverError.brokenOff("h", reason: "")) {
            try client(lost).json(post(.harmful))
        }
        #expect(lost.asked.count == 1)
        let unsent = ScriptedTransport(.failure(.unreachable("h", reason: "")), Self.good)
        _ = try client(unsent).json(post(.harmful))
        #expect(unsent.asked.count == 2)
    }

    @Test(
        arguments: [
            HomeserverError.untrusted("h", reason: ""), .answerTooLarge(1), .noHTTPLibrary,
        ]
    )
    func neverRepeatsWhatStays(_ error: HomeserverError) throws {
        let transport = ScriptedTransport(.failure(error))
        #expect(throws: error) { try client(transport).json(HTTPRequest(.get, "/p")) }
        #expect(transport.asked.count == 1 && pauses.all == [])
    }

    @Test(arguments: [400, 403, 404, 500])
    func neverRepeatsARefusal(_ status: Int) throws {
        let transport = ScriptedTransport(.json(status, #"{"errcode":"M_X","error":"no"}"#))
        let refusal = HomeserverError.Refusal(status: status, code: "M_X", words: "no")
        #expect(throws: HomeserverError.refused(refusal)) {
            try client(transport).json(HTTPRequest(.get, "/p"))
        }
        #expect(transport.asked.count == 1)
    }

    @Test func neverRepeatsAStreamThatHasBegun() throws {
        let transport = ScriptedTransport(.json(200, "0123456789"))
        var taken = 0
        #expect(throws: HomeserverError.timedOut("h")) {
            _ = try client(transport).stream(HTTPRequest(.get, "/p")) {
                (bytes) throws(HomeserverError) in
                taken += bytes.count
                if taken > 7 { throw .timedOut("h") }
            }
        }
        #expect(transport.asked.count == 1)
    }

    // MARK: Waits

    @Test func waitsAsEitherHintSays() throws {
        let limited = #"{"errcode":"M_LIMIT_EXCEEDED","retry_after_ms":1500}"#
        let transport = ScriptedTransport(
            .json(429, limited),
            .answer(HTTPAnswer(status: 429, retryAfter: 7), Array("<p>".utf8)),
            .json(429, "{}"),
            Self.good
        )
        var notices: [HomeserverNotice] = []
        let client = HomeserverClient(
            try .example(),
            over: transport,
            pauses: pauses,
            notify: { notices.append($0) }
        )
        _ = try client.json(post(.harmful))
        #expect(pauses.all == [2000, 7000, 1000])
        #expect(notices.filter { if case .waiting = $0 { true } else { false } }.count == 3)
        #expect(client.traffic.requests == 4)
    }

    @Test(arguments: [61, 4_000_000_000_000])
    func waitsForAMinuteAtMost(_ seconds: Int) throws {
        let transport = ScriptedTransport(
            .answer(HTTPAnswer(status: 429, retryAfter: seconds), Array("{}".utf8))
        )
        #expect(throws: HomeserverError.rateLimited(seconds: min(seconds, 86_400))) {
            try client(transport).json(HTTPRequest(.get, "/p"))
        }
        #expect(pauses.all == [])
    }

    @Test func addsWaitsUp() throws {
        let transport = ScriptedTransport(
            .answer(HTTPAnswer(status: 429, retryAfter: 25), Array("{}".utf8))
        )
        #expect(throws: HomeserverError.rateLimited(seconds: 25)) {
            try client(transport).json(HTTPRequest(.get, "/p"))
        }
        #expect(pauses.all == [25_000, 25_000])
    }

    @Test(arguments: ["-5", "9223372036854775807", "\"7\"", "1e3"])
    func takesHintsAsTheyCome(_ hint: String) throws {
        let transport = ScriptedTransport(.json(429, #"{"retry_after_ms":\#(hint)}"#), Self.good)
        _ = try? client(transport).json(HTTPRequest(.get, "/p"))
        #expect(pauses.all.allSatisfy { (1...60_000).contains($0) })
    }

    // MARK: Answers

    @Test(arguments: ["", "[]", "7", "{", #"{"a":1}x"#, "<html>"])
    func refusesWhatIsNoObject(_ text: String) throws {
        let transport = ScriptedTransport(.json(200, text))
        #expect(throws: HomeserverError.notMatrix(status: 200)) {
            try client(transport).json(post(.harmful))
        }
    }

    @Test(arguments: [("text/html", false), ("application/json; charset=utf-8", true), ("", true)])
    func holdsAGoodAnswerToItsType(_ type: String, _ isGood: Bool) throws {
        let answer = HTTPAnswer(status: 200, contentType: type)
        let transport = ScriptedTransport(.answer(answer, Array(#"{"a":1}"#.utf8)))
        let given = try? client(transport).json(post(.harmful))
        #expect((given != nil) == isGood)
    }

    @Test func refusesAnAnswerPastItsLimit() throws {
        let transport = ScriptedTransport(.json(200, #"{"a":"0123456789"}"#))
        var request = HTTPRequest(.get, "/p")
        request.limit = 10
        #expect(throws: HomeserverError.answerTooLarge(10)) { try client(transport).json(request) }
        #expect(throws: HomeserverError.answerTooLarge(10)) {
            try client(transport).stream(request, limit: 10) { (_) throws(HomeserverError) in }
        }
    }

    @Test func followsNoRedirection() throws {
        let transport = ScriptedTransport(.redirection("https://evil.example.org/"))
        #expect(throws: HomeserverError.redirected(to: "https://evil.example.org/")) {
            try client(transport).json(HTTPRequest(.get, "/p"))
        }
        #expect(transport.asked.count == 1)
    }

    @Test func tellsThatThereIsNothing() throws {
        let nothing = ScriptedTransport(.json(404, #"{"errcode":"M_NOT_FOUND"}"#))
        #expect(try client(nothing).jsonIfAny(HTTPRequest(.get, "/p")) == nil)
        let unknown = ScriptedTransport(.json(404, #"{"errcode":"M_UNRECOGNIZED"}"#))
        #expect(throws: HomeserverError.self) {
            try client(unknown).jsonIfAny(HTTPRequest(.get, "/p"))
        }
    }

    @Test(arguments: ["M_UNKNOWN_TOKEN", "M_MISSING_TOKEN"])
    func tellsThatTheSessionHasEnded(_ code: String) throws {
        let transport = ScriptedTransport(.json(401, #"{"errcode":"\#(code)"}"#))
        #expect(throws: HomeserverError.loggedOut) {
            try client(transport).json(HTTPRequest(.get, "/p"))
        }
        #expect(transport.asked.count == 1)
    }

    @Test func cutsAServersWords() throws {
        let long = String(repeating: "x", count: 4000)
        let answer = #"{"errcode":"M_\#(long)","error":"\#(long)"}"#
        let transport = ScriptedTransport(.json(400, answer))
        let refusal = HomeserverError.Refusal(
            status: 400,
            code: "M_" + long.prefix(98),
            words: String(long.prefix(300))
        )
        #expect(throws: HomeserverError.refused(refusal)) {
            try client(transport).json(HTTPRequest(.get, "/p"))
        }
    }

    // MARK: Leaks

    @Test func neverTellsATokenInNotices() throws {
        let transport = ScriptedTransport(.failure(.timedOut("h")), .json(429, "{}"), Self.good)
        var notices: [HomeserverNotice] = []
        let token = SecretBytes(text: "syt_canary_of_a_token")
        let client = HomeserverClient(
            try .example(),
            token: token,
            over: transport,
            pauses: pauses,
            notify: { notices.append($0) }
        )
        _ = try client.json(HTTPRequest(.put, "/p", .secret(token)))
        #expect(notices.count == 4)
        #expect(Leaks.found(of: token, in: notices) == [])
        #expect(Leaks.found(of: token, in: transport.sent) == [])
        #expect(Leaks.found(of: token, in: client) == [])
    }
}

internal import Formats
internal import Recovery

extension HomeserverClient {
    /// Waits that a server asks for are taken up to a day; what is longer is no wait.
    private static let longestHint = 86_400

    /// Understands an answer.
    ///
    /// - Throws: `HomeserverError.rateLimited`, `.redirected`, `.loggedOut`, `.notMatrix` for what
    ///   is no JSON object, or comes from something between here and the server.
    static func read(
        _ answer: HTTPAnswer,
        _ body: [UInt8],
        as type: HTTPRequest.AnswerType
    ) throws(HomeserverError) -> Answer {
        if (300...399).contains(answer.status) { throw .redirected(to: answer.location) }
        let json = try? JSONValue(parsing: body)
        if answer.status == 429 { throw .rateLimited(seconds: wait(answer, json)) }
        guard let json, json.members != nil, !(502...504).contains(answer.status),
            !answer.isSuccess || answer.fits(type)
        else { throw .notMatrix(status: answer.status) }
        let read = Answer(status: answer.status, json: json)
        if answer.status == 401, let code = read.code,
            code == "M_UNKNOWN_TOKEN" || code == "M_MISSING_TOKEN"
        {
            throw .loggedOut
        }
        return read
    }

    /// The refusal that an answer is.
    static func refusal(_ answer: Answer) -> HomeserverError {
        let words = (try? answer.json.member("error"))??.text?.string ?? ""
        guard let code = answer.code else { return .notMatrix(status: answer.status) }
        return refusal(status: answer.status, code: code, words: words)
    }

    /// A refusal, whose words are cut where they are too many.
    static func refusal(status: Int, code: String, words: String) -> HomeserverError {
        .refused(
            HomeserverError.Refusal(
                status: status,
                code: String(code.prefix(100)),
                words: String(words.prefix(300))
            )
        )
    }

    /// The seconds to wait by either hint; one where there is none.
    private static func wait(_ answer: HTTPAnswer, _ json: JSONValue?) -> Int {
        let hint = (try? json?.member("retry_after_ms"))??.wholeNumber ?? 0
        let seconds = max(answer.retryAfter, Int((max(0, min(hint, 1 << 40)) + 999) / 1000), 1)
        return min(seconds, longestHint)
    }
}

extension HomeserverError {
    /// Whether the server cannot have done anything yet.
    var isBeforeAnything: Bool {
        switch self {
        case .unreachable, .rateLimited: true
        default: false
        }
    }

    /// Whether the same request may succeed a moment later.
    var mayPass: Bool {
        switch self {
        case .unreachable, .timedOut, .brokenOff: true
        case .notMatrix(let status): status == 200 || (500...599).contains(status)
        default: false
        }
    }
}

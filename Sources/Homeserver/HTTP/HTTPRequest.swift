package import Secrets

/// One HTTP request to a homeserver.
package struct HTTPRequest: Sendable {
    /// What is asked for.
    package enum Method: String, Sendable {
        /// Reads.
        case get = "GET"
        /// Replaces; sent twice it is the same.
        case put = "PUT"
        /// Does something.
        case post = "POST"
        /// Removes; sent twice it is the same.
        case delete = "DELETE"
    }

    /// What is sent along.
    package enum Body: Sendable {
        /// Nothing.
        case none
        /// JSON.
        case json([UInt8])
        /// JSON with a secret in it.
        case secret(SecretBytes)
        /// What a form sends, with a secret in it.
        case form(SecretBytes)

        /// How many bytes it has.
        var count: Int {
            switch self {
            case .none: 0
            case .json(let bytes): bytes.count
            case .secret(let secret), .form(let secret): secret.count
            }
        }
    }

    /// Whether the same request may be sent again when nobody knows what became of the first.
    package enum Repetition: Sendable {
        /// It may: twice is once.
        case harmless
        /// It may not: it would do it twice.
        case harmful
    }

    /// What the body of a good answer has to say that it is.
    package enum AnswerType: Sendable {
        /// JSON, where it says anything.
        case json
        /// Whatever it likes.
        case any
    }

    /// The method.
    package let method: Method
    /// The path, encoded, with its query.
    package let path: String
    /// The body.
    package var body = Body.none
    /// The access token, where one is to be shown.
    package var token: SecretBytes?
    /// Whether it may be repeated.
    package var repetition: Repetition
    /// The most bytes of an answer.
    package var limit = 1 << 20
    /// What a good answer has to say that it is.
    package var answerType = AnswerType.json
    /// Whether a good answer is given away while it comes, and none of it kept.
    var isStreamed = false

    /// A request for a path below the server's address.
    package init(_ method: Method, _ path: String, _ body: Body = .none) {
        self.method = method
        self.path = path
        self.body = body
        repetition = method == .post ? .harmful : .harmless
    }
}

/// An answer without its body.
package struct HTTPAnswer: Sendable {
    /// The status.
    package let status: Int
    /// Where a redirection leads, empty otherwise.
    package let location: String
    /// What the body says that it is, empty where it does not.
    package let contentType: String
    /// The seconds in `Retry-After`, 0 without.
    package let retryAfter: Int

    /// An answer.
    package init(
        status: Int,
        location: String = "",
        contentType: String = "",
        retryAfter: Int = 0
    ) {
        self.status = status
        self.location = location
        self.contentType = contentType
        self.retryAfter = retryAfter
    }

    /// Whether the body may be what is asked for.
    func fits(_ type: HTTPRequest.AnswerType) -> Bool {
        let said = contentType.lowercased().prefix { $0 != ";" && $0 != " " }
        switch type {
        case .any: return true
        case .json: return said.isEmpty || said == "application/json" || said.hasSuffix("+json")
        }
    }

    /// Whether the server did what was asked.
    package var isSuccess: Bool { (200...299).contains(status) }
}

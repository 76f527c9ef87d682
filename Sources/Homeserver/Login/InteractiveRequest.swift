internal import Formats
internal import Recovery
internal import Secrets

/// A request that a homeserver does only when it was shown again who asks: User-Interactive
/// Authentication of the Matrix specification.
///
/// The request goes out bare first. Where the server wants more, what it wants is added and the
/// request goes again, until the server has done it.
struct InteractiveRequest {
    /// More rounds than there are stages; a server that asks on and on is not answered on and on.
    private static let mostRounds = 8

    private let path: String
    private let content: [(name: ExactText, object: JSONValue)]
    private let userID: ExactText
    private let person: any InteractivePerson
    /// What was shown last, which is shown again where nobody knows what became of the request.
    private var shown: (stage: AuthenticationStage, auth: SecretBytes)?

    /// A request with these members.
    init(
        _ path: String,
        _ content: [(name: ExactText, object: JSONValue)],
        of userID: ExactText,
        _ person: any InteractivePerson
    ) {
        self.path = path
        self.content = content
        self.userID = userID
        self.person = person
    }

    /// Sends it, and answers what the server asks.
    ///
    /// - Parameter check: called before what convinces the server is sent.
    /// - Throws: `RecoveryError.homeserver`, and what `check` and the person throw.
    mutating func send(
        by client: HomeserverClient,
        _ check: () throws(RecoveryError) -> Void
    ) throws(RecoveryError) {
        for _ in 0..<Self.mostRounds {
            let answer = try carryingHomeserver { () throws(HomeserverError) in
                try client.ask(HTTPRequest(.post, path, body))
            }
            if answer.isSuccess { return }
            guard let challenge = AuthenticationChallenge(answer) else {
                throw .homeserver(HomeserverClient.refusal(answer))
            }
            try ensureNotRefused(challenge, answer)
            let stage = try carryingHomeserver { () throws(HomeserverError) in
                try challenge.nextStage()
            }
            shown = (stage, try auth(for: stage, challenge, client.address))
            try check()
        }
        throw .homeserver(.answer(property: "flows"))
    }

    private var body: HTTPRequest.Body {
        let members = content.map { ($0.name, $0.object) }
        guard let shown else { return .json(JSONValue.object(members).encoded) }
        return .secret(SecretJSON.object(members, "auth", json: shown.auth))
    }

    /// A wrong password comes back as the same question, with an error in it; where a page was to be
    /// confirmed and was not, the question is asked again.
    private func ensureNotRefused(
        _ challenge: AuthenticationChallenge,
        _ answer: HomeserverClient.Answer
    ) throws(RecoveryError) {
        guard let shown, !challenge.completed.contains(shown.stage.name) else { return }
        switch shown.stage.kind {
        case .password: throw .homeserver(.wrongPassword)
        case .dummy: throw .homeserver(HomeserverClient.refusal(answer))
        case .fallback, .linked: return
        }
    }

    private func auth(
        for stage: AuthenticationStage,
        _ challenge: AuthenticationChallenge,
        _ server: HTTPAddress
    ) throws(RecoveryError) -> SecretBytes {
        let session = challenge.session.map { [(ExactText("session"), JSONValue.string($0))] } ?? []
        let type = (ExactText("type"), JSONValue.string(stage.name))
        switch stage.kind {
        case .dummy:
            return SecretBytes(copying: JSONValue.object([type] + session).encoded)
        case .password:
            let identifier = JSONValue.object([
                ("type", .string("m.id.user")), ("user", .string(userID)),
            ])
            return SecretJSON.object(
                [type, ("identifier", identifier)] + session,
                "password",
                try person.password()
            )
        case .fallback, .linked:
            let page = try carryingHomeserver { () throws(HomeserverError) in
                try challenge.page(of: stage, at: server)
            }
            try person.confirm(at: page)
            return SecretBytes(copying: JSONValue.object(session).encoded)
        }
    }
}

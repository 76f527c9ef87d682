internal import Formats
internal import Recovery

/// One thing that a homeserver may want before it does what was asked.
struct AuthenticationStage: Equatable {
    /// The stages that are done here.
    enum Kind {
        /// Nothing.
        case dummy
        /// The account's password.
        case password
        /// A page of the server.
        case fallback
        /// A page that the challenge names.
        case linked
    }

    /// Its name.
    let name: String
    /// What it takes.
    let kind: Kind

    /// The stage of a name; nil for one that is not done here.
    init?(_ name: String) {
        switch name {
        case "m.login.dummy": kind = .dummy
        case "m.login.password": kind = .password
        case "m.login.sso": kind = .fallback
        // The second is what servers called it before it was specified.
        case "m.oauth", "org.matrix.cross_signing_reset": kind = .linked
        default: return nil
        }
        self.name = name
    }

    /// Whether the person has to go to a page for it.
    var needsBrowser: Bool { kind == .fallback || kind == .linked }
}

/// What a homeserver wants before it does what was asked: one of several lists of stages.
struct AuthenticationChallenge {
    /// What the stages belong to, given back with each of them.
    let session: ExactText?
    /// The stages that are done.
    let completed: [String]

    private static let longestName = 100

    private let flows: [[String]]
    private let parameters: JSONValue?

    /// Reads an answer; nil for one that asks for nothing.
    init?(_ answer: HomeserverClient.Answer) {
        guard answer.status == 401, let flows = (try? answer.json.member("flows"))??.elements else {
            return nil
        }
        session = (try? answer.json.member("session"))??.text
        parameters = (try? answer.json.member("params")) ?? nil
        completed = Self.names((try? answer.json.member("completed")) ?? nil)
        self.flows = flows.map { Self.names((try? $0.member("stages")) ?? nil) }
    }

    private static func names(_ list: JSONValue?) -> [String] {
        (list?.elements ?? []).compactMap(\.text?.string)
    }

    /// The stage to do next, of the flow that takes the least of the person.
    ///
    /// - Throws: `HomeserverError.stagesUnknown`, `.answer` where all is done and nothing came of it.
    func nextStage() throws(HomeserverError) -> AuthenticationStage {
        let left = flows.map { flow in flow.filter { !completed.contains($0) } }
        let possible = left.map { $0.map { AuthenticationStage($0) } }
            .filter { !$0.contains(nil) }
            .map { $0.compactMap(\.self) }
        let best = possible.min { one, two in
            let pages = (one.count(where: \.needsBrowser), two.count(where: \.needsBrowser))
            return pages.0 == pages.1 ? one.count < two.count : pages.0 < pages.1
        }
        guard let best else {
            let unknown = left.joined().filter { AuthenticationStage($0) == nil }
            var named: [String] = []
            for name in unknown.map({ String($0.prefix(Self.longestName)) })
            where !named.contains(name) { named.append(name) }
            throw .stagesUnknown(named)
        }
        guard let next = best.first else { throw .answer(property: "completed") }
        return next
    }

    /// The page where a stage is confirmed.
    ///
    /// - Throws: `HomeserverError.answer` where the server names none.
    func page(
        of stage: AuthenticationStage,
        at server: HTTPAddress
    ) throws(HomeserverError) -> String {
        if stage.kind == .linked {
            let named = (try? parameters?.member(ExactText(stage.name))?.member("url"))??.text
            guard let url = named?.string, Self.isPage(url) else { throw .answer(property: "url") }
            return url
        }
        guard let session else { throw .answer(property: "session") }
        let path = "/_matrix/client/v3/auth/\(stage.name)/fallback/web?session="
        return server.text + path + PercentEncoding.segment(session)
    }

    /// Whether a browser may be sent there: it is a page of the web, in plain characters.
    private static func isPage(_ url: String) -> Bool {
        (url.hasPrefix("https://") || url.hasPrefix("http://")) && url.utf8.count <= 4096
            && url.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    }
}

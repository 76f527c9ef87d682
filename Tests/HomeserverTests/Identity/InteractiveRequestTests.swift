import Formats
import Recovery
import Secrets
import Support
import Testing

@testable import Homeserver

/// User-Interactive Authentication, stage by stage (issue 5).
struct InteractiveRequestTests {
    private static let page = "https://account.example.org/?action=reset"

    /// Sends a request to a server, and returns what was done wrong.
    private func send(
        to server: ChallengingServer,
        _ person: ScriptedPerson = ScriptedPerson(),
        isRepeated: Bool = false,
        _ check: () throws(RecoveryError) -> Void = {}
    ) throws {
        let address = try HTTPAddress(parsing: "https://matrix.example.org")
        let client = HomeserverClient(address, over: server)
        let content = [(name: ExactText("a"), object: JSONValue.integer(1))]
        var request = InteractiveRequest("/x", content, of: "@a:x", person)
        do {
            try request.send(by: client, check)
        } catch {
            guard isRepeated, error == .homeserver(.brokenOff("server", reason: "lost")) else {
                throw error
            }
            try request.send(by: client, check)
        }
    }

    private func refusal(_ body: () throws -> Void) -> RecoveryError? {
        do {
            try body()
            return nil
        } catch {
            return error as? RecoveryError
        }
    }

    @Test func asksNobodyWhereTheServerIsContent() throws {
        let (server, person) = (ChallengingServer([]), ScriptedPerson())
        server.first = [(200, "{}")]
        try send(to: server, person)
        #expect(person.questions.isEmpty)
        #expect(server.bodies.map(\.encoded) == [Array(#"{"a":1}"#.utf8)])
    }

    private static let flows: [[[String]]] = [
        [["m.login.password"]], [["m.login.dummy", "m.login.password"]],
        [["m.login.sso"], ["m.login.recaptcha"], ["m.login.password"]],
        [["m.oauth", "m.login.dummy"], ["m.login.password", "m.login.dummy"]],
    ]

    @Test(arguments: flows)
    func showsThePassword(_ flows: [[String]]) throws {
        let (server, person) = (ChallengingServer(flows), ScriptedPerson())
        try send(to: server, person)
        #expect(person.questions == ["password"])
        let shown = try #require(
            server.shown.first { try $0.stringIfPresent(at: "type") == "m.login.password" }
        )
        #expect(try shown.value(at: "identifier").string(at: "user") == "@a:x")
        #expect(try shown.string(at: "password") == ChallengingServer.password)
        #expect(try server.bodies.allSatisfy { try $0.int(at: "a") == 1 })
    }

    @Test func asksNobodyForNothing() throws {
        let (server, person) = (ChallengingServer([["m.login.dummy"]]), ScriptedPerson())
        try send(to: server, person)
        #expect(person.questions.isEmpty)
    }

    @Test func sendsThePersonToTheFallbackPage() throws {
        let server = ChallengingServer([["m.login.sso"]])
        let person = ScriptedPerson { [page = server.page] _ in page.isConfirmed = true }
        try send(to: server, person)
        let path = "/_matrix/client/v3/auth/m.login.sso/fallback/web?session=s%2F1"
        #expect(person.questions == ["https://matrix.example.org" + path])
        #expect(try server.shown.map { try $0.string(at: "session") } == ["s/1"])
    }

    @Test(arguments: ["m.oauth", "org.matrix.cross_signing_reset"])
    func sendsThePersonToThePageThatIsNamed(_ stage: String) throws {
        let server = ChallengingServer(
            [[stage]],
            parameters: #"{"\#(stage)":{"url":"\#(Self.page)"}}"#
        )
        // Said too early the first time.
        let person = ScriptedPerson { [page = server.page] count in page.isConfirmed = count == 2 }
        try send(to: server, person)
        #expect(person.questions == [Self.page, Self.page])
    }

    /// A server that never sees the confirmation is not waited for without end.
    @Test func endsWhereNothingIsConfirmed() throws {
        let (server, person) = (ChallengingServer([["m.login.sso"]]), ScriptedPerson())
        #expect(throws: RecoveryError.homeserver(.answer(property: "flows"))) {
            try send(to: server, person)
        }
        #expect(server.bodies.count < 10)
    }

    @Test func tellsAWrongPasswordFromTheQuestion() throws {
        let server = ChallengingServer([["m.login.password"]])
        let person = ScriptedPerson(typing: "wrong")
        #expect(throws: RecoveryError.homeserver(.wrongPassword)) { try send(to: server, person) }
        #expect(person.questions == ["password"])
        #expect(server.bodies.count == 2)
    }

    @Test func namesStagesThatItCannotDo() throws {
        let server = ChallengingServer([
            ["m.login.recaptcha", "m.login.password"], ["m.login.email.identity"],
        ])
        let stages = ["m.login.recaptcha", "m.login.email.identity"]
        #expect(throws: RecoveryError.homeserver(.stagesUnknown(stages))) { try send(to: server) }
        #expect(server.shown.isEmpty)
    }

    @Test(arguments: [
        "file:///etc/passwd", "javascript:alert(1)", "https://x/ y", "https://x/\\u001b[2J", "",
    ])
    func sendsNobodyToWhatIsNoPage(_ url: String) throws {
        let server = ChallengingServer(
            [["m.oauth"]],
            parameters: #"{"m.oauth":{"url":"\#(url)"}}"#
        )
        let person = ScriptedPerson()
        #expect(throws: RecoveryError.homeserver(.answer(property: "url"))) {
            try send(to: server, person)
        }
        #expect(person.questions.isEmpty)
    }

    @Test func passesOtherRefusalsOn() throws {
        let server = ChallengingServer([])
        server.first = [(400, #"{"errcode":"M_INVALID_SIGNATURE","error":"no"}"#)]
        let refused = HomeserverError.Refusal(
            status: 400,
            code: "M_INVALID_SIGNATURE",
            words: "no"
        )
        #expect(throws: RecoveryError.homeserver(.refused(refused))) { try send(to: server) }
    }

    /// What another client did while the person typed stops it before the password goes out.
    @Test func checksBeforeItShowsAnything() throws {
        let server = ChallengingServer([["m.login.password"]])
        #expect(throws: RecoveryError.identity(.changedMeanwhile)) {
            try send(to: server) { () throws(RecoveryError) in throw .identity(.changedMeanwhile) }
        }
        #expect(server.shown.isEmpty)
    }

    @Test func showsTheSameAgainWhereTheAnswerWasLost() throws {
        let (server, person) = (ChallengingServer([["m.login.password"]]), ScriptedPerson())
        server.losses = 1
        try send(to: server, person, isRepeated: true)
        #expect(person.questions == ["password"])
        #expect(server.shown.map(\.encoded).count == 2)
    }

    @Test(arguments: [
        #"{"flows":[]}"#, #"{"flows":[{"stages":5}],"session":"s"}"#, #"{"flows":[5]}"#,
        #"{"flows":[{"stages":["m.login.sso"]}]}"#,
        #"{"flows":[{"stages":["m.login.dummy"]}],"completed":["m.login.dummy"]}"#,
    ])
    func refusesQuestionsThatAreNone(_ body: String) throws {
        let server = ChallengingServer([["m.login.dummy"]])
        server.first = [(401, body)]
        let error = refusal { try send(to: server) }
        switch error {
        case .homeserver(.answer)?, .homeserver(.stagesUnknown)?: break
        default: Issue.record("\(String(describing: error))")
        }
    }
}

import Formats
import Homeserver
import Recovery
import Testing

/// Where a user's homeserver is. Issue 5: `.well-known` discovery; spec: server discovery.
@Suite struct DiscoveryTests {
    private static let file = "https://example.org/.well-known/matrix/client"
    private static let versions = #"{"versions":["v1.11"]}"#

    /// What is found of `@alice:example.org` when the file is answered by `reply`.
    private func find(
        _ named: String = "@alice:example.org",
        _ reply: @escaping (String) -> ScriptedTransport.Reply
    ) throws -> (Discovery.Found, ScriptedTransport) {
        let transport = ScriptedTransport { _, address in
            let isServer = address.hasSuffix("/_matrix/client/versions")
            return isServer ? .json(200, Self.versions) : reply(address)
        }
        let discovery = Discovery {
            HomeserverClient($0, over: transport, pauses: ScriptedPauses())
        }
        return (try discovery.find(named), transport)
    }

    private static func file(_ base: String) -> ScriptedTransport.Reply {
        .json(200, #"{"m.homeserver":{"base_url":"\#(base)"}}"#)
    }

    @Test(arguments: ["@alice:example.org", "example.org"])
    func followsTheFile(_ named: String) throws {
        let (found, transport) = try find(named) { _ in Self.file("https://matrix.example.org/") }
        #expect(found.address.text == "https://matrix.example.org")
        #expect(found.by == "example.org")
        #expect(
            transport.asked == [
                "GET " + Self.file, "GET https://matrix.example.org/_matrix/client/versions",
            ]
        )
        #expect(transport.sent.allSatisfy { $0.token == nil })
    }

    @Test func takesAnAddressAsItIs() throws {
        let (found, transport) = try find("https://hs.example.org") { _ in .failure(.stopped) }
        #expect(found.address.text == "https://hs.example.org" && found.by == nil)
        #expect(transport.asked.count == 1)
    }

    @Test func keepsThePortOfAServerName() throws {
        let (found, _) = try find("@a:example.org:8448") { _ in .json(404, #"{"errcode":"M_X"}"#) }
        #expect(found.address.text == "https://example.org:8448")
    }

    /// Where there is no file, the server name itself answers.
    @Test(arguments: [404, 403])
    func takesTheNameWithoutAFile(_ status: Int) throws {
        let (found, _) = try find { _ in
            .answer(HTTPAnswer(status: status, contentType: "text/html"), Array("<p>".utf8))
        }
        #expect(found.address.text == "https://example.org" && found.by == nil)
    }

    /// Web servers give it as all kinds of things.
    @Test func readsTheFileOfAnyType() throws {
        let (found, _) = try find { _ in
            .answer(
                HTTPAnswer(status: 200, contentType: "text/plain"),
                Array(#"{"m.homeserver":{"base_url":"https://m.example.org"}}"#.utf8)
            )
        }
        #expect(found.address.text == "https://m.example.org")
    }

    @Test func followsARedirectionToAnotherPlace() throws {
        let target = "https://www.example.org/matrix/?v=1"
        let (found, transport) = try find { address in
            address == target ? Self.file("https://m.example.org") : .redirection(target)
        }
        #expect(found.address.text == "https://m.example.org")
        #expect(transport.asked[1] == "GET " + target)
    }

    @Test(
        arguments: [
            #"{"m.homeserver":{}}"#, #"{"m.homeserver":{"base_url":7}}"#, "{}",
            #"{"m.homeserver":{"base_url":"m.example.org"}}"#,
            #"{"m.homeserver":{"base_url":"file:///etc/passwd"}}"#,
            #"{"m.homeserver":{"base_url":"http://m.example.org"}}"#,
            #"{"m.homeserver":{"base_url":"http://127.0.0.1:80"}}"#,
            #"{"m.homeserver":{"base_url":"https://m.example.org","base_url":"https://x.org"}}"#,
        ]
    )
    func refusesAFileThatLeadsNowhere(_ text: String) {
        #expect(throws: HomeserverError.notDiscovered("example.org")) {
            try find { _ in .json(200, text) }
        }
    }

    @Test(arguments: ["{", "<html>", "[]", ""])
    func refusesAFileThatIsNoJSON(_ text: String) {
        #expect(throws: HomeserverError.notMatrix(status: 200)) {
            try find { _ in .json(200, text) }
        }
    }

    @Test(
        arguments: [
            "http://example.org/", "file:///etc/passwd", "gopher://example.org", "", "/elsewhere",
        ]
    )
    func refusesARedirectionToSomethingElse(_ target: String) {
        #expect(throws: HomeserverError.redirected(to: target)) {
            try find { _ in .redirection(target) }
        }
    }

    @Test func endsACircle() {
        #expect(throws: HomeserverError.notDiscovered("example.org")) {
            try find { address in
                .redirection(address == Self.file ? "https://example.org/other" : Self.file)
            }
        }
    }

    @Test func refusesAFileThatIsTooLong() {
        let long = #"{"x":"\#(String(repeating: "x", count: 1 << 16))"}"#
        #expect(throws: HomeserverError.answerTooLarge(1 << 16)) {
            try find { _ in .json(200, long) }
        }
    }

    @Test func refusesWhatIsNoHomeserver() {
        let transport = ScriptedTransport(.json(200, #"{"versions":7}"#))
        let discovery = Discovery {
            HomeserverClient($0, over: transport, pauses: ScriptedPauses())
        }
        #expect(throws: HomeserverError.answer(property: "versions")) {
            try discovery.find("https://example.org")
        }
    }
}

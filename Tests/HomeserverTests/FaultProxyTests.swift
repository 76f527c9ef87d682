import Formats
import Support
import Testing

/// Each fault does what it says, to the request that it is for and no other.
@Suite(.timeLimit(.minutes(30)))
struct FaultProxyTests {
    private static let versions = "/_matrix/client/versions"

    /// A proxy, and a shell to send requests from.
    private struct Setting {
        let proxy: FaultProxy
        let stage: TranscriptStage
        let port: Substring

        init() throws {
            proxy = try FaultProxy(before: TestHomeserver.named().url)
            stage = try TranscriptStage(files: [])
            port = proxy.url.drop { $0 != ":" }.dropFirst().drop { $0 != ":" }.dropFirst()
        }

        /// What is in the file `script`, run by a shell that is connected to the proxy at descriptor 3.
        func run(_ script: String, seconds: Int = 10) throws -> Transcript.Answer {
            let connected = "exec 3<>/dev/tcp/127.0.0.1/\(port); \(script)"
            return try stage.run("timeout \(seconds) bash -c '\(connected)'")
        }

        /// The bytes that answer one request, as text.
        func get(_ path: String = versions, seconds: Int = 10) throws -> String {
            let format = #"printf "GET %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n""#
            return try run("\(format) \"\(path)\" >&3; cat <&3", seconds: seconds)
                .output.joined(separator: "\n")
        }
    }

    @Test func passesOnAndCounts() throws {
        let setting = try Setting()
        #expect(try setting.get().contains("v1.11"))
        #expect(try setting.get("/_matrix/client/v3/a%2Fb?c=d").contains("M_UNRECOGNIZED"))
        let requests = try setting.proxy.begin()
        #expect(requests.map(\.number) == [1, 2])
        #expect(requests.map(\.path) == [Self.versions, "/_matrix/client/v3/a%2Fb?c=d"])
        #expect(requests.map(\.status) == [200, 404])
        #expect(requests.map(\.action) == ["pass", "pass"])
        #expect(requests.allSatisfy { $0.method == "GET" && $0.received == 0 && $0.sent > 20 })
        #expect(requests.allSatisfy { $0.texts.isEmpty })
        #expect(try setting.proxy.begin().isEmpty)
    }

    @Test func saysItsOwnURLForTheServers() throws {
        let setting = try Setting()
        let text = try setting.get("/.well-known/matrix/client")
        #expect(text.contains(setting.proxy.url))
        #expect(try !text.contains(TestHomeserver.named().url))
    }

    @Test func recordsBodiesWhereAsked() throws {
        let setting = try Setting()
        try setting.proxy.begin(bodies: .recorded)
        let user = try TestHomeserver.named().register()
        let client = try MautrixClient(user.through(setting.proxy))
        let texts = try setting.proxy.begin().map { $0.texts.joined() }
        #expect(texts.first?.contains(user.password) == true)
        #expect(texts.first?.contains(client.token) == true)
    }

    @Test(arguments: [
        (Fault.Action.drop, "", nil), (.lose, "", 200), (.cut, "{\"versions\":", 200),
        (.garble, #"{"this is": no JSON"#, 200), (.status(502), "<html><h1>502</h1></html>", nil),
        (.limited(.both(milliseconds: 1500)), #""retry_after_ms": 1500"#, nil),
        (.limited(.both(milliseconds: 1500)), "Retry-After: 2", nil),
        (.limited(.body(milliseconds: 1500)), #""retry_after_ms": 1500"#, nil),
        (.limited(.header(seconds: 3)), "Retry-After: 3", nil),
        (.answer(.init(status: 301, headers: [("Location", "file:/x")], body: "")), "file:/x", nil),
    ])
    func spoilsOneRequest(_ action: Fault.Action, _ part: String, _ status: Int?) throws {
        let setting = try Setting()
        try setting.proxy.begin([Fault(action, at: 2)])
        let whole = try setting.get()
        #expect(whole.contains("unstable_features"))
        let spoiled = try setting.get()
        #expect(part.isEmpty ? spoiled.isEmpty : spoiled.contains(part))
        #expect(spoiled != whole)
        #expect(try setting.get().contains("unstable_features"))
        #expect(try setting.proxy.begin().map(\.status) == [200, status, 200])
    }

    @Test func hintsStandAlone() throws {
        let setting = try Setting()
        try setting.proxy.begin([
            Fault(.limited(.body(milliseconds: 1500)), at: 1),
            Fault(.limited(.header(seconds: 3)), at: 2),
        ])
        #expect(try !setting.get().contains("Retry-After"))
        #expect(try !setting.get().contains("retry_after_ms"))
    }

    @Test func choosesByMethodAndPath() throws {
        let setting = try Setting()
        try setting.proxy.begin([
            Fault(.status(502), from: 2, path: "/a"), Fault(.status(503), at: 1, method: "PUT"),
        ])
        let first = try ["/a", "/b", "/a", "/a"].map { try setting.get($0).prefix(12) }
        #expect(first == ["HTTP/1.1 404", "HTTP/1.1 404", "HTTP/1.1 502", "HTTP/1.1 502"])
    }

    @Test func holdsAndDelays() throws {
        let setting = try Setting()
        try setting.proxy.begin([Fault(.hold, at: 1), Fault(.delay(seconds: 2), at: 2)])
        #expect(try setting.get(seconds: 1).isEmpty)
        #expect(try setting.get(seconds: 1).isEmpty)
        #expect(try setting.get().contains("v1.11"))
        #expect(try setting.proxy.begin().first?.status == 200)
    }

    @Test func sendsEndlessly() throws {
        let setting = try Setting()
        let body = String(repeating: "x", count: 1 << 16)
        try setting.proxy.begin([Fault(.answer(.init(body: body, copies: 1 << 16)), at: 1)])
        let head = #"printf "GET / HTTP/1.1\r\n\r\n" >&3"#
        let answer = try setting.run("\(head); head -c 20000000 <&3 | wc -c")
        #expect(answer.output == ["20000000"])
    }

    @Test(arguments: [(Fault.Action.kill, nil), (.killAfter, 200)])
    func killsTheClient(_ action: Fault.Action, _ status: Int?) throws {
        let setting = try Setting()
        let victim = setting.stage.folder + "/victim"
        try setting.proxy.begin([Fault(action, at: 1)], victim: victim)
        let head = #"printf "GET \#(Self.versions) HTTP/1.1\r\n\r\n" >&3"#
        let answer = try setting.run("echo $$ >../victim; \(head); exec cat <&3; exit 0")
        #expect(answer.status == 137)
        #expect(try setting.proxy.begin().map(\.status) == [status])
    }

    @Test func speaksTLSByAnAuthorityOfItsOwn() throws {
        let stage = try TranscriptStage(files: [])
        let server = try TestHomeserver.named().url
        let proxy = try FaultProxy(before: server, authorityIn: stage.folder)
        func get(_ url: String, trusting authority: String) throws -> Transcript.Answer {
            try stage.run(
                """
                SSL_CERT_FILE=\(authority) python3 -c 'import sys, urllib.request as r
                print(r.urlopen(sys.argv[1], timeout=10).status)' \(url)\(Self.versions)
                """
            )
        }
        #expect(try get(proxy.url, trusting: "../ca.pem").output == ["200"])
        let untrusted = try get(proxy.url, trusting: "/dev/null").errors.joined()
        #expect(untrusted.contains("CERTIFICATE_VERIFY_FAILED"))
        let other = proxy.url.replacing("localhost", with: "127.0.0.1")
        #expect(
            try get(other, trusting: "../ca.pem").errors.joined().contains("IP address mismatch")
        )
    }

    @Test func refusesAnythingButLoopback() throws {
        #expect(throws: ToolError.ended) { try FaultProxy(before: "http://192.0.2.1:8008") }
    }
}

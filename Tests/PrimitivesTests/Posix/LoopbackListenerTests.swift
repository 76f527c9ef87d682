import Primitives
import Secrets
import Support
import Testing

/// A browser that comes back to this machine, played by curl.
@Suite(.timeLimit(.minutes(20))) struct LoopbackListenerTests {
    /// What the listener has once `browser` was run, which knows its port as `$PORT`.
    private func query(
        after browser: String,
        milliseconds: Int64 = 20_000
    ) throws -> SecretBytes? {
        let listener = try LoopbackListener()
        let start = "PORT=\(listener.port); { \(browser); } >/dev/null 2>&1 &"
        _ = try ShellCommand.output(of: start, limit: 100)
        return try listener.query(of: "/here", answering: "good", milliseconds: milliseconds)
    }

    @Test func givesTheQueryOfItsPath() throws {
        let curl = "curl -s \"http://127.0.0.1:$PORT/here?a=b%20c&d\""
        #expect(try query(after: curl) == SecretBytes(text: "a=b%20c&d"))
    }

    @Test func passesOverEverythingElse() throws {
        let others = ["there?a=evil", "here", "hereafter?a=evil", "?a=evil", "//here?a=evil"]
        var curls = others.map { "curl -s \"http://127.0.0.1:$PORT/\($0)\"" }
        curls += [
            "curl -s -X POST \"http://127.0.0.1:$PORT/here?a=evil\"",
            "curl -s \"http://127.0.0.1:$PORT/here?$(head -c 40000 /dev/zero | tr \"\\0\" x)\"",
            "curl -s \"http://127.0.0.1:$PORT/here?a=good\"",
        ]
        #expect(try query(after: curls.joined(separator: "; ")) == SecretBytes(text: "a=good"))
    }

    @Test func waitsNoLonger() throws {
        let began = SystemClock.monotonicMilliseconds
        #expect(try query(after: "true", milliseconds: 200) == nil)
        #expect((200..<10_000).contains(SystemClock.monotonicMilliseconds - began))
    }
}

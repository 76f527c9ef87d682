import Formats
import Recovery
import Secrets
import Support
import Synchronization
import Testing

@testable import Homeserver

/// A write of account data whose answer is lost: it is read before it is written again. Issue 5.
@Suite struct LiveAccountWriteTests {
    private static let type = EventType(rawValue: "m.secret_storage.default_key")
    private static let before = #"{"key":"old"}"#
    private static let after = #"{"key":"new"}"#
    private static let others = #"{"key":"other"}"#

    /// A homeserver with one event, the answers to whose first writes are lost.
    private final class Server: Sendable {
        private let state: Mutex<(content: String, lost: [String], writes: Int)>

        /// - Parameter lost: what the event is when each lost answer would have come.
        init(lost: [String]) {
            state = Mutex((LiveAccountWriteTests.before, lost, 0))
        }

        var writes: Int { state.withLock(\.writes) }
        var content: String { state.withLock(\.content) }

        func answer(_ request: HTTPRequest) -> ScriptedTransport.Reply {
            state.withLock { state in
                guard request.method == .put else { return .json(200, state.content) }
                state.writes += 1
                if state.lost.isEmpty {
                    state.content = LiveAccountWriteTests.after
                    return .json(200, "{}")
                }
                state.content = state.lost.removeFirst()
                return .failure(.brokenOff("h", reason: ""))
            }
        }
    }

    /// Sets the event on `server`, and returns how many writes that took.
    private func set(on server: Server) async throws -> Int {
        let session = LoginSession(
            server: try .example(),
            userID: "@alice:example.org",
            deviceID: nil,
            origin: .given,
            authorities: nil,
            token: SecretBytes(text: "t")
        )
        let account = LiveAccount(
            session,
            over: ScriptedTransport(asking: { server.answer($0) }),
            pauses: ScriptedPauses()
        )
        let contents = try [Self.before, Self.after].map { try JSONValue(parsing: Array($0.utf8)) }
        try await account.set(Self.type, to: contents[1], over: contents[0])
        return server.writes
    }

    @Test func writesOnce() async throws {
        let server = Server(lost: [])
        #expect(try await set(on: server) == 1)
        #expect(server.content == Self.after)
    }

    @Test func readsThatALostWriteWasDone() async throws {
        let server = Server(lost: [Self.after])
        #expect(try await set(on: server) == 1)
        #expect(server.content == Self.after)
    }

    @Test func writesAgainWhatWasNotDone() async throws {
        let server = Server(lost: [Self.before, Self.before])
        #expect(try await set(on: server) == 3)
        #expect(server.content == Self.after)
    }

    @Test func overwritesNothingThatAnotherClientWrote() async throws {
        let server = Server(lost: [Self.others])
        await #expect(throws: RecoveryError.changedMeanwhile(Self.type)) {
            _ = try await set(on: server)
        }
        #expect(server.content == Self.others && server.writes == 1)
    }

    @Test func givesUpWithTheCause() async throws {
        let server = Server(lost: [String](repeating: Self.before, count: 9))
        let lost = HomeserverError.brokenOff("h", reason: "")
        await #expect(throws: RecoveryError.homeserver(lost)) { _ = try await set(on: server) }
        #expect(server.writes == 4)
    }
}

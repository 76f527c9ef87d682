import Formats
import Recovery
import Secrets
import Support
import Synchronization
import Testing

@testable import Homeserver

/// What is for another device is given up, and said, where the homeserver would refuse it each time; nowhere
/// else. Issue 6.
@Suite(.timeLimit(.minutes(30)))
struct LetterDeliveryTests {
    /// What becomes of a letter that is answered so, and whom that was told of.
    private func send(
        _ reply: ScriptedTransport.Reply
    ) async throws -> (delivery: Letter.Delivery, told: [ExactText]) {
        let session = LoginSession(
            server: try .example(),
            userID: "@alice:example.org",
            deviceID: "OWN",
            origin: .given,
            authorities: nil,
            token: SecretBytes(text: "t")
        )
        let told = Mutex([ExactText]())
        let account = LiveAccount(
            session,
            over: ScriptedTransport(reply),
            pauses: ScriptedPauses()
        ) { notice in
            if case .notSent(let devices, _) = notice { told.withLock { $0 += devices } }
        }
        let letter = Letter(
            transactionID: "1",
            type: "m.type",
            contents: ["A": Array("{}".utf8), "B": Array("{}".utf8)]
        )
        return (try await account.send(letter), told.withLock(\.self))
    }

    private static func refusal(_ status: Int, _ code: String) -> ScriptedTransport.Reply {
        .json(status, #"{"errcode":"\#(code)"}"#)
    }

    @Test func takesWhatIsSent() async throws {
        let sent = try await send(.json(200, "{}"))
        #expect(sent.delivery == .taken && sent.told.isEmpty)
    }

    @Test(
        arguments: [
            (400, "M_BAD_JSON"), (400, "M_INVALID_PARAM"), (400, "M_UNKNOWN"),
            (403, "M_FORBIDDEN"), (404, "M_NOT_FOUND"), (413, "M_TOO_LARGE"),
        ]
    )
    func givesUpWhatIsRefusedForGood(_ status: Int, _ code: String) async throws {
        let sent = try await send(Self.refusal(status, code))
        let refusal = HomeserverError.Refusal(status: status, code: code, words: "")
        #expect(sent.delivery == .refused(.refused(refusal)))
        #expect(sent.told == ["A", "B"])
    }

    /// What stands between here and the server says so in its own way.
    @Test func givesUpWhatIsTooLongOnTheWay() async throws {
        let sent = try await send(.json(413, "<html>"))
        #expect(sent.delivery == .refused(.notMatrix(status: 413)))
        #expect(sent.told == ["A", "B"])
    }

    @Test(
        arguments: [
            (401, "M_UNKNOWN_TOKEN"), (401, "M_USER_LOCKED"), (403, "M_CONSENT_NOT_GIVEN"),
            (404, "M_UNRECOGNIZED"), (400, "M_LIMIT_EXCEEDED"), (408, "M_UNKNOWN"),
            (429, "M_LIMIT_EXCEEDED"), (500, "M_UNKNOWN"), (502, "M_UNKNOWN"),
        ]
    )
    func keepsWhatMayGoBetterAnotherTime(_ status: Int, _ code: String) async throws {
        await #expect(throws: RecoveryError.self) { try await send(Self.refusal(status, code)) }
    }

    @Test func keepsWhatDidNotArrive() async throws {
        let failure = HomeserverError.brokenOff("h", reason: "")
        await #expect(throws: RecoveryError.homeserver(failure)) {
            try await send(.failure(failure))
        }
    }
}

import Formats
import Support
import Testing

/// Another client writes while a rotation runs: it stops, says what the state is, and nothing is lost.
/// Design: section 4.
@Suite(.timeLimit(.minutes(30)))
struct RotationInBetweenTests {
    private static let secret = "org.example.secret.1"

    /// The rotation stopped at this event, and said so.
    private func expectStopped(_ answer: Transcript.Answer, at type: String) throws {
        #expect(answer.status == 6)
        let error = try JSONValue(parsing: Array(answer.output.joined(separator: "\n").utf8))
            .value(at: "error")
        #expect(try error.string(at: "code") == "changed_meanwhile")
        let message = try error.string(at: "message")
        #expect(message.contains("\(type) was changed by someone else"))
        #expect(message.contains("writes are done, and every secret opens with"))
        #expect(try error.string(at: "hint").contains("rotate --abort"))
    }

    @Test func secretIsChanged() throws {
        let desk = try RotationDesk()
        let answer = try desk.rotate("--json") { try desk.client.replace(Self.secret, desk.oldKey) }
        try expectStopped(answer, at: Self.secret)
        let held = try desk.client.unlock([desk.oldKey, desk.newKey])
        #expect(held.left.isEmpty)
        #expect(held.secrets[Self.secret] != desk.made.secrets[Self.secret])
        // What someone else wrote is not written over by going back either.
        let abort = "matrix-recovery rotate \(desk.user.id) --abort --recovery-key-file old"
        let refused = try desk.expect(6, abort)
        #expect(refused.errors.contains { $0.contains(Self.secret) })
        try desk.expect(0, desk.rotate("--resume"))
        #expect(try desk.client.open(.recoveryKey(desk.newKey)).secrets == held.secrets)
    }

    @Test func allIsMovedToAnotherKey() throws {
        let desk = try RotationDesk()
        var theirs = ""
        let answer = try desk.rotate("--json") { theirs = try desk.client.rekey(desk.oldKey) }
        #expect(answer.status == 6)
        #expect(try desk.client.open(.recoveryKey(theirs)).secrets == desk.made.secrets)
        // The old key is of no use any more, and theirs finishes it.
        #expect(try desk.stage.run(desk.rotate()).status != 0)
        try desk.expect(0, "echo '\(theirs)' >theirs")
        try desk.expect(0, desk.rotate(key: "--recovery-key-file theirs"))
        #expect(try desk.client.open(.recoveryKey(desk.newKey)).secrets == desk.made.secrets)
        #expect(throws: MautrixError.self) { try desk.client.open(.recoveryKey(theirs)) }
    }

    @Test func defaultIsMoved() throws {
        let desk = try RotationDesk()
        let moved = JSONValue.object([("key", .string("elsewhere"))])
        let answer = try desk.rotate("--json") { try desk.account.put(.defaultKey, moved) }
        try expectStopped(answer, at: "m.secret_storage.default_key")
        #expect(try desk.client.unlock([desk.oldKey]).secrets == desk.made.secrets)
        #expect(try desk.client.unlock([desk.newKey]).secrets == desk.made.secrets)
        try desk.expect(0, desk.rotate())
        #expect(try desk.client.open(.recoveryKey(desk.newKey)).secrets == desk.made.secrets)
    }

    @Test func devicesComeAndGo() throws {
        let desk = try RotationDesk()
        let answer = try desk.rotate {
            let device = try MautrixClient(desk.user, device: .published).deviceID
            try desk.client.remove(device: device)
        }
        #expect(answer.status == 0)
        #expect(try desk.client.open(.recoveryKey(desk.newKey)).secrets == desk.made.secrets)
    }
}

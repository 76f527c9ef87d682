import Formats
import Recovery
import Support
import Testing

/// Both ways with vodozemac from PyPI, the implementation that clients have.
struct MegolmInteropTests {
    private static let python = TestData.root + "/../.build/python/bin/python"

    private func run(_ script: String) throws -> [String] {
        let folder = try ScratchFolder()
        try folder.write("run.py", Array(script.utf8))
        let run = try folder.run("\(Self.python) run.py")
        try #require(run.status == 0, "\(run.output)")
        return run.output.split(separator: "\n").map(String.init)
    }

    /// Every message, with the session from its start and from its last message on.
    @Test func weReadTheirMessages() throws {
        let lines = try run(
            """
            import vodozemac
            session = vodozemac.GroupSession()
            reader = vodozemac.InboundGroupSession(session.session_key)
            print(reader.export_at(0).to_base64())
            for number in range(300):
                print(session.encrypt(("message %d ✓" % number).encode()).to_base64())
            print(reader.export_at(299).to_base64())
            """
        )
        try #require(lines.count == 302)
        for (key, from) in [(lines[0], 0), (lines[301], 299)] {
            let exported = try Base64.decode(key)
            let sessions = MegolmSessions()
            let first = try ExportedSessionKey(decoding: exported.span)
            var session = sessions.add(first, exported.span)
            #expect(first.firstIndex == from)
            for number in from..<300 {
                let message = try MegolmMessage(base64: ExactText(lines[1 + number]))
                #expect(message.index == number)
                let text = try sessions.open(message, &session)
                #expect(String(decoding: text, as: UTF8.self) == "message \(number) ✓")
            }
        }
    }

    /// Wherever the ratchet goes at once, it is where theirs is.
    @Test func weJumpAsTheyDo() throws {
        let targets: [UInt32] = [
            1, 255, 256, 257, 511, 65_535, 65_536, 65_537, 1 << 20, (1 << 24) - 1, 1 << 24,
            (1 << 24) + 5, 3 << 24 | 2 << 16 | 1 << 8, .max - 1, .max,
        ]
        let lines = try run(
            """
            import vodozemac
            session = vodozemac.GroupSession()
            reader = vodozemac.InboundGroupSession(session.session_key)
            for index in [0, \(targets.map(String.init).joined(separator: ", "))]:
                print(reader.export_at(index).to_base64())
            """
        )
        let keys = try lines.map { try Base64.decode($0) }
        try #require(keys.count == targets.count + 1)
        for (start, key) in keys.enumerated() {
            for (target, expected) in zip(targets, keys.dropFirst()).dropFirst(max(0, start - 1)) {
                let ratchet = try MegolmRatchetTests.advance(key, to: target)
                #expect(ratchet == Array(expected[ExportedSessionKey.ratchetRange]))
            }
        }
    }

    /// So the sender of our tests is one that others understand, far from the start too.
    @Test func theyReadOurSendersMessages() throws {
        var messages: [String] = []
        var keys: [String] = []
        for start: UInt32 in [0, 255, 65_535, (1 << 24) - 1, .max - 1] {
            var sender = try MegolmSender(number: 20, index: start)
            keys.append(Base64.encode(sender.exported))
            sender.advance()
            messages.append(Base64.encode(try sender.message(Array("from \(start)".utf8))))
        }
        let pairs = zip(keys, messages).map { "('\($0)', '\($1)')" }.joined(separator: ", ")
        let lines = try run(
            """
            import vodozemac
            for key, message in [\(pairs)]:
                key = vodozemac.ExportedSessionKey(key)
                reader = vodozemac.InboundGroupSession.import_session(key)
                message = vodozemac.MegolmMessage.from_base64(message)
                print(reader.decrypt(message).plaintext.decode())
            """
        )
        #expect(
            lines == ["from 0", "from 255", "from 65535", "from 16777215", "from 4294967294"]
        )
    }
}

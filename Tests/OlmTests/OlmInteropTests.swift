import Formats
import Olm
import Secrets
import Support
import Testing

/// Both ways with vodozemac, which clients have, and with Debian's libolm, which they had. Spec: B12.
struct OlmInteropTests {
    /// The implementations, and how many sessions are tried with each.
    enum Library: String, CaseIterable {
        case vodozemac
        case libolm

        var sessions: Int { self == .vodozemac ? 300 : 60 }

        func start() throws -> ToolProcess {
            try ToolProcess("olm-peer", [rawValue], by: self == .vodozemac ? .tests : .system)
        }
    }

    /// A device of the other implementation.
    private struct Peer {
        let process: ToolProcess
        let device: Int64
        let key: Curve25519Key
        let oneTime: [Curve25519Key]
        let fallback: Curve25519Key
        var session: Int64?

        init(_ process: ToolProcess, device: Int64) throws {
            let made = try process.ask(
                .object([("do", .string("device")), ("count", .integer(3))])
            )
            func key(_ text: String) throws -> Curve25519Key {
                try #require(Curve25519Key(base64: ExactText(text)))
            }
            self.process = process
            self.device = device
            self.key = try key(made.string(at: "key"))
            oneTime = try made.strings(at: "one_time").map(key)
            fallback = try key(made.string(at: "fallback"))
        }

        private func ask(_ what: String, _ more: [(ExactText, JSONValue)]) throws -> JSONValue {
            try process.ask(.object([("do", .string(what)), ("device", .integer(device))] + more))
        }

        /// Begins a session, and gives its ID.
        mutating func begin(with key: Curve25519Key, _ oneTime: Curve25519Key) throws -> String {
            let made = try ask(
                "begin",
                [("key", .string(key.base64)), ("one_time", .string(oneTime.base64))]
            )
            session = Int64(try made.int(at: "session"))
            return try made.string(at: "id")
        }

        /// Takes a session, and gives its ID and what the message says.
        mutating func take(
            _ message: OlmMessage,
            from key: Curve25519Key
        ) throws -> (id: String, text: String) {
            let made = try ask(
                "take",
                [("key", .string(key.base64)), ("body", .string(message.body))]
            )
            session = Int64(try made.int(at: "session"))
            return (try made.string(at: "id"), try made.string(at: "text"))
        }

        func say(_ text: String) throws -> OlmMessage {
            let session = try #require(session)
            let made = try ask("say", [("session", .integer(session)), ("text", .string(text))])
            let body = ExactText(try made.string(at: "body"))
            return try OlmMessage(type: Int64(made.int(at: "type")), body: body)
        }

        /// What the message says; nil if it is refused.
        func hear(_ message: OlmMessage) throws -> String? {
            let session = try #require(session)
            let heard = try ask(
                "hear",
                [
                    ("session", .integer(session)), ("type", .integer(message.type)),
                    ("body", .string(message.body)),
                ]
            )
            return try heard.valueIfPresent(at: "text")?.text?.string
        }
    }

    /// Either begins, by a one-time or the fallback key; then both talk, and messages are overtaken,
    /// lost, repeated and changed.
    @Test(arguments: Library.allCases) func talks(with library: Library) throws {
        let process = try library.start()
        let random = SeededRandom(library.rawValue)
        for number in 0..<library.sessions {
            var ours = try Side("ours \(library) \(number)", oneTimeKeys: 1)
            var theirs = try Peer(process, device: Int64(number))
            let usesFallback = random.number(below: 3) == 0
            if number.isMultiple(of: 2) {
                let key = usesFallback ? theirs.fallback : theirs.oneTime[0]
                try ours.state.beginSession(
                    with: theirs.key,
                    oneTimeKey: key,
                    random: random.secret
                )
                let lost = try say("lost", by: &ours, to: theirs)
                let first = try say("ours", by: &ours, to: theirs)
                #expect(lost.isPreKey && first.isPreKey)
                let taken = try theirs.take(first, from: ours.key)
                #expect(taken.text == "ours")
                #expect(ours.state.sessions.with(theirs.key).map(\.id) == [taken.id])
            } else {
                let account = ours.state.account
                let fallback = try #require(account.unpublishedFallbackKey).key
                let key = usesFallback ? fallback : account.unpublishedOneTimeKeys[0].key
                let id = try theirs.begin(with: ours.key, key)
                _ = try theirs.say("lost")
                let first = try theirs.say("theirs")
                #expect(first.isPreKey)
                #expect(try hear(first, by: &ours, from: theirs) == "theirs")
                #expect(ours.state.sessions.with(theirs.key).map(\.id) == [id])
            }
            try talk(ours, theirs, random)
        }
    }

    /// When our one-time keys are used up, sessions begin by the fallback key, several of them.
    @Test func takesAOneTimeKeyOnceAndTheFallbackKeyAgain() throws {
        let process = try Library.vodozemac.start()
        var ours = try Side("ours, used up", oneTimeKeys: 3)
        let keys = ours.state.account.unpublishedOneTimeKeys.map(\.key)
        let fallback = try #require(ours.state.account.unpublishedFallbackKey).key
        for (number, key) in keys.enumerated() {
            var first = try Peer(process, device: Int64(2 * number))
            var second = try Peer(process, device: Int64(2 * number + 1))
            _ = try first.begin(with: ours.key, key)
            _ = try second.begin(with: ours.key, key)
            #expect(try hear(first.say("first"), by: &ours, from: first) == "first")
            let late = try second.say("late")
            #expect(throws: OlmError.oneTimeKey(key)) {
                try ours.state.receive(late, from: second.key)
            }
            _ = try second.begin(with: ours.key, fallback)
            #expect(try hear(second.say("again"), by: &ours, from: second) == "again")
        }
        #expect(ours.state.account.unpublishedOneTimeKeys.isEmpty)
    }

    private func talk(_ ours: Side, _ theirs: Peer, _ random: SeededRandom) throws {
        var ours = ours
        var toUs: [(OlmMessage, String)] = []
        var toThem: [(OlmMessage, String)] = []
        for turn in 0..<16 {
            let text = "é \(turn) " + String(repeating: "x", count: random.number(below: 40))
            switch random.number(below: 8) {
            case 0, 1: toThem.append((try say(text, by: &ours, to: theirs), text))
            case 2, 3: toUs.append((try theirs.say(text), text))
            case 4, 5:
                guard !toUs.isEmpty else { continue }
                let (message, text) = toUs.remove(at: random.number(below: toUs.count))
                let changed = Self.changed(message, random)
                if let changed { expectRefusal(of: changed, by: ours, from: theirs) }
                #expect(try hear(message, by: &ours, from: theirs) == text)
                expectRefusal(of: message, by: ours, from: theirs)
            default:
                guard !toThem.isEmpty else { continue }
                let (message, text) = toThem.remove(at: random.number(below: toThem.count))
                if let changed = Self.changed(message, random) {
                    #expect(try theirs.hear(changed) == nil)
                }
                #expect(try theirs.hear(message) == text)
                #expect(try theirs.hear(message) == nil)
            }
        }
    }

    /// The message with a bit of its MAC or ciphertext changed.
    private static func changed(_ message: OlmMessage, _ random: SeededRandom) -> OlmMessage? {
        var bytes = message.bytes
        bytes[bytes.count - 1 - random.number(below: 20)] ^= 1 << UInt8(random.number(below: 8))
        return try? OlmMessage(type: message.type, decoding: bytes)
    }

    private func say(_ text: String, by ours: inout Side, to peer: Peer) throws -> OlmMessage {
        let text = SecretBytes(text: text)
        return try ours.state.encrypt(text, to: peer.key, random: ours.random.secret)
    }

    private func hear(
        _ message: OlmMessage,
        by ours: inout Side,
        from peer: Peer
    ) throws -> String {
        let plaintext = try ours.state.receive(message, from: peer.key)
        return String(decoding: plaintext.revealed, as: UTF8.self)
    }

    private func expectRefusal(of message: OlmMessage, by ours: Side, from peer: Peer) {
        var changed = ours
        #expect(throws: OlmError.self) { try changed.state.receive(message, from: peer.key) }
        #expect(changed.state == ours.state)
    }
}

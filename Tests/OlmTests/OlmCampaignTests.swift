import Formats
import Olm
import Secrets
import Support
import Testing

/// Hundreds of sessions between two of our own, by chance and the same each time: either side begins;
/// messages are overtaken, lost, repeated and changed; both are saved and come back. What was sent is
/// read once, and everything else is refused and changes nothing.
struct OlmCampaignTests {
    /// A message that is under way, and what it says.
    private struct Sent {
        let message: OlmMessage
        let text: String
    }

    /// Two devices and the line between them.
    private struct Line {
        let random: SeededRandom
        var sides: [Side]
        /// What is under way to each.
        var underWay: [[Sent]] = [[], []]
        /// What each has read.
        var read: [[Sent]] = [[], []]
        private var count = 0

        init(_ seed: String) throws {
            random = SeededRandom(seed)
            sides = try ["one", "other"].map { try Side("\($0) \(seed)", oneTimeKeys: 3) }
        }

        mutating func begin(by side: Int) throws {
            let other = sides[1 - side]
            let oneTime = other.state.account.unpublishedOneTimeKeys.map(\.key)
            let fallback = try #require(other.state.account.unpublishedFallbackKey).key
            let keys = oneTime + [fallback]
            try sides[side].begin(with: other, oneTimeKey: keys[random.number(below: keys.count)])
        }

        mutating func say(by side: Int) throws {
            if sides[side].state.sessions.with(sides[1 - side].key).isEmpty { try begin(by: side) }
            count += 1
            let text = String(repeating: "\(count) ", count: 1 + random.number(below: 9))
            let message = try sides[side].say(text, to: sides[1 - side])
            underWay[1 - side].append(Sent(message: message, text: text))
        }

        /// One of those under way comes, not often the first.
        mutating func hear(by side: Int) throws {
            guard !underWay[side].isEmpty else { return }
            let sent = underWay[side].remove(at: random.number(below: underWay[side].count))
            // A session may begin twice with one key, of which the second is refused.
            do {
                #expect(try sides[side].hear(sent.message, from: sides[1 - side]) == sent.text)
                read[side].append(sent)
            } catch OlmError.oneTimeKey where sent.message.isPreKey {}
        }

        mutating func expectRefusal(by side: Int) throws {
            if let sent = read[side].last {
                #expect(sides[side].refusal(of: sent.message, from: sides[1 - side]) != nil)
            }
            guard let message = underWay[side].last?.message else { return }
            var bytes = message.bytes
            bytes[random.number(below: bytes.count)] ^= 1 << UInt8(random.number(below: 8))
            let changed = try? OlmMessage(type: message.type, decoding: bytes)
            guard let changed else { return }
            #expect(sides[side].refusal(of: changed, from: sides[1 - side]) != nil)
        }

        mutating func save(_ side: Int) throws {
            let state = sides[side].state
            sides[side].state = try OlmState(decoding: state.encoded)
            #expect(sides[side].state == state)
        }
    }

    @Test(arguments: 0..<5) func isReadOnce(part: Int) throws {
        var heard = 0
        for number in 0..<60 {
            var line = try Line("campaign \(part) \(number)")
            for _ in 0..<20 {
                let side = line.random.number(below: 2)
                switch line.random.number(below: 12) {
                case 0..<5: try line.say(by: side)
                case 5..<9: try line.hear(by: side)
                case 9: try line.expectRefusal(by: side)
                case 10: try line.save(side)
                default:
                    if line.underWay[side].count > 1 { line.underWay[side].removeFirst() }
                    if line.random.number(below: 5) == 0 { try line.begin(by: side) }
                }
            }
            heard += line.read[0].count + line.read[1].count
        }
        #expect(heard > 200)
    }
}

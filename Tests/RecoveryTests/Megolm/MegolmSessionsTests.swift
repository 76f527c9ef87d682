import Formats
import Primitives
import Recovery
import Secrets
import Support
import Testing

/// Messages of sessions: signature and MAC are checked, the ratchet goes where the index is.
struct MegolmSessionsTests {
    private static let text = Array("a message".utf8)

    /// Opens messages with one key.
    private struct Opened {
        let sessions = MegolmSessions()
        var session: MegolmSessions.Session

        init(_ exported: [UInt8]) throws {
            let key = try ExportedSessionKey(decoding: exported.span)
            session = sessions.add(key, exported.span)
        }

        mutating func open(_ bytes: [UInt8]) throws -> [UInt8] {
            let message: MegolmMessage
            do throws(MegolmMessageError) {
                message = try MegolmMessage(decoding: bytes)
            } catch {
                throw MegolmRefusal.malformed(error)
            }
            return try sessions.open(message, &session)
        }
    }

    @Test func opensMessagesInAnyOrder() throws {
        var sender = try MegolmSender(number: 1)
        var opened = try Opened(sender.exported)
        var messages: [(UInt32, [UInt8])] = []
        for _ in 0..<600 {
            messages.append((sender.index, try sender.message(Array("\(sender.index)".utf8))))
            sender.advance()
        }
        for (index, message) in messages + messages.reversed() + messages.shuffled() {
            #expect(try opened.open(message) == Array("\(index)".utf8))
        }
    }

    @Test(arguments: [0, 1, 15, 16, 17, 65_000]) func opensEveryLength(_ count: Int) throws {
        let sender = try MegolmSender(number: 2)
        var opened = try Opened(sender.exported)
        let text = [UInt8](repeating: 0x61, count: count)
        #expect(try opened.open(sender.message(text)) == text)
    }

    /// What is unknown in a message is covered by its MAC as the rest is.
    @Test func opensMessagesWithUnknownFields() throws {
        let sender = try MegolmSender(number: 2)
        var opened = try Opened(sender.exported)
        #expect(try opened.open(sender.message(Self.text, extra: [0x18, 1])) == Self.text)
    }

    @Test func keepsManySessionsApart() throws {
        let senders = try (0..<255).map { try MegolmSender(number: UInt8($0)) }
        let sessions = MegolmSessions()
        var all = try senders.map { sender in
            let exported = sender.exported
            return sessions.add(try ExportedSessionKey(decoding: exported.span), exported.span)
        }
        for (place, var sender) in senders.enumerated() {
            sender.advance()
            let message = try MegolmMessage(decoding: sender.message([UInt8(place)]))
            #expect(try sessions.open(message, &all[place]) == [UInt8(place)])
        }
    }

    @Test func refusesMessagesBeforeTheFirst() throws {
        var sender = try MegolmSender(number: 3)
        let early = try sender.message(Self.text)
        for _ in 0..<5 { sender.advance() }
        var opened = try Opened(sender.exported)
        #expect(throws: MegolmRefusal.beforeFirstIndex(0, first: 5)) { try opened.open(early) }
        #expect(try opened.open(sender.message(Self.text)) == Self.text)
    }

    @Test func takesABetterKeyOnly() throws {
        var sender = try MegolmSender(number: 4)
        let (best, early) = (sender.exported, try sender.message(Self.text))
        sender.advance()
        let (better, second) = (sender.exported, try sender.message(Self.text))
        for _ in 0..<300 { sender.advance() }
        var opened = try Opened(sender.exported)
        func improve(_ exported: [UInt8]) throws -> Bool {
            let key = try ExportedSessionKey(decoding: exported.span)
            return opened.sessions.improve(&opened.session, key, exported.span)
        }
        #expect(try opened.open(sender.message(Self.text)) == Self.text)
        #expect(try improve(better))
        #expect(try opened.open(second) == Self.text)
        #expect(try !improve(sender.exported))
        #expect(try !improve(better))
        #expect(throws: MegolmRefusal.beforeFirstIndex(0, first: 1)) { try opened.open(early) }
        #expect(try improve(best))
        #expect(try opened.open(early) == Self.text)
        #expect(try opened.open(sender.message(Self.text)) == Self.text)
        let other = try MegolmSender(number: 5)
        #expect(try !improve(other.exported))
    }

    @Test(.timeLimit(.minutes(20))) func refusesEveryFlippedBit() throws {
        let sender = try MegolmSender(number: 6)
        let message = try sender.message(Self.text)
        for bit in 0..<message.count * 8 {
            var opened = try Opened(sender.exported)
            var flipped = message
            flipped[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(throws: MegolmRefusal.self, "bit \(bit)") { try opened.open(flipped) }
        }
    }

    @Test func refusesEveryTruncationAndAddition() throws {
        let sender = try MegolmSender(number: 12)
        let message = try sender.message(Self.text)
        var opened = try Opened(sender.exported)
        for count in 0..<message.count {
            let (start, end) = (Array(message.prefix(count)), Array(message.suffix(count)))
            #expect(throws: MegolmRefusal.self, "\(count)") { try opened.open(start) }
            #expect(throws: MegolmRefusal.self, "\(count)") { try opened.open(end) }
            let longer = start + [0] + message.dropFirst(count)
            #expect(throws: MegolmRefusal.self, "\(count)") { try opened.open(longer) }
        }
        #expect(throws: MegolmRefusal.self) { try opened.open(message + [0]) }
        #expect(try opened.open(message) == Self.text)
    }

    /// Who holds the private key can sign what the ratchet does not vouch for.
    @Test func checksTheMACOfWhatIsSigned() throws {
        let sender = try MegolmSender(number: 7)
        let message = try sender.message(Self.text)
        let signed = message.count - 64
        for bit in 6 * 8..<signed * 8 {
            var opened = try Opened(sender.exported)
            var flipped = Array(message.prefix(signed))
            flipped[bit / 8] ^= 1 << UInt8(bit % 8)
            let forged = try sender.signed(flipped)
            #expect(throws: MegolmRefusal.mac, "bit \(bit)") { try opened.open(forged) }
        }
    }

    @Test func checksTheSignatureFirst() throws {
        let sender = try MegolmSender(number: 8)
        let other = try MegolmSender(number: 9)
        var opened = try Opened(sender.exported)
        let message = try sender.message(Self.text)
        let forged = try other.signed(Array(message.dropLast(64)))
        #expect(throws: MegolmRefusal.signature) { try opened.open(forged) }
        #expect(throws: MegolmRefusal.signature) { try opened.open(other.message(Self.text)) }
    }

    /// A session whose ratchet is another's: the public key does not vouch for it.
    @Test func refusesAnotherRatchet() throws {
        let sender = try MegolmSender(number: 10)
        var exported = sender.exported
        exported[ExportedSessionKey.ratchetRange.lowerBound] ^= 1
        var opened = try Opened(exported)
        #expect(throws: MegolmRefusal.mac) { try opened.open(sender.message(Self.text)) }
    }

    @Test func showsNothing() throws {
        let opened = try Opened(try MegolmSender(number: 11).exported)
        let ratchet = try MegolmSender(number: 11).exported[ExportedSessionKey.ratchetRange]
        let secret = SecretBytes(copying: Array(ratchet))
        #expect(Leaks.found(of: secret, in: opened.sessions) == [])
        #expect(Leaks.found(of: secret, in: opened.session) == [])
    }
}

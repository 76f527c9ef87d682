import Formats
import Recovery
import Support
import Testing

/// Of keys that contradict each other, the one that messages were encrypted by opens them.
struct ContradictingKeysTests {
    /// A key that says that it is of the sender's session and is not.
    private func forged(_ exported: [UInt8], from index: UInt8) -> [UInt8] {
        var forged = exported
        forged[4] = index
        // The last of the ratchet's values, which all others of the session are kept with.
        forged[ExportedSessionKey.ratchetRange.upperBound - 1] ^= 1
        return forged
    }

    private func texts(_ events: [String], _ keys: [[UInt8]]) throws -> [String] {
        try MessageReading.read(events, keys: keys.map { (room: "!r", key: $0) })
            .map { try MessageReading.plain($0) }
    }

    @Test func triesAllCopiesOfASession() throws {
        var sender = try MegolmSender(number: 21)
        for _ in 0..<3 { sender.advance() }
        let genuine = sender.exported
        var events: [String] = []
        for number in 0..<4 {
            events.append(try sender.event("text \(number)", id: "$\(number)", room: "!r"))
            sender.advance()
        }
        for index: UInt8 in [0, 3, 5] {
            let forged = forged(genuine, from: index)
            for keys in [[genuine, forged], [forged, genuine], [forged, forged, genuine]] {
                let texts = try texts(events, keys)
                #expect(texts.count == 4)
                for (number, text) in texts.enumerated() {
                    #expect(text.contains("\"body\":\"text \(number)\""))
                }
            }
        }
    }

    /// A forged key between takes nothing from a better one of the same ratchet.
    @Test func improvesTheCopyThatAgrees() throws {
        var sender = try MegolmSender(number: 22)
        let early = sender.exported
        let event = try sender.event("first", id: "$1", room: "!r")
        for _ in 0..<300 { sender.advance() }
        let forged = forged(sender.exported, from: 0)
        for keys in [[forged, sender.exported, early], [sender.exported, forged, early]] {
            #expect(try texts([event], keys)[0].contains("\"body\":\"first\""))
        }
    }

    @Test func saysWhatBecomesOfAKey() throws {
        var sender = try MegolmSender(number: 23)
        let (early, event) = (sender.exported, try sender.event("x", id: "$1", room: "!r"))
        sender.advance()
        var needs = MessageNeeds()
        needs.add(try MessageReading.parse(event), room: "!r")
        let keys = MessageKeys(needing: needs)
        func offer(_ key: [UInt8]) -> MessageKeys.Offer {
            keys.offer(roomID: "!r", sessionKey: key.span)
        }
        #expect(offer(sender.exported) == .kept)
        #expect(offer(forged(early, from: 0)) == .contradicts)
        #expect(offer(early) == .kept)
        #expect(offer(sender.exported) == .notBetter)
        #expect(offer(forged(early, from: 0)) == .notBetter)
        for index: UInt8 in 10..<24 { #expect(offer(forged(early, from: index)) == .contradicts) }
        #expect(offer(forged(early, from: 30)) == .tooMany)
        #expect(keys.count == 1)
    }

    /// A message that was copied into another room stands beside the original.
    @Test func tellsAMessageThatWasCopiedIntoAnotherRoom() throws {
        let sender = try MegolmSender(number: 24)
        let id = try #require(MegolmSessionID(parsing: sender.sessionID))
        let event = try sender.event("x", id: "$1", room: "!r")
        let copied = event.replacing("\"room_id\":\"!r\"", with: "\"room_id\":\"!other\"")
        let results = try MessageReading.read(
            [event, copied],
            keys: [(room: "!r", key: sender.exported)]
        )
        #expect(try MessageReading.plain(results[0]).contains("\"body\":\"x\""))
        #expect(try MessageReading.reason(results[1]) == .keyOfAnotherRoom(id))
    }
}

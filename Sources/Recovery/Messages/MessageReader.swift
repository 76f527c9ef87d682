package import Formats

/// Decrypts events, one after another.
///
/// A session says of itself only who knows its ratchet, not when a message was sent or how often:
/// so the same message in two events, which someone else may have sent again, is told, whichever of
/// them comes first here. Some 30 bytes are kept for each message that was read.
package final class MessageReader {
    private let keys: MessageKeys
    private var seen = SeenMessages()

    /// A reader with these keys.
    package init(keys: MessageKeys) {
        self.keys = keys
    }

    /// Reads an event.
    ///
    /// - Parameter room: the room that the event is in, by what it or its surroundings say.
    package func read(_ event: JSONValue, room: ExactText?) -> ReadEvent {
        let eventID = Self.member("event_id", of: event)?.text
        var encrypted: EncryptedEvent?
        let outcome: ReadEvent.Outcome
        do throws(ReadEvent.Reason) {
            encrypted = try Self.encrypted(event)
            outcome =
                try encrypted.map { (encrypted) throws(ReadEvent.Reason) in
                    try open(encrypted, event, room: room)
                } ?? .plain(event)
        } catch {
            outcome = .unreadable(error)
        }
        return ReadEvent(room: room, eventID: eventID, encrypted: encrypted, outcome: outcome)
    }

    private func open(
        _ encrypted: EncryptedEvent,
        _ event: JSONValue,
        room: ExactText?
    ) throws(ReadEvent.Reason) -> ReadEvent.Outcome {
        guard let room else { throw .noRoom }
        let message: MegolmMessage
        do throws(MegolmMessageError) {
            message = try MegolmMessage(base64: encrypted.ciphertext)
        } catch {
            throw .refused(.malformed(error))
        }
        let plaintext = try keys.open(message, of: encrypted.sessionID, in: room)
        let plain = try Self.plain(event, plaintext, encrypted, room: room)
        let before = seen.add(event, having: message.index, of: encrypted.sessionID)
        return before.map { .replayed(plain, of: $0) } ?? .decrypted(plain)
    }

    private static func encrypted(
        _ event: JSONValue
    ) throws(ReadEvent.Reason) -> EncryptedEvent? {
        do throws(EncryptedEvent.Fault) {
            return try EncryptedEvent(decoding: event)
        } catch {
            throw .event(error)
        }
    }

    /// The event with what was decrypted in place of what was encrypted.
    private static func plain(
        _ event: JSONValue,
        _ plaintext: [UInt8],
        _ encrypted: EncryptedEvent,
        room: ExactText
    ) throws(ReadEvent.Reason) -> JSONValue {
        let stated: ExactText?
        let plain: JSONValue
        do throws(FormatError) {
            let message = try JSONValue(parsing: plaintext)
            guard let type = try message.member("type"), type.text != nil,
                var content = try message.member("content"), content.members != nil
            else { throw .property("content") }
            if let relation = encrypted.relation, try content.member("m.relates_to") == nil {
                content = try content.setting("m.relates_to", to: relation)
            }
            stated = try message.member("room_id")?.text
            plain = try event.setting("type", to: type).setting("content", to: content)
        } catch {
            throw .plaintext
        }
        guard stated == room else { throw .messageOfAnotherRoom(stated) }
        return plain
    }

    private static func member(_ name: ExactText, of event: JSONValue) -> JSONValue? {
        (try? event.member(name)) ?? nil
    }
}

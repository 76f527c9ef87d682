package import Formats
import Secrets

/// The sessions that some events need, filled by whoever reads the keys.
package final class MessageKeys {
    /// What became of a key that was offered.
    package enum Offer: Equatable, Sendable {
        /// It is kept, in place of a worse one where there was one.
        case kept
        /// No event is of this session in this room.
        case notNeeded
        /// There was one already that opens as much.
        case notBetter
        /// It is no session's key.
        case malformed(FormatError)
    }

    private let needs: MessageNeeds
    private let memory = MegolmSessions()
    private var sessions: [MessageNeeds.Need: MegolmSessions.Session] = [:]
    /// Sessions that are needed, of which there was a key for a room that no event of theirs is in.
    private var inOtherRooms: Set<MegolmSessionID> = []

    /// Room for the keys of these sessions.
    package init(needing needs: MessageNeeds) {
        self.needs = needs
    }

    /// How many of the needed sessions, counted once in each room, have a key.
    package var count: Int { sessions.count }

    /// Takes a key if it is needed, and opens more than what is there.
    ///
    /// - Parameters:
    ///   - roomID: the room that the key says it is for.
    ///   - sessionKey: its 165 bytes, which are copied into guarded memory.
    @discardableResult
    package func offer(roomID: ExactText, sessionKey: Span<UInt8>) -> Offer {
        let key: ExportedSessionKey
        do throws(FormatError) {
            key = try ExportedSessionKey(decoding: sessionKey)
        } catch {
            return .malformed(error)
        }
        let session = key.id
        guard needs.contains(session) else { return .notNeeded }
        guard let need = needs.need(session, in: roomID) else {
            inOtherRooms.insert(session)
            return .notNeeded
        }
        guard var known = sessions[need] else {
            sessions[need] = memory.add(key, sessionKey)
            return .kept
        }
        guard memory.improve(&known, key, sessionKey) else { return .notBetter }
        sessions[need] = known
        return .kept
    }

    /// Opens the message of an event in a room.
    ///
    /// - Throws: `ReadEvent.Reason`.
    func open(
        _ message: MegolmMessage,
        of id: MegolmSessionID,
        in room: ExactText
    ) throws(ReadEvent.Reason) -> [UInt8] {
        guard let need = needs.need(id, in: room), var session = sessions[need] else {
            throw inOtherRooms.contains(id) ? .keyOfAnotherRoom(id) : .noKey(id)
        }
        defer { sessions[need] = session }
        do throws(MegolmRefusal) {
            return try memory.open(message, &session)
        } catch {
            throw .refused(error)
        }
    }
}

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
        /// It is kept beside one that it contradicts. One of the two is wrong, which only messages tell.
        case contradicts
        /// It contradicts so many others that it is not kept.
        case tooMany
        /// It is no session's key.
        case malformed(FormatError)
    }

    /// How many copies of a session that contradict each other are kept.
    private static let mostCopies = 16

    private let needs: MessageNeeds
    private let memory = MegolmSessions()
    private var sessions: [MessageNeeds.Need: MegolmSessions.Session] = [:]
    /// Copies that contradict those, in the order in which they came.
    private var others: [MessageNeeds.Need: [MegolmSessions.Session]] = [:]
    /// Sessions that are needed, of which there was a key for any room.
    private var found: Set<MegolmSessionID> = []

    /// Room for the keys of these sessions.
    package init(needing needs: MessageNeeds) {
        self.needs = needs
    }

    /// How many of the needed sessions, counted once in each room, have a key.
    package var count: Int { sessions.count }

    /// Takes a key if it is needed, and opens more than what is there. It takes the place of a copy
    /// only if the earlier of both ratchets, moved on to where the later begins, is that one.
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
        found.insert(session)
        guard let need = needs.need(session, in: roomID) else { return .notNeeded }
        guard let known = sessions[need] else {
            sessions[need] = memory.add(key, sessionKey)
            return .kept
        }
        var copies = [known] + others[need, default: []]
        for place in copies.indices where memory.agrees(copies[place], key, sessionKey) {
            guard memory.improve(&copies[place], key, sessionKey) else { return .notBetter }
            keep(copies, for: need)
            return .kept
        }
        guard copies.count < Self.mostCopies else { return .tooMany }
        copies.append(memory.add(key, sessionKey))
        keep(copies, for: need)
        return .contradicts
    }

    private func keep(_ copies: [MegolmSessions.Session], for need: MessageNeeds.Need) {
        sessions[need] = copies[0]
        if copies.count > 1 { others[need] = Array(copies.dropFirst()) }
    }

    /// Opens the message of an event in a room, by the first copy of its session that does.
    ///
    /// - Throws: `ReadEvent.Reason`.
    func open(
        _ message: MegolmMessage,
        of id: MegolmSessionID,
        in room: ExactText
    ) throws(ReadEvent.Reason) -> [UInt8] {
        guard let need = needs.need(id, in: room), let known = sessions[need] else {
            throw found.contains(id) ? .keyOfAnotherRoom(id) : .noKey(id)
        }
        var copies = [known] + others[need, default: []]
        defer { keep(copies, for: need) }
        var refusal: MegolmRefusal?
        for place in copies.indices {
            do throws(MegolmRefusal) {
                return try memory.open(message, &copies[place])
            } catch {
                refusal = Self.graver(refusal, error)
            }
        }
        throw refusal.map { .refused($0) } ?? .noKey(id)
    }

    /// Of two copies' refusals, the one that says more: not that the copy begins too late.
    private static func graver(_ one: MegolmRefusal?, _ other: MegolmRefusal) -> MegolmRefusal {
        guard let one else { return other }
        guard case .beforeFirstIndex(_, let first) = one else { return one }
        guard case .beforeFirstIndex(_, let second) = other else { return other }
        return first <= second ? one : other
    }
}

package import Formats
import Primitives
import Secrets

/// The ratchets of sessions, many to a piece of guarded memory, and the messages that they open.
///
/// ```
/// place × 256         + 128              + 256
/// │ first known state │ state used last  │
/// ```
/// Messages in the order of their indices move the second state on by a step each; one that is older
/// than the last begins again at the first. Belongs to one thread at a time.
package final class MegolmSessions {
    /// A session that was put here.
    package struct Session: Sendable {
        /// The key that its messages are signed by.
        package let publicKey: [UInt8]
        /// The first message that can be opened.
        package fileprivate(set) var firstIndex: UInt32
        fileprivate var lastIndex: UInt32
        fileprivate let place: Int
    }

    /// How many sessions share a piece of memory, which then has 32 KiB.
    private static let perPiece = 128
    private static let size = 2 * MegolmRatchet.length

    private var pieces: [WorkBuffer] = []
    private var count = 0
    private let keys = MegolmMessageKeys()
    /// A ratchet on its way to where another is.
    private let trial = WorkBuffer(count: MegolmRatchet.length)

    /// No sessions.
    package init() {}

    /// Puts a session here.
    ///
    /// - Parameter sessionKey: the bytes that `key` was read from.
    package func add(_ key: ExportedSessionKey, _ sessionKey: Span<UInt8>) -> Session {
        if count == pieces.count * Self.perPiece {
            pieces.append(WorkBuffer(count: Self.perPiece * Self.size))
        }
        let session = Session(
            publicKey: key.publicKey,
            firstIndex: key.firstIndex,
            lastIndex: key.firstIndex,
            place: count
        )
        count += 1
        store(sessionKey, session)
        return session
    }

    /// Puts another key of the session in place of its own if that one opens more; says whether it
    /// did.
    ///
    /// - Parameter sessionKey: the bytes that `key` was read from.
    package func improve(
        _ session: inout Session,
        _ key: ExportedSessionKey,
        _ sessionKey: Span<UInt8>
    ) -> Bool {
        guard key.publicKey == session.publicKey, key.firstIndex < session.firstIndex else {
            return false
        }
        session.firstIndex = key.firstIndex
        session.lastIndex = key.firstIndex
        store(sessionKey, session)
        return true
    }

    /// Whether another key of the session agrees with its own: where the later of both begins, the
    /// earlier one's ratchet is the same.
    ///
    /// - Parameter sessionKey: the bytes that `key` was read from.
    package func agrees(
        _ session: Session,
        _ key: ExportedSessionKey,
        _ sessionKey: Span<UInt8>
    ) -> Bool {
        guard key.publicKey == session.publicKey else { return false }
        let given = sessionKey.extracting(ExportedSessionKey.ratchetRange)
        let (own, other) = (session.firstIndex, key.firstIndex)
        let (piece, offset) = memory(of: session)
        return piece.withBytes(offset..<offset + MegolmRatchet.length) { known in
            other < own
                ? isReached(given, at: other, known, at: own)
                : isReached(known, at: own, given, at: other)
        }
    }

    /// Whether one ratchet becomes another.
    private func isReached(
        _ start: Span<UInt8>,
        at index: UInt32,
        _ target: Span<UInt8>,
        at last: UInt32
    ) -> Bool {
        trial.withMutableBytes(0..<MegolmRatchet.length) { trial in
            trial.copy(start, 0..<MegolmRatchet.length)
            MegolmRatchet.advance(&trial, from: index, to: last)
            return trial.span.isEqualInConstantTime(to: target)
        }
    }

    /// Opens a message: signature and MAC are checked before anything is decrypted.
    ///
    /// - Throws: `MegolmRefusal`.
    package func open(
        _ message: MegolmMessage,
        _ session: inout Session
    ) throws(MegolmRefusal) -> [UInt8] {
        guard message.index >= session.firstIndex else {
            throw .beforeFirstIndex(message.index, first: session.firstIndex)
        }
        let isSigned = Ed25519.isValid(
            signature: Array(message.bytes[message.signature]),
            of: Array(message.bytes[message.signed]),
            by: session.publicKey
        )
        guard isSigned else { throw .signature }
        advance(&session, to: message.index)
        let (piece, offset) = memory(of: session)
        let last = offset + MegolmRatchet.length..<offset + Self.size
        piece.withBytes(last) { keys.derive(from: $0) }
        return try keys.decrypt(message)
    }

    /// Brings the state used last to `index`, from the nearest one before.
    private func advance(_ session: inout Session, to index: UInt32) {
        let (piece, offset) = memory(of: session)
        let first = offset..<offset + MegolmRatchet.length
        piece.withMutableBytes(first.upperBound..<offset + Self.size) { last in
            if index < session.lastIndex {
                piece.withBytes(first) { last.copy($0, 0..<MegolmRatchet.length) }
                session.lastIndex = session.firstIndex
            }
            MegolmRatchet.advance(&last, from: session.lastIndex, to: index)
        }
        session.lastIndex = index
    }

    private func store(_ sessionKey: Span<UInt8>, _ session: Session) {
        let (piece, offset) = memory(of: session)
        let ratchet = sessionKey.extracting(ExportedSessionKey.ratchetRange)
        piece.copy(ratchet, to: offset)
        piece.copy(ratchet, to: offset + MegolmRatchet.length)
    }

    private func memory(of session: Session) -> (piece: WorkBuffer, offset: Int) {
        let (piece, place) = session.place.quotientAndRemainder(dividingBy: Self.perPiece)
        return (pieces[piece], place * Self.size)
    }
}

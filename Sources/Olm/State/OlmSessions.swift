package import Formats
import Secrets

/// All sessions of our device, several with a device where both began one or one was replaced.
///
/// Messages are sent in the session that a message was last received in; a new one counts as just
/// received. So a session that broke, say because a device came back from an old copy of itself, is
/// replaced by beginning another: both sides use that from then on, and the broken one still decrypts
/// what was under way. Of the sessions with one device eight are kept, twice what the specification
/// asks for at least, and of all 128; those longest unused give way. Spec: B12;
/// `m.olm.v1.curve25519-aes-sha2`.
package struct OlmSessions: Equatable, Sendable {
    /// How many sessions are kept with a device.
    static let mostWithPeer = 8
    /// How many sessions are kept.
    static let most = 128

    /// The one used last is last.
    private(set) var all: [OlmSession]

    /// Sessions as they were saved, or none.
    init(_ all: [OlmSession] = []) {
        self.all = all
    }

    /// The sessions with a device, the one to send in first.
    package func with(_ peer: Curve25519Key) -> [OlmSession] {
        all.reversed().filter { $0.peer == peer }
    }

    /// Adds a session, which is the one to send in from then on.
    mutating func add(_ session: OlmSession) {
        all.append(session)
        let others = all.indices.filter { all[$0].peer == session.peer }
        if others.count > Self.mostWithPeer { all.remove(at: others[0]) }
        if all.count > Self.most { all.removeFirst() }
    }

    /// Encrypts a message to a device.
    ///
    /// - Throws: `OlmError.noSession`, and what `OlmSession` does.
    mutating func encrypt(
        _ plaintext: SecretBytes,
        to peer: Curve25519Key,
        random: (Int) -> SecretBytes
    ) throws(OlmError) -> OlmMessage {
        guard let place = all.lastIndex(where: { $0.peer == peer }) else { throw .noSession }
        return try all[place].encrypt(plaintext, random: random)
    }

    /// Decrypts a message that may begin a session; nil if it belongs to none that is here.
    ///
    /// The base key has other forms with the same secrets, under which a message to a fallback key could
    /// be taken once more; its ratchet key tells.
    ///
    /// - Throws: `OlmError.sessionKeys`, and what `OlmSession` does.
    mutating func decrypt(
        _ message: OlmPreKeyMessage,
        from peer: Curve25519Key
    ) throws(OlmError) -> SecretBytes? {
        let place = all.lastIndex { $0.peer == peer && $0.began(with: message) }
        guard let place else { return nil }
        guard all[place].keys == message.keys else { throw .sessionKeys }
        return try decrypt(message.message, at: place)
    }

    /// Decrypts a message: in the session that has its chain, or the first that it begins one in.
    ///
    /// - Throws: `OlmError.noSession`, and what the session used last does.
    mutating func decrypt(
        _ message: OlmNormalMessage,
        from peer: Curve25519Key
    ) throws(OlmError) -> SecretBytes {
        let places = all.indices.reversed().filter { all[$0].peer == peer }
        if let place = places.first(where: { all[$0].hasChain(of: message) }) {
            return try decrypt(message, at: place)
        }
        var refusal = OlmError.noSession
        for place in places {
            do throws(OlmError) {
                return try decrypt(message, at: place)
            } catch {
                if refusal == .noSession { refusal = error }
            }
        }
        throw refusal
    }

    private mutating func decrypt(
        _ message: OlmNormalMessage,
        at place: Int
    ) throws(OlmError) -> SecretBytes {
        let plaintext = try all[place].decrypt(message)
        all.append(all.remove(at: place))
        return plaintext
    }
}

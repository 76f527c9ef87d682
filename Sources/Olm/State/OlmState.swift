package import Formats
package import Secrets

/// All that our device has to remember of Olm, saved as one: its account and its sessions.
///
/// A value. Whoever changes it saves the changed one, sealed, before a message leaves and before a
/// received one counts as handled: killed at any point, no message is lost and no key is used twice.
/// It knows nothing of users: `receive` is for messages of devices that a message is wanted from, by
/// the identity key that their signed device keys say. What the plaintext says of sender and recipient
/// is then still to be checked. Spec: B12.
package struct OlmState: Equatable, Sendable {
    /// The device's keys.
    package var account: OlmAccount
    /// The sessions with other devices.
    package private(set) var sessions: OlmSessions

    /// The state of an account that has no sessions yet.
    package init(_ account: OlmAccount) {
        self.init(account, OlmSessions())
    }

    /// State as it was saved.
    init(_ account: OlmAccount, _ sessions: OlmSessions) {
        self.account = account
        self.sessions = sessions
    }

    /// Begins a session with a device, which is the one to send in from then on.
    ///
    /// - Throws: as `OlmAccount.outboundSession` does.
    package mutating func beginSession(
        with peer: Curve25519Key,
        oneTimeKey: Curve25519Key,
        random: (Int) -> SecretBytes
    ) throws(OlmError) {
        let session = try account.outboundSession(
            with: peer,
            oneTimeKey: oneTimeKey,
            random: random
        )
        sessions.add(session)
    }

    /// Encrypts a message to a device. Before it is sent, the state is to be saved.
    ///
    /// - Throws: `OlmError.noSession`, `.lowOrderKey` and `.chainIsFull`.
    package mutating func encrypt(
        _ plaintext: SecretBytes,
        to peer: Curve25519Key,
        random: (Int) -> SecretBytes
    ) throws(OlmError) -> OlmMessage {
        try sessions.encrypt(plaintext, to: peer, random: random)
    }

    /// Decrypts a message of a device, and takes the session if the message begins one. Before the
    /// message counts as handled, the state is to be saved.
    ///
    /// Where this throws for a device that should be understood, the session with it may be broken. It
    /// is replaced by beginning another and sending something in that, at most once an hour: a server
    /// can bring this about at will.
    ///
    /// - Parameter sender: the identity key of the device that the message is said to come from.
    /// - Throws: `OlmError`; nothing has changed then.
    package mutating func receive(
        _ message: OlmMessage,
        from sender: Curve25519Key
    ) throws(OlmError) -> SecretBytes {
        switch message {
        case .normal(let message):
            return try sessions.decrypt(message, from: sender)
        case .preKey(let message):
            guard message.keys.identity == sender else { throw .identityKey(message.keys.identity) }
            if let plaintext = try sessions.decrypt(message, from: sender) { return plaintext }
            let (session, plaintext) = try account.inboundSession(from: message, sender: sender)
            sessions.add(session)
            return plaintext
        }
    }
}

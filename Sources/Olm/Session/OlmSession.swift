package import Formats
import Primitives
package import Secrets

/// Our end of a session with another device: a double ratchet.
///
/// A root key gives a chain key whenever the direction turns, by an agreement on ratchet keys of
/// which the sender's is new; a chain key gives a key to every message. What the other side sent is
/// decrypted with at most five chains, the newest ones, as vodozemac and libolm keep. Nothing changes
/// until a message's MAC and padding hold.
///
/// A value: what was changed is saved before a message leaves or a received one counts as handled, and
/// dropped if that fails. Spec: B12; "Olm: a cryptographic ratchet".
package struct OlmSession: Equatable, Sendable {
    /// How many receiving chains are kept.
    static let mostChains = 5

    /// The public keys that it began with.
    package let keys: OlmSessionKeys
    /// The identity key of the other device.
    package let peer: Curve25519Key
    /// The first ratchet key of who began it, which every message has that may begin it.
    let firstRatchetKey: Curve25519Key
    private(set) var root: RootKey
    /// None from when the other side's turn is heard of until we send again.
    private(set) var sending: SendingChain?
    /// The newest last.
    private(set) var receiving: [ReceivingChain]

    /// A session as it was saved.
    init(
        keys: OlmSessionKeys,
        peer: Curve25519Key,
        firstRatchetKey: Curve25519Key,
        root: RootKey,
        sending: SendingChain?,
        receiving: [ReceivingChain]
    ) {
        self.keys = keys
        self.peer = peer
        self.firstRatchetKey = firstRatchetKey
        self.root = root
        self.sending = sending
        self.receiving = receiving
    }

    /// Begins a session with a device by one of its one-time keys or its fallback key, whose signature
    /// was verified.
    ///
    /// - Throws: `OlmError.lowOrderKey`.
    init(
        _ identity: CurveKeyPair,
        with peer: Curve25519Key,
        oneTimeKey: Curve25519Key,
        random: (Int) -> SecretBytes
    ) throws(OlmError) {
        let base = try CurveKeyPair(random(X25519.keyLength))
        let ratchet = try CurveKeyPair(random(X25519.keyLength))
        let (root, chain) = RootKey.first(
            of: try identity.agreement(with: oneTimeKey)
                .joined(with: base.agreement(with: peer))
                .joined(with: base.agreement(with: oneTimeKey))
        )
        self.init(
            keys: OlmSessionKeys(
                identity: identity.publicKey,
                base: base.publicKey,
                oneTime: oneTimeKey
            ),
            peer: peer,
            firstRatchetKey: ratchet.publicKey,
            root: root,
            sending: SendingChain(ratchet, chain),
            receiving: []
        )
    }

    /// The session that another device began by this message, with a key of ours.
    ///
    /// - Throws: `OlmError.lowOrderKey`.
    init(
        _ identity: CurveKeyPair,
        oneTimeKey: CurveKeyPair,
        from message: OlmPreKeyMessage
    ) throws(OlmError) {
        let keys = message.keys
        let (root, chain) = RootKey.first(
            of: try oneTimeKey.agreement(with: keys.identity)
                .joined(with: identity.agreement(with: keys.base))
                .joined(with: oneTimeKey.agreement(with: keys.base))
        )
        let ratchetKey = message.message.ratchetKey
        self.init(
            keys: keys,
            peer: keys.identity,
            firstRatchetKey: ratchetKey,
            root: root,
            sending: nil,
            receiving: [ReceivingChain(ratchetKey, chain)]
        )
    }

    /// The session's ID, the same on both sides: base64 of the SHA-256 of its keys.
    package var id: String {
        let digest = SHA256.digest(keys.identity.bytes + keys.base.bytes + keys.oneTime.bytes)
        return Base64.encode(digest)
    }

    /// Whether a message of the other side was decrypted, so that it has the session too.
    package var hasReceived: Bool { !receiving.isEmpty }

    /// Whether a message that may begin a session began this one, by its keys or its ratchet key.
    func began(with message: OlmPreKeyMessage) -> Bool {
        keys == message.keys || firstRatchetKey == message.message.ratchetKey
    }

    /// Whether it has the chain of a message.
    func hasChain(of message: OlmNormalMessage) -> Bool {
        receiving.contains { $0.ratchetKey == message.ratchetKey }
    }

    /// Encrypts the next message.
    ///
    /// - Parameter random: gives so many random bytes, for a ratchet key.
    /// - Throws: `OlmError.lowOrderKey` and `.chainIsFull`.
    package mutating func encrypt(
        _ plaintext: SecretBytes,
        random: (Int) -> SecretBytes
    ) throws(OlmError) -> OlmMessage {
        var (root, sending) = try chainToSend(random)
        let message = try sending.encrypt(plaintext)
        self.root = root
        self.sending = sending
        return hasReceived ? .normal(message) : .preKey(OlmPreKeyMessage(keys, message))
    }

    /// The chain to send in, which is a new one where the other side spoke last.
    private func chainToSend(
        _ random: (Int) -> SecretBytes
    ) throws(OlmError) -> (root: RootKey, sending: SendingChain) {
        if let sending { return (root, sending) }
        guard let theirs = receiving.last?.ratchetKey else { throw .chain }
        let ratchet = try CurveKeyPair(random(X25519.keyLength))
        let (root, chain) = root.next(by: try ratchet.agreement(with: theirs))
        return (root, SendingChain(ratchet, chain))
    }

    /// Decrypts a message, in whatever order it comes, and changes nothing if that fails.
    ///
    /// - Throws: `OlmError.lowOrderKey`, `.chain`, `.index`, `.gap`, `.mac` and `.padding`.
    package mutating func decrypt(_ message: OlmNormalMessage) throws(OlmError) -> SecretBytes {
        let place = receiving.firstIndex { $0.ratchetKey == message.ratchetKey }
        if let place { return try receiving[place].decrypt(message) }
        // A new ratchet key answers one of ours that was not answered yet.
        guard let ratchet = sending?.ratchet else { throw .chain }
        let (root, key) = root.next(by: try ratchet.agreement(with: message.ratchetKey))
        var chain = ReceivingChain(message.ratchetKey, key)
        let plaintext = try chain.decrypt(message)
        self.root = root
        sending = nil
        receiving = receiving.suffix(Self.mostChains - 1) + [chain]
        return plaintext
    }
}

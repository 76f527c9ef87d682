import Formats
import Olm
import Secrets
import Support
import Testing

/// One of two devices that write to each other, with what it draws by chance.
struct Side {
    let random: SeededRandom
    var state: OlmState

    /// A device with one-time keys and a fallback key, not marked as published.
    init(_ seed: String, oneTimeKeys: Int = OlmAccount.supply) throws {
        let random = SeededRandom(seed)
        var account = try OlmAccount(random: random.secret)
        try account.replenishOneTimeKeys(
            onServer: OlmAccount.supply - oneTimeKeys,
            random: random.secret
        )
        try account.replaceFallbackKey(random: random.secret)
        self.random = random
        state = OlmState(account)
    }

    /// The key that it is known by to others.
    var key: Curve25519Key { state.account.identityKey }

    /// Begins a session by a key of the other.
    mutating func begin(with other: Side, oneTimeKey: Curve25519Key? = nil) throws {
        let key = oneTimeKey ?? other.state.account.unpublishedOneTimeKeys[0].key
        try state.beginSession(with: other.key, oneTimeKey: key, random: random.secret)
    }

    /// Encrypts a text to the other.
    mutating func say(_ text: String, to other: Side) throws -> OlmMessage {
        try state.encrypt(SecretBytes(text: text), to: other.key, random: random.secret)
    }

    /// Decrypts a text of the other.
    mutating func hear(_ message: OlmMessage, from other: Side) throws(OlmError) -> String {
        let plaintext = try state.receive(message, from: other.key)
        return String(decoding: plaintext.revealed, as: UTF8.self)
    }

    /// Why a message of the other is refused, which has to change nothing; nil if it is read.
    mutating func refusal(
        of message: OlmMessage,
        from other: Side,
        sourceLocation: SourceLocation = #_sourceLocation
    ) -> OlmError? {
        let before = state
        do throws(OlmError) {
            _ = try state.receive(message, from: other.key)
            return nil
        } catch {
            #expect(state == before, sourceLocation: sourceLocation)
            return error
        }
    }
}

extension OlmMessage {
    /// The message within, or the message.
    var normal: OlmNormalMessage {
        switch self {
        case .preKey(let message): message.message
        case .normal(let message): message
        }
    }

    /// Whether it may begin a session.
    var isPreKey: Bool { type == 0 }
}

import Formats
import Olm
import Secrets

/// A device that a session was begun with, and the device that began it: the same each time.
struct OlmSamples: Sendable {
    /// The device that receives, which has a one-time key left and a fallback key.
    let receiver: OlmState
    /// The one that sends, with its state when the receiver has read a message and answered, and the
    /// answer was read.
    let sender: OlmState
    /// Messages that the receiver reads, in this order.
    let messages: [OlmMessage]

    /// All of it; nil if the devices do not understand each other.
    static let made = try? OlmSamples()

    private init() throws(OlmError) {
        var drawn: UInt8 = 0
        let random = { (count: Int) in
            drawn += 1
            return SecretBytes(copying: [UInt8](repeating: drawn, count: count))
        }
        var account = try OlmAccount(random: random)
        try account.replenishOneTimeKeys(onServer: OlmAccount.supply - 2, random: random)
        try account.replaceFallbackKey(random: random)
        var receiver = OlmState(account)
        var sender = OlmState(try OlmAccount(random: random))
        let (from, to) = (sender.account.identityKey, account.identityKey)
        let text = SecretBytes(copying: Array("text".utf8))
        let keys = account.unpublishedOneTimeKeys.map(\.key)
        try sender.beginSession(with: to, oneTimeKey: keys[0], random: random)
        let first = try sender.encrypt(text, to: to, random: random)
        _ = try receiver.receive(first, from: from)
        let answer = try receiver.encrypt(text, to: from, random: random)
        _ = try sender.receive(answer, from: to)
        var messages: [OlmMessage] = []
        for _ in 0..<4 { messages.append(try sender.encrypt(text, to: to, random: random)) }
        let later = messages.removeLast()
        _ = try receiver.receive(later, from: from)
        var other = sender
        try other.beginSession(with: to, oneTimeKey: keys[1], random: random)
        messages.append(try other.encrypt(text, to: to, random: random))
        var reading = receiver
        for message in messages { _ = try reading.receive(message, from: from) }
        self.receiver = receiver
        self.sender = sender
        self.messages = messages
    }
}

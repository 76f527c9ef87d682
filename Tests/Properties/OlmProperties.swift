import Formats
import Olm
import Secrets

/// Olm's messages, and the state that is saved.
enum OlmProperties {
    /// A message's parts lie in it one behind another, and are written to a message with them.
    static func normalMessagesAreRead(_ bytes: [UInt8]) throws(BrokenProperty) {
        guard let message = try? OlmNormalMessage(decoding: bytes) else { return }
        try expect(message.bytes == bytes, "a message keeps its bytes")
        try expect(message.authenticated.upperBound == message.mac.lowerBound, "the MAC is next")
        try expect(message.mac.upperBound == bytes.count, "the MAC is last")
        let ciphertext = message.ciphertext
        try expect(!ciphertext.isEmpty && ciphertext.count.isMultiple(of: 16), "whole blocks")
        try expect(message.authenticated.contains(ciphertext.upperBound - 1), "they are inside")
        let written = OlmNormalMessage(
            ratchetKey: message.ratchetKey,
            index: message.index,
            ciphertext: Array(bytes[ciphertext])
        ) { _ in Array(bytes[message.mac]) }
        try expect((try? OlmNormalMessage(decoding: written.bytes)) == written, "one is read again")
        try expect(written.bytes.count <= bytes.count, "no message is shorter than ours")
        try expectReadOnce(.normal(message))
    }

    /// The keys and the message within are written to a message with them.
    static func preKeyMessagesAreRead(_ bytes: [UInt8]) throws(BrokenProperty) {
        guard let message = try? OlmPreKeyMessage(decoding: bytes) else { return }
        try expect(message.bytes == bytes, "a message keeps its bytes")
        let written = OlmPreKeyMessage(message.keys, message.message)
        try expect((try? OlmPreKeyMessage(decoding: written.bytes)) == written, "one is read again")
        try expect(written.bytes.count <= bytes.count, "no message is shorter than ours")
        try expectReadOnce(.preKey(message))
    }

    /// State is written as it was read, and works.
    static func stateIsKept(_ bytes: [UInt8]) throws(BrokenProperty) {
        let contents = SecretBytes(copying: bytes)
        guard var state = try? OlmState(decoding: contents) else { return }
        try expect(state.encoded == contents, "state is written as it was")
        guard let samples = OlmSamples.made else { return }
        let peer = samples.sender.account.identityKey
        _ = try? state.encrypt(SecretBytes(copying: [1]), to: peer) { count in
            SecretBytes(copying: [UInt8](repeating: 9, count: count))
        }
        for message in samples.messages { _ = try? state.receive(message, from: peer) }
        let again = try? OlmState(decoding: state.encoded)
        try expect(again == state, "what it became is kept as well")
    }

    /// A message is read once at most, and what is refused changes nothing.
    private static func expectReadOnce(_ message: OlmMessage) throws(BrokenProperty) {
        let samples = try require(OlmSamples.made, "the samples can be made")
        let peer = samples.sender.account.identityKey
        var state = samples.receiver
        for _ in 0..<2 {
            let before = state
            if (try? state.receive(message, from: peer)) == nil {
                try expect(state == before, "a refused message changes nothing")
                return
            }
        }
        throw BrokenProperty("a message is read once")
    }
}

import Formats
import Secrets

/// The messages that we send until the other side answers, with the key that its answer needs.
struct SendingChain: Equatable, Sendable {
    let ratchet: CurveKeyPair
    private(set) var chain: ChainKey

    /// A chain of a ratchet key of ours.
    init(_ ratchet: CurveKeyPair, _ chain: ChainKey) {
        self.ratchet = ratchet
        self.chain = chain
    }

    /// Encrypts the next message.
    ///
    /// - Throws: `OlmError.chainIsFull`.
    mutating func encrypt(_ plaintext: SecretBytes) throws(OlmError) -> OlmNormalMessage {
        guard let index = UInt32(exactly: chain.index) else { throw .chainIsFull }
        let keys = chain.advanced(to: index)
        let message = try keys.message.encrypt(
            plaintext,
            ratchetKey: ratchet.publicKey,
            index: index
        )
        chain = keys.next
        return message
    }
}

import Formats
import Secrets

/// The messages that the other side sends under one ratchet key of its own.
struct ReceivingChain: Equatable, Sendable {
    /// How many messages may be skipped at once: as many as vodozemac and libolm allow, so that whatever
    /// they send is read, and a forged index costs no more than that.
    static let widestGap: UInt64 = 2000

    /// The ratchet key, which tells the chain.
    let ratchetKey: Curve25519Key
    private(set) var chain: ChainKey
    private(set) var skipped: SkippedKeys

    /// A chain of a ratchet key of the other side.
    init(_ ratchetKey: Curve25519Key, _ chain: ChainKey, skipped: SkippedKeys = .none) {
        self.ratchetKey = ratchetKey
        self.chain = chain
        self.skipped = skipped
    }

    /// Decrypts a message of the chain, and changes nothing if that fails.
    ///
    /// - Throws: `OlmError.index`, `.gap`, `.mac` and `.padding`.
    mutating func decrypt(_ message: OlmNormalMessage) throws(OlmError) -> SecretBytes {
        let index = UInt64(message.index)
        guard index >= chain.index else {
            guard let key = skipped.key(of: message.index) else { throw .index(message.index) }
            let plaintext = try key.decrypt(message)
            skipped.remove(message.index)
            return plaintext
        }
        let gap = index - chain.index
        guard gap <= Self.widestGap else { throw .gap(gap) }
        let keys = chain.advanced(to: message.index)
        let plaintext = try keys.message.decrypt(message)
        skipped.append(keys.skipped)
        chain = keys.next
        return plaintext
    }
}

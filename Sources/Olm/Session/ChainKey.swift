import Primitives
import Secrets

/// The key that all later messages of a chain come from, which only goes forwards.
///
/// ```
/// message key = HMAC-SHA-256(chain key, 0x01)      next chain key = HMAC-SHA-256(chain key, 0x02)
/// ```
/// Spec: B12; "Olm: a cryptographic ratchet", advancing the chain key.
struct ChainKey: Equatable, Sendable {
    /// How many bytes a key has.
    static let length = HMACSHA256.codeLength

    let bytes: SecretBytes
    /// Which message comes next; one more than 32 bits hold when there are no more.
    let index: UInt64

    /// The keys up to a message: those before it, of which only the last are kept, its own, and the
    /// chain key after it.
    ///
    /// - Precondition: the message is not before the next one.
    func advanced(
        to message: UInt32
    ) -> (skipped: SkippedKeys, message: MessageKey, next: ChainKey) {
        precondition(UInt64(message) >= index, "a chain does not go back")
        let steps = Int(UInt64(message) - index)
        let kept = min(steps, SkippedKeys.most)
        let own = 0..<Self.length
        let (messageSeed, chainSeed): ([UInt8], [UInt8]) = ([1], [2])
        // Itself, the skipped keys, the message's key.
        let memory = SecretBytes(count: (kept + 2) * Self.length) { memory in
            bytes.withBytes { memory.copy($0, own) }
            for step in 0...steps {
                let place = step - (steps - kept) + 1
                if place > 0 {
                    let target = place * Self.length
                    HMACSHA256.code(of: messageSeed.span, keyAt: own, in: &memory, at: target)
                }
                HMACSHA256.code(of: chainSeed.span, keyAt: own, in: &memory, at: 0)
            }
        }
        let last = memory.count - Self.length
        let skipped = SkippedKeys(
            indices: Array(message - UInt32(kept)..<message),
            keys: kept == 0 ? SkippedKeys.none.keys : memory.slice(Self.length..<last)
        )
        return (
            skipped,
            MessageKey(bytes: memory.slice(last..<memory.count)),
            ChainKey(bytes: memory.slice(own), index: UInt64(message) + 1)
        )
    }
}

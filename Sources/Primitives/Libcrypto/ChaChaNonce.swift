/// The nonce of a ChaCha20-Poly1305 message, made without an allocation.
///
/// ```
///  0..<11  a counter, big-endian
/// 11..<12  a flag: 1 on the last message of a stream, otherwise 0
/// ```
package struct ChaChaNonce: Sendable {
    /// The twelve bytes, in the order of memory.
    let words: (UInt32, UInt32, UInt32)

    /// Twelve zero bytes, for a key that seals one message only.
    package static let zero = ChaChaNonce(counter: 0, isLast: false)

    /// The nonce of message `counter` of a stream.
    package init(counter: UInt64, isLast: Bool) {
        let high = UInt32(truncatingIfNeeded: counter >> 56)
        let middle = UInt32(truncatingIfNeeded: counter >> 24)
        let low = UInt32(truncatingIfNeeded: counter << 8) | (isLast ? 1 : 0)
        words = (high.bigEndian, middle.bigEndian, low.bigEndian)
    }
}

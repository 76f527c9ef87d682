package import Formats

/// A session's ID as the 32 bytes that it is the base64 of: compact, and the same however written.
package struct SessionID: Hashable, Sendable {
    private let words: InlineWords

    /// Four words of eight bytes each.
    private struct InlineWords: Hashable, Sendable {
        var first: UInt64 = 0
        var second: UInt64 = 0
        var third: UInt64 = 0
        var fourth: UInt64 = 0
    }

    /// The ID of the session with this public key.
    package init(_ key: ExportedSessionKey) {
        var words = InlineWords()
        for (index, byte) in key.publicKey.enumerated() {
            let byte = UInt64(byte) << UInt64(index % 8 * 8)
            switch index / 8 {
            case 0: words.first |= byte
            case 1: words.second |= byte
            case 2: words.third |= byte
            default: words.fourth |= byte
            }
        }
        self.words = words
    }

    /// The ID in unpadded base64.
    package var text: ExactText {
        var bytes: [UInt8] = []
        for word in [words.first, words.second, words.third, words.fourth] {
            for index in 0..<8 {
                bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(index * 8)))
            }
        }
        return ExportedSessionKey.sessionID(of: bytes.span)
    }
}

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

    /// How many bytes it is the base64 of.
    static let length = 32

    /// The ID in unpadded base64.
    package var text: ExactText {
        var bytes = [UInt8](repeating: 0, count: Self.length)
        var target = bytes.mutableSpan
        copyBytes(to: &target)
        return ExportedSessionKey.sessionID(of: bytes.span)
    }

    /// Writes the bytes that it is the base64 of.
    ///
    /// - Precondition: there is room for `length` of them.
    func copyBytes(to target: inout MutableSpan<UInt8>) {
        for index in 0..<8 {
            let shift = UInt64(index * 8)
            target[index] = UInt8(truncatingIfNeeded: words.first >> shift)
            target[8 + index] = UInt8(truncatingIfNeeded: words.second >> shift)
            target[16 + index] = UInt8(truncatingIfNeeded: words.third >> shift)
            target[24 + index] = UInt8(truncatingIfNeeded: words.fourth >> shift)
        }
    }
}

/// Which session a message or a room key is of: the session's Ed25519 public key.
///
/// Four words and no array, since there may be a million of them. Two spellings of one ID, padded
/// and unpadded, are equal. Spec: B11.
package struct MegolmSessionID: Hashable, Sendable {
    /// How many bytes there are.
    package static let length = 32

    private let words: (UInt64, UInt64, UInt64, UInt64)

    /// The session with this public key; nil unless it has 32 bytes.
    package init?(publicKey: Span<UInt8>) {
        guard publicKey.count == Self.length else { return nil }
        self.init(publicKey)
    }

    /// The session of an exported key.
    package init(_ key: ExportedSessionKey) {
        self.init(key.publicKey.span)
    }

    /// - Precondition: the key has 32 bytes.
    private init(_ publicKey: Span<UInt8>) {
        func word(_ place: Int) -> UInt64 {
            var word: UInt64 = 0
            for offset in 0..<8 { word = word << 8 | UInt64(publicKey[place * 8 + offset]) }
            return word
        }
        words = (word(0), word(1), word(2), word(3))
    }

    /// The session with this ID, as events and room keys have it; nil for what is no ID.
    package init?(parsing text: ExactText) {
        guard let bytes = try? Base64.decode(text.utf8) else { return nil }
        self.init(publicKey: bytes.span)
    }

    /// The public key, 32 bytes.
    package var publicKey: [UInt8] {
        var bytes = [UInt8](repeating: 0, count: Self.length)
        var target = bytes.mutableSpan
        copyPublicKey(to: &target)
        return bytes
    }

    /// Writes the public key.
    ///
    /// - Precondition: there is room for 32 bytes.
    package func copyPublicKey(to target: inout MutableSpan<UInt8>) {
        for index in 0..<8 {
            let shift = UInt64(56 - 8 * index)
            target[index] = UInt8(truncatingIfNeeded: words.0 >> shift)
            target[8 + index] = UInt8(truncatingIfNeeded: words.1 >> shift)
            target[16 + index] = UInt8(truncatingIfNeeded: words.2 >> shift)
            target[24 + index] = UInt8(truncatingIfNeeded: words.3 >> shift)
        }
    }

    /// The ID in unpadded base64.
    package var text: ExactText { ExactText(utf8: Base64.encode(publicKey.span)) }

    /// Whether both are the same session.
    package static func == (one: MegolmSessionID, other: MegolmSessionID) -> Bool {
        one.words == other.words
    }

    /// Takes in the public key.
    package func hash(into hasher: inout Hasher) {
        hasher.combine(words.0)
        hasher.combine(words.1)
        hasher.combine(words.2)
        hasher.combine(words.3)
    }
}

import Secrets

/// Which session a message or a room key is of: the session's Ed25519 public key.
///
/// Four words and no array, since there may be a million of them. Two spellings of one ID, padded
/// and unpadded, are equal. Spec: B11.
package struct MegolmSessionID: Hashable, Sendable {
    /// How many bytes there are.
    package static let length = 32

    private let words: (UInt64, UInt64, UInt64, UInt64)

    /// The session with this public key.
    ///
    /// - Precondition: the key has 32 bytes.
    init(publicKey: Span<UInt8>) {
        words = (
            publicKey.word(at: 0), publicKey.word(at: 8),
            publicKey.word(at: 16), publicKey.word(at: 24)
        )
    }

    /// The session with this ID, as events and room keys have it; nil for what is no ID.
    package init?(parsing text: Span<UInt8>) {
        guard Base64.decodedCount(text) == Self.length else { return nil }
        var publicKey = InlineArray<32, UInt8>(repeating: 0)
        var target = publicKey.mutableSpan
        do throws(FormatError) {
            try Base64.decode(text, into: &target)
        } catch {
            return nil
        }
        self.init(publicKey: publicKey.span)
    }

    /// The same of text by itself.
    package init?(parsing text: ExactText) {
        self.init(parsing: text.utf8.span)
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
        target.setWord(words.0, at: 0)
        target.setWord(words.1, at: 8)
        target.setWord(words.2, at: 16)
        target.setWord(words.3, at: 24)
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

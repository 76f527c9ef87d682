/// What anyone may know of an exported session key: from where on it opens, and of which session.
///
/// ```
/// 0         1         5             133              165
/// │ version │ index   │ R0 R1 R2 R3 │ Ed25519 public │
/// │ 0x01    │ u32, BE │ 4 × 32      │ 32             │
/// ```
/// The ratchet R0 … R3 at `index` opens that message and all later ones. It stays where it is:
/// nothing of it is copied here. The public key's base64 is the session's ID; nothing in the format
/// shows that the ratchet belongs to it, for there is no signature. Spec: B11.
package struct ExportedSessionKey: Equatable, Sendable {
    /// How many bytes a key has.
    package static let length = 165
    /// Where the ratchet stands, which is secret.
    package static let ratchetRange = 5..<133
    /// Where the public key stands.
    package static let publicKeyRange = 133..<165

    /// How many characters of base64 a key has; they need no padding.
    package static let textLength = length / 3 * 4
    /// How many bytes the form has in which a session is shared when it begins.
    static let sharedLength = 229

    private static let indexRange = 1..<5
    private static let version: UInt8 = 1
    private static let sharedVersion: UInt8 = 2

    /// The index of the first message that the key opens.
    package let firstIndex: UInt32
    /// Which session it is of.
    package let id: MegolmSessionID

    /// Reads the public part of a key.
    ///
    /// - Throws: `FormatError.sessionKey`.
    package init(decoding bytes: Span<UInt8>) throws(FormatError) {
        if bytes.count == Self.sharedLength, bytes[0] == Self.sharedVersion {
            throw .sessionKey(.sharedForm)
        }
        guard bytes.count == Self.length else { throw .sessionKey(.length(bytes.count)) }
        guard bytes[0] == Self.version else { throw .sessionKey(.version(bytes[0])) }
        var index: UInt32 = 0
        for place in Self.indexRange { index = index << 8 | UInt32(bytes[place]) }
        firstIndex = index
        id = MegolmSessionID(publicKey: bytes.extracting(Self.publicKeyRange))
    }

    /// Decodes a key's base64, padded or not, into the front of `bytes`, and reads its public part.
    ///
    /// - Precondition: there is room for `length` bytes.
    /// - Throws: `FormatError.sessionKey`; part of the key may stand in `bytes` by then.
    package init(base64 text: Span<UInt8>, into bytes: inout MutableSpan<UInt8>) throws(FormatError)
    {
        guard let size = Base64.decodedCount(text) else { throw .sessionKey(.base64) }
        guard size == Self.length else {
            let isShared = size == Self.sharedLength && Self.beginsAsShared(text)
            throw .sessionKey(isShared ? .sharedForm : .length(size))
        }
        do throws(FormatError) {
            try Base64.decode(text, into: &bytes)
        } catch {
            throw .sessionKey(.base64)
        }
        try self.init(decoding: bytes.span.extracting(first: Self.length))
    }

    /// The public key that messages are signed by, 32 bytes; its base64 is the session ID.
    package var publicKey: [UInt8] { id.publicKey }

    /// The session's ID: the public key in unpadded base64.
    package var sessionID: ExactText { id.text }

    /// The ID of the session with this public key: its unpadded base64.
    package static func sessionID(of publicKey: Span<UInt8>) -> ExactText {
        ExactText(utf8: Base64.encode(publicKey))
    }

    /// Whether the first byte that `text` stands for is the shared form's version.
    private static func beginsAsShared(_ text: Span<UInt8>) -> Bool {
        let start = [text[0], text[1]]
        return (try? Base64.decode(start)) == [sharedVersion]
    }
}

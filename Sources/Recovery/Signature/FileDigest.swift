package import Formats
package import Primitives

/// What minisign signs of a file: its BLAKE2b-512.
package struct FileDigest: Equatable, Sendable {
    private static let pieceLength = 256 << 10

    /// The 64 bytes.
    package let bytes: [UInt8]

    /// The digest of all of a file, whatever was read of it before and is read after. Memory does not
    /// grow with it.
    ///
    /// - Throws: `PrimitivesError.posix`.
    package init(of source: any PlacedSource) throws(RecoveryError) {
        let hash = BLAKE2b(length: BLAKE2b.longestDigest)
        let window = SourceWindow(source, count: Self.pieceLength)
        var position: UInt64 = 0
        while true {
            let count = try window.load(Self.pieceLength, at: position)
            if count == 0 { break }
            window.buffer.withBytes(0..<count) { hash.update($0) }
            position += UInt64(count)
        }
        bytes = hash.finish()
    }
}

extension MinisignSignature {
    /// Holds a file to the signature, and the signature to a key.
    ///
    /// - Parameter path: where the signature lies, for messages.
    /// - Throws: `SignatureError.otherKey`, `file`, `comment`; `PrimitivesError.posix`.
    package func check(
        _ source: any PlacedSource,
        by key: MinisignPublicKey,
        at path: FilePath
    ) throws(RecoveryError) {
        guard keyID == key.id else {
            throw .signature(.otherKey(path, made: keyID, required: key.id))
        }
        let digest = try FileDigest(of: source)
        guard Ed25519.isValid(signature: signature, of: digest.bytes, by: key.key) else {
            throw .signature(.file(path))
        }
        let commented = Self.commentedBytes(signature, comment)
        guard Ed25519.isValid(signature: commentSignature, of: commented, by: key.key) else {
            throw .signature(.comment(path))
        }
    }
}

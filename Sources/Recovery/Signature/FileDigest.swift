package import Formats
package import Primitives

/// What minisign signs of a file: its BLAKE2b-512.
package struct FileDigest: Equatable, Sendable {
    private static let pieceLength = 256 << 10

    /// The 64 bytes.
    package let bytes: [UInt8]

    fileprivate init(_ hash: BLAKE2b) { bytes = hash.finish() }

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
        self.init(hash)
    }
}

/// A file that was digested before and is read once more, from its beginning to its end: what comes is
/// digested too, so that a change in between is noticed.
package final class RepeatedSource: ByteSource {
    private let source: any ByteSource
    private let hash = BLAKE2b(length: BLAKE2b.longestDigest)

    /// What a source has from its beginning.
    package init(_ source: any ByteSource) {
        self.source = source
    }

    /// Reads once, and returns how many bytes came; 0 at the end only.
    package func read(into target: inout MutableSpan<UInt8>) throws(PrimitivesError) -> Int {
        let count = try source.read(into: &target)
        hash.update(target.span.extracting(first: count))
        return count
    }

    /// The digest of all that was read; to be called once, at the end.
    package func finish() -> FileDigest { FileDigest(hash) }
}

extension MinisignSignature {
    /// Holds a file to the signature, and the signature to a key.
    ///
    /// - Parameter path: where the signature lies, for messages.
    /// - Returns: the file's digest.
    /// - Throws: `SignatureError.otherKey`, `file`, `comment`; `PrimitivesError.posix`.
    @discardableResult
    package func check(
        _ source: any PlacedSource,
        by key: MinisignPublicKey,
        at path: FilePath
    ) throws(RecoveryError) -> FileDigest {
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
        return digest
    }
}

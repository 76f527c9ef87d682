import Formats
import Primitives

/// An age file's payload under a new file key.
package enum Resealing {
    /// Decrypts all of `source`, and encrypts it into `sink` for others. Memory does not grow with
    /// it.
    ///
    /// - Returns: the new file key, to read the file back with.
    /// - Throws: `SealedError` and `FormatError.age` as when it is read; what the sink throws;
    ///   `PrimitivesError.memory`.
    package static func copy(
        from source: any ByteSource,
        _ keys: ArchiveKeys,
        to sink: any ByteSink,
        for readers: SealKeys
    ) throws(RecoveryError) -> FileKey {
        let decryptor = try AgeDecryptor(source: source, keys: keys)
        decryptor.opensAhead = true
        let encryptor = try AgeEncryptor(keys: readers, sink: sink)
        while let range = try next(of: decryptor) {
            try carryingPrimitive { () throws(PrimitivesError) in
                try decryptor.plaintext.withBytes(range) { (bytes) throws(PrimitivesError) in
                    try encryptor.write(bytes)
                }
            }
        }
        try carryingPrimitive { () throws(PrimitivesError) in try encryptor.finish() }
        return encryptor.fileKey
    }

    private static func next(of decryptor: AgeDecryptor) throws(RecoveryError) -> Range<Int>? {
        do throws(RecoveryError) {
            return try decryptor.next()
        } catch {
            throw decryptor.explained(error)
        }
    }
}

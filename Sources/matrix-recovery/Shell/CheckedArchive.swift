internal import Primitives
internal import Recovery

/// An archive that was opened, and held to its signature where one is required.
struct CheckedArchive {
    /// The open file.
    let file: FileDescriptor
    /// What the signature is over; nil where none was looked at.
    var digest: FileDigest?

    /// Lends the file from its beginning to what reads all of it, and sees that it was what was checked.
    ///
    /// - Parameter output: what becomes of it, for messages.
    /// - Throws: what `body` throws; `SealedError.sourceChanged`.
    func readingAgain<Result>(
        for output: FilePath,
        _ body: (any ByteSource) throws(RecoveryError) -> Result
    ) throws(RecoveryError) -> Result {
        guard let digest else { return try body(file) }
        let source = RepeatedSource(file)
        let result = try body(source)
        guard source.finish() == digest else {
            throw .sealed(.sourceChanged(name: output.description))
        }
        return result
    }
}

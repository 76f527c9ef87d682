import Formats
package import Primitives
import Secrets

/// Secret bytes too many to hold, which are written once and read as often as is wanted.
///
/// They lie in a file without a name, encrypted under a key that is nowhere but in this object: what
/// stays of them on a disk can be read by nobody.
package final class SealedSpool: StreamedContent {
    private let file: UnnamedFile
    private let encryptor: AgeEncryptor
    private var size: UInt64 = 0

    /// An empty spool.
    ///
    /// - Parameter target: what it is for: the file lies in the same folder.
    /// - Throws: `PrimitivesError.posix`.
    package init(beside target: FilePath) throws(RecoveryError) {
        let file = try carryingPrimitive { () throws(PrimitivesError) in
            try UnnamedFile(beside: target)
        }
        let recipient = try carryingPrimitive { () throws(PrimitivesError) in
            try AgeIdentity.random().recipient
        }
        self.file = file
        encryptor = try AgeEncryptor(keys: SealKeys(recipients: [recipient]), sink: file)
    }

    /// Adds bytes.
    ///
    /// - Throws: `PrimitivesError.posix`.
    package func write(_ bytes: Span<UInt8>) throws(PrimitivesError) {
        try encryptor.write(bytes)
        size += UInt64(bytes.count)
    }

    /// Says that there are no more bytes; only then can they be read.
    ///
    /// - Throws: `PrimitivesError.posix`.
    package func finish() throws(PrimitivesError) { try encryptor.finish() }

    /// How many bytes there are; they do not change.
    package func stamp() -> ContentStamp { ContentStamp(size: size, modified: 0) }

    /// The bytes from the beginning.
    ///
    /// - Throws: `PrimitivesError.authentication` where the file was tampered with; `.posix`.
    package func open() throws(PrimitivesError) -> any ByteSource { try written.open() }

    /// The bytes, for any thread.
    var written: SpooledBytes { SpooledBytes(file: file, keys: ArchiveKeys(encryptor.fileKey)) }
}

/// What was written into a spool.
struct SpooledBytes: Sendable {
    fileprivate let file: UnnamedFile
    fileprivate let keys: ArchiveKeys

    /// The bytes from the beginning.
    ///
    /// - Throws: `PrimitivesError.authentication` where the file was tampered with; `.posix`.
    func open() throws(PrimitivesError) -> any ByteSource { try SpoolSource(file, keys) }
}

extension UnnamedFile: ByteSink {}

/// The bytes of a spool, decrypted.
private final class SpoolSource: ByteSource {
    private let decryptor: AgeDecryptor
    private var unread = 0..<0

    init(_ file: UnnamedFile, _ keys: ArchiveKeys) throws(PrimitivesError) {
        decryptor = try Self.unwrapping { () throws(RecoveryError) in
            try AgeDecryptor(source: FileSource(file), keys: keys)
        }
    }

    func read(into target: inout MutableSpan<UInt8>) throws(PrimitivesError) -> Int {
        while unread.isEmpty {
            let next = try Self.unwrapping { () throws(RecoveryError) in try decryptor.next() }
            guard let next else { return 0 }
            unread = next
        }
        let count = min(target.count, unread.count)
        decryptor.plaintext.withBytes(unread) { target.copy($0, 0..<count) }
        unread = unread.lowerBound + count..<unread.upperBound
        return count
    }

    /// What was written here does not open only if someone else wrote into the file.
    private static func unwrapping<Result>(
        _ body: () throws(RecoveryError) -> Result
    ) throws(PrimitivesError) -> Result {
        do throws(RecoveryError) {
            return try body()
        } catch .primitive(let error) {
            throw error
        } catch {
            throw .authentication
        }
    }
}

/// A file from its beginning, wherever others read in it.
private final class FileSource: ByteSource {
    private let file: UnnamedFile
    private var position: UInt64 = 0

    init(_ file: UnnamedFile) { self.file = file }

    func read(into target: inout MutableSpan<UInt8>) throws(PrimitivesError) -> Int {
        let count = try file.read(into: &target, at: position)
        position += UInt64(count)
        return count
    }
}

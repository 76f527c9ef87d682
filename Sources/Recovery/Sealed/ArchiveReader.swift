package import Formats
import Primitives

/// Opens a sealed archive and reads it once, front to back, holding every byte to its manifest.
///
/// The letter and the manifest are read at once. Every entry must then be the manifest's next,
/// with its size and digest; the checksums come last and must be the manifest's too; nothing may
/// follow. Only authenticated bytes reach the tar parser. Memory does not grow with the archive.
package final class ArchiveReader {
    private static let longestReadme: UInt64 = 64 << 10

    /// What the archive says of itself, authenticated.
    package let manifest: ArchiveManifest
    /// The letter.
    package let readme: [UInt8]
    /// The ways to the file key that the file has.
    package let slots: [AgeSlot]

    private let stream: OpenedTar
    private let manifestBytes: [UInt8]

    /// Opens the file and reads its letter and manifest.
    ///
    /// - Throws: `SealedError`; `FormatError.age`, `manifest` or `json`; `PrimitivesError`.
    package init(source: any ByteSource, keys: ArchiveKeys) throws(RecoveryError) {
        let decryptor = try AgeDecryptor(source: source, keys: keys)
        slots = try carryingFormat { () throws(FormatError) in
            try AgeSlot.slots(of: decryptor.header)
        }
        let stream = try OpenedTar(decryptor)
        let readme = try stream.small(.readme, limit: Self.longestReadme)
        let table = try stream.small(.manifest, limit: ArchiveManifest.longestManifest)
        let manifest = try carryingFormat { () throws(FormatError) in
            try ArchiveManifest(decoding: table)
        }
        stream.expect(manifest, manifestLength: UInt64(table.count))
        guard let first = manifest.entries.first, first.name == .readme else {
            throw .sealed(.entry(name: EntryName.readme.text, .misplaced))
        }
        guard first.size == UInt64(readme.count), first.digest == SHA256.digest(readme) else {
            throw .sealed(.entry(name: EntryName.readme.text, .digest))
        }
        self.stream = stream
        self.readme = readme
        self.manifest = manifest
        manifestBytes = table
    }

    /// Reads on to the end and gives every file to `visitor`, those read already included.
    ///
    /// When this returns, every byte was authenticated, every entry was there and right, and
    /// nothing else. It can be done once.
    ///
    /// - Throws: `SealedError`; what the visitor throws; `PrimitivesError`.
    package func readAll(_ visitor: any ArchiveVisitor) throws(RecoveryError) {
        try readAll(visitor, digesting: true)
    }

    private func readAll(
        _ visitor: any ArchiveVisitor,
        digesting: Bool
    ) throws(RecoveryError) {
        if digesting { stream.openAhead() }
        try give(.readme, readme, entry: manifest.entries.first, to: visitor)
        try give(.manifest, manifestBytes, entry: nil, to: visitor)
        for entry in manifest.entries.dropFirst() {
            try stream.begin(entry.name, size: entry.size)
            try visitor.begin(entry.name, size: entry.size, entry: entry)
            let hash = digesting ? SHA256Stream() : nil
            try stream.read { (bytes) throws(RecoveryError) in
                hash?.update(bytes)
                try visitor.take(bytes)
            }
            if let hash, hash.finish() != entry.digest {
                throw .sealed(.entry(name: entry.name.text, .digest))
            }
            try visitor.end()
        }
        let digest = SHA256.digest(manifestBytes)
        let checksums = ArchiveLayout.checksums(manifest, manifestDigest: digest).encoded
        let size = UInt64(checksums.count)
        let found = try stream.small(.checksums, limit: size, size: size)
        guard found == checksums else {
            throw .sealed(.entry(name: EntryName.checksums.text, .digest))
        }
        try give(.checksums, checksums, entry: nil, to: visitor)
        try stream.finish()
    }

    private func give(
        _ name: EntryName,
        _ bytes: [UInt8],
        entry: ManifestEntry?,
        to visitor: any ArchiveVisitor
    ) throws(RecoveryError) {
        try visitor.begin(name, size: UInt64(bytes.count), entry: entry)
        try visitor.take(bytes.span)
        try visitor.end()
    }
}

/// Takes an archive's files, one after the other, as they are read.
///
/// The bytes are authenticated when they come, but whether a file is whole and is the one that
/// the manifest vouches for is known at its `end` only: what was made of it before is to be
/// thrown away if that does not come.
package protocol ArchiveVisitor: AnyObject {
    /// A file begins.
    ///
    /// - Parameter entry: what the manifest says of it; nil for the manifest itself and the
    ///   checksums.
    func begin(_ name: EntryName, size: UInt64, entry: ManifestEntry?) throws(RecoveryError)

    /// Its next bytes.
    func take(_ bytes: Span<UInt8>) throws(RecoveryError)

    /// It is whole and right.
    func end() throws(RecoveryError)
}

extension ArchiveReader {
    /// Reads on to the end, for nothing but the proof that all of it is right.
    ///
    /// - Throws: `SealedError`; `PrimitivesError`.
    package func verify() throws(RecoveryError) {
        try readAll(Verification())
    }

    /// Reads on to the end of an archive that was written just now: every byte must authenticate,
    /// every entry be there with its size, and the manifest be the one that was written.
    ///
    /// Digests are not made again: what authenticates is, byte for byte, what was sealed, and the
    /// digests in the manifest were made of that.
    ///
    /// - Throws: `SealedError`; `PrimitivesError`.
    package func readBack(_ written: ArchiveManifest) throws(RecoveryError) {
        guard manifest == written else {
            throw .sealed(.entry(name: EntryName.manifest.text, .digest))
        }
        try readAll(Verification(), digesting: false)
    }
}

/// Takes everything and keeps nothing.
private final class Verification: ArchiveVisitor {
    func begin(_ name: EntryName, size: UInt64, entry: ManifestEntry?) {}

    func take(_ bytes: Span<UInt8>) {}

    func end() {}
}

package import Formats
import Primitives
import Secrets

/// Makes a sealed archive: writes every entry through tar and age into a sink, and then, into the
/// room that was left for it, the front with the manifest, which names their digests.
///
/// Contents that are streams are read once. Memory does not grow with them. Whoever calls this
/// gives the file its place and reads it back. Spec: design section 5.
package final class ArchiveWriter {
    /// What came of writing an archive.
    package struct Written {
        /// What the archive says of itself.
        package let manifest: ArchiveManifest
        /// The key of the file, to read it back with.
        package let fileKey: FileKey
    }

    private let contents: ArchiveContents
    private let id = Hexadecimal.encode(Randomness.bytes(16))
    private let letter: [UInt8]
    private let items: [ArchiveItem]
    private let keys: SealKeys

    /// Finds out what goes in, and how long it is.
    ///
    /// - Throws: `SealedError.entry` with `tooLarge`; `PrimitivesError.posix`.
    package init(_ contents: ArchiveContents, keys: SealKeys) throws(RecoveryError) {
        var items = try carryingFormat { () throws(FormatError) in
            try ArchiveItems.items(for: contents)
        }
        for index in items.indices { try items[index].measure() }
        guard items.count < ArchiveManifest.mostEntries else {
            throw .sealed(.entry(name: EntryName.manifest.text, .tooLarge))
        }
        letter = ArchiveReadme.text(
            contents,
            id: id,
            kinds: Set(items.map(\.kind))
        )
        self.contents = contents
        self.items = items
        self.keys = keys
    }

    /// Writes the archive.
    ///
    /// - Throws: what the sink throws; `SealedError.sourceChanged`, `entry` with `tooLarge`;
    ///   `PrimitivesError.memory`.
    package func write(to sink: any ByteSink) throws(RecoveryError) -> Written {
        let unknown = [UInt8](repeating: 0, count: SHA256.digestLength)
        let room = try front(manifest(items.map { $0.entry(digest: unknown) })).count
        let encryptor = try AgeEncryptor(keys: keys, sink: sink, frontLength: room)
        let tar = try SealedTar(encryptor, modified: contents.created.seconds)
        var entries: [ManifestEntry] = []
        for item in items { entries.append(item.entry(digest: try tar.add(item))) }
        let manifest = manifest(entries)
        let digest = SHA256.digest(manifest.encoded)
        try tar.add(.checksums, ArchiveLayout.checksums(manifest, manifestDigest: digest).encoded)
        try tar.finish(front: front(manifest))
        return Written(manifest: manifest, fileKey: encryptor.fileKey)
    }

    /// Writes the archive from front to back, for a sink that only goes on. Contents that are streams
    /// are read twice, since the manifest stands before them.
    ///
    /// - Throws: as `write(to:)`; by then some of the archive may have gone out, without its end.
    package func stream(to sink: any ByteSink) throws(RecoveryError) -> ArchiveManifest {
        var entries: [ManifestEntry] = []
        for item in items { entries.append(item.entry(digest: try item.digest())) }
        let manifest = manifest(entries)
        let front = try front(manifest)
        let encryptor = try AgeEncryptor(keys: keys, sink: sink)
        try carryingPrimitive { () throws(PrimitivesError) in try encryptor.write(front.span) }
        let tar = try SealedTar(encryptor, modified: contents.created.seconds)
        for (item, entry) in zip(items, entries) {
            guard try tar.add(item) == entry.digest else { throw item.changed }
        }
        let digest = SHA256.digest(manifest.encoded)
        try tar.add(.checksums, ArchiveLayout.checksums(manifest, manifestDigest: digest).encoded)
        try tar.finish(front: [])
        return manifest
    }

    /// The manifest of these entries and the letter.
    private func manifest(_ entries: [ManifestEntry]) -> ArchiveManifest {
        let letter = ManifestEntry(
            name: .readme,
            kind: .readme,
            size: UInt64(letter.count),
            digest: SHA256.digest(letter)
        )
        return ArchiveManifest(
            id: id,
            created: contents.created.text,
            user: contents.user,
            source: contents.source,
            tool: contents.tool,
            entries: [letter] + entries,
            expectedSecrets: contents.expectedSecrets,
            missingSecrets: contents.missingSecrets
        )
    }

    /// Letter and manifest as the beginning of the tar archive: as long for any digests.
    private func front(_ manifest: ArchiveManifest) throws(RecoveryError) -> [UInt8] {
        let table = manifest.encoded
        guard UInt64(table.count) <= ArchiveManifest.longestManifest else {
            throw .sealed(.entry(name: EntryName.manifest.text, .tooLarge))
        }
        return try carryingPrimitive { () throws(PrimitivesError) in
            var front: [UInt8] = []
            let tar = try TarWriter(modified: contents.created.seconds) { bytes in
                front += bytes.copied
                return true
            }
            for (name, bytes) in [(EntryName.readme, letter), (.manifest, table)] {
                try tar.begin(name.text, size: UInt64(bytes.count))
                try tar.write(bytes.span)
            }
            try tar.finish()
            return front.dropLast(Int(ArchiveLayout.endLength))
        }
    }
}

/// Tar into age.
private final class SealedTar {
    private let encryptor: AgeEncryptor
    private let failure: Failure
    private let tar: TarWriter

    /// Why the stream below the tar writer stopped, if it did.
    private final class Failure {
        var error: PrimitivesError?
    }

    init(_ encryptor: AgeEncryptor, modified: Int64) throws(RecoveryError) {
        let failure = Failure()
        self.encryptor = encryptor
        self.failure = failure
        tar = try carryingPrimitive { () throws(PrimitivesError) in
            try TarWriter(modified: modified) { bytes in
                do throws(PrimitivesError) {
                    try encryptor.write(bytes)
                    return true
                } catch {
                    failure.error = error
                    return false
                }
            }
        }
    }

    /// Adds an entry and returns its digest.
    func add(_ item: ArchiveItem) throws(RecoveryError) -> [UInt8] {
        let hash = SHA256Stream()
        var missing = item.stamp.size
        do throws(RecoveryError) {
            try carryingPrimitive { () throws(PrimitivesError) in
                try tar.begin(item.name.text, size: missing)
            }
            try item.read { (bytes) throws(PrimitivesError) in
                try tar.write(bytes)
                hash.update(bytes)
                missing -= UInt64(bytes.count)
            }
        } catch .primitive(.tar(.size)) {
            throw item.changed
        } catch {
            throw cause(error)
        }
        guard missing == 0 else { throw item.changed }
        return hash.finish()
    }

    func add(_ name: EntryName, _ bytes: [UInt8]) throws(RecoveryError) {
        var item = ArchiveItem(name, .readme, .bytes(bytes))
        try item.measure()
        _ = try add(item)
    }

    func finish(front: [UInt8]) throws(RecoveryError) {
        do throws(RecoveryError) {
            try carryingPrimitive { () throws(PrimitivesError) in
                try tar.finish()
                try encryptor.finish(front: front)
            }
        } catch {
            throw cause(error)
        }
    }

    private func cause(_ error: RecoveryError) -> RecoveryError {
        guard error == .primitive(.tar(.stopped)), let cause = failure.error else { return error }
        return .primitive(cause)
    }
}

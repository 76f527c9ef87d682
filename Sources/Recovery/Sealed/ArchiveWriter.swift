package import Formats
import Primitives
import Secrets

/// Makes a sealed archive: digests every entry first, for the manifest at the front, and then
/// writes them all through tar and age into a sink.
///
/// Contents that are streams are read twice and held to be the same both times. Memory does not
/// grow with them. Whoever calls this gives the file its place and reads it back. Spec: design
/// section 5.
package final class ArchiveWriter {
    /// What the archive will say of itself.
    package let manifest: ArchiveManifest

    private let items: [ArchiveItem]
    private let created: ArchiveContents.Time
    private let keys: SealKeys

    /// Reads all of the contents a first time.
    ///
    /// - Throws: `SealedError.sourceChanged`, `entry` with `tooLarge`; `PrimitivesError.posix`.
    package init(_ contents: ArchiveContents, keys: SealKeys) throws(RecoveryError) {
        let id = Hexadecimal.encode(Randomness.bytes(16))
        var items = try carryingFormat { () throws(FormatError) in
            try ArchiveItems.items(for: contents)
        }
        var entries: [ManifestEntry] = []
        for index in items.indices { entries.append(try items[index].digest()) }
        let readme = ArchiveReadme.text(
            contents,
            id: id,
            hasPassphrase: !keys.passphrases.isEmpty,
            entries: entries
        )
        var letter = ArchiveItem(.readme, .readme, .bytes(readme))
        entries.insert(try letter.digest(), at: 0)
        items.insert(letter, at: 0)
        guard entries.count <= ArchiveManifest.mostEntries else {
            throw .sealed(.entry(name: EntryName.manifest.text, .tooLarge))
        }
        manifest = ArchiveManifest(
            id: id,
            created: contents.created.text,
            user: contents.user,
            source: contents.source,
            tool: contents.tool,
            entries: entries,
            expectedSecrets: contents.expectedSecrets,
            missingSecrets: contents.missingSecrets
        )
        self.items = items
        self.keys = keys
        created = contents.created
    }

    /// Writes the archive and returns its key, to read it back with.
    ///
    /// - Throws: what the sink throws; `SealedError.sourceChanged`; `PrimitivesError.memory`.
    package func write(to sink: any ByteSink) throws(RecoveryError) -> FileKey {
        let encryptor = try AgeEncryptor(keys: keys, sink: sink)
        let tar = try SealedTar(encryptor, modified: created.seconds)
        let table = manifest.encoded
        guard UInt64(table.count) <= ArchiveManifest.longestManifest else {
            throw .sealed(.entry(name: EntryName.manifest.text, .tooLarge))
        }
        for (index, item) in items.enumerated() {
            try tar.add(item, size: manifest.entries[index].size)
            if index == 0 { try tar.add(.manifest, table) }
        }
        let digest = SHA256.digest(table)
        try tar.add(.checksums, ArchiveLayout.checksums(manifest, manifestDigest: digest).encoded)
        try tar.finish()
        return encryptor.fileKey
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

    func add(_ item: ArchiveItem, size: UInt64) throws(RecoveryError) {
        do throws(RecoveryError) {
            try carryingPrimitive { () throws(PrimitivesError) in
                try tar.begin(item.name.text, size: size)
            }
            var count: UInt64 = 0
            try item.read { (bytes) throws(PrimitivesError) in
                try tar.write(bytes)
                count += UInt64(bytes.count)
            }
            guard count == size else { throw item.changed }
            try item.checkUnchanged()
        } catch .primitive(.tar(.size)) {
            throw item.changed
        } catch {
            throw cause(error)
        }
    }

    func add(_ name: EntryName, _ bytes: [UInt8]) throws(RecoveryError) {
        let item = ArchiveItem(name, .readme, .bytes(bytes))
        try add(item, size: UInt64(bytes.count))
    }

    func finish() throws(RecoveryError) {
        do throws(RecoveryError) {
            try carryingPrimitive { () throws(PrimitivesError) in
                try tar.finish()
                try encryptor.finish()
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

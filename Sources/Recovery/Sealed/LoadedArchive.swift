package import Formats
import Primitives
package import Secrets

/// The parts of an archive that a restore works on, in memory; the secrets guarded.
package struct LoadedArchive: Sendable {
    /// The most bytes that one part may have, which is checked when it is sealed already. The
    /// largest account data that a homeserver stores is 50 MiB.
    package static let longestPart: UInt64 = 64 << 20

    /// What the archive says of itself.
    package let manifest: ArchiveManifest
    /// The account data, byte for byte as it was sealed.
    package fileprivate(set) var accountData: [AccountDataEvent] = []
    /// The secrets.
    package fileprivate(set) var secrets: [(type: EventType, value: SecretBytes)] = []
    /// The response to `/keys/query`.
    package fileprivate(set) var identity: [UInt8]?
    /// The responses to `/room_keys/version`, with the versions that they were sealed as.
    package fileprivate(set) var backups: [(version: ExactText, info: [UInt8])] = []

    fileprivate init(manifest: ArchiveManifest) {
        self.manifest = manifest
    }
}

extension ArchiveReader {
    /// Reads on to the end and keeps the parts that a restore works on, but no room keys.
    ///
    /// - Throws: `SealedError`, also with `tooLarge` for a part past 64 MiB; `FormatError.json`
    ///   for account data that is none; `tooManySecrets`.
    package func load() throws(RecoveryError) -> LoadedArchive {
        try load(counting: nil)
    }

    /// The same, and gives every file to `other` as well.
    ///
    /// - Throws: also what `other` throws.
    package func load(also other: any ArchiveVisitor) throws(RecoveryError) -> LoadedArchive {
        try SecretLimit.check(manifest)
        let loader = Loader(manifest, nil)
        try readAll(VisitorPair(loader, other))
        return loader.archive
    }

    /// The same, with the rows of what is not kept counted as they pass.
    func load(counting rows: RowCounts?) throws(RecoveryError) -> LoadedArchive {
        try SecretLimit.check(manifest)
        let loader = Loader(manifest, rows)
        try readAll(loader)
        return loader.archive
    }
}

/// Keeps what it knows, in guarded memory until it is known to be whole.
private final class Loader: ArchiveVisitor {
    var archive: LoadedArchive
    private var entry: ManifestEntry?
    private var builder = SecretBuilder(limit: 0)
    private let rows: RowCounts?

    init(_ manifest: ArchiveManifest, _ rows: RowCounts?) {
        archive = LoadedArchive(manifest: manifest)
        self.rows = rows
    }

    func begin(_ name: EntryName, size: UInt64, entry: ManifestEntry?) throws(RecoveryError) {
        rows?.begin(entry)
        self.entry = entry.flatMap { $0.kind.isLoaded ? $0 : nil }
        guard self.entry != nil else { return }
        guard size <= LoadedArchive.longestPart else {
            throw .sealed(.entry(name: name.text, .tooLarge))
        }
        builder = SecretBuilder(limit: Int(size), capacity: Int(size))
    }

    func take(_ bytes: Span<UInt8>) throws(RecoveryError) {
        guard let entry else {
            rows?.take(bytes)
            return
        }
        guard builder.append(bytes) else { throw .sealed(.entry(name: entry.name.text, .size)) }
    }

    func end() throws(RecoveryError) {
        guard let entry else { return }
        let content = builder.finish()
        switch entry.kind {
        case .accountData:
            guard let type = entry.type else { throw fault(entry) }
            let bytes = Self.bytes(content)
            let value = try carryingFormat { () throws(FormatError) in
                try JSONValue(parsing: bytes, limits: .document)
            }
            archive.accountData.append(AccountDataEvent(type: type, content: value))
        case .secret:
            guard let type = entry.type else { throw fault(entry) }
            archive.secrets.append((type, content))
        case .backupVersion:
            guard let version = entry.backup else { throw fault(entry) }
            archive.backups.append((version, Self.bytes(content)))
        case .identity:
            archive.identity = Self.bytes(content)
        default:
            // No other kind is begun.
            return
        }
    }

    private func fault(_ entry: ManifestEntry) -> RecoveryError {
        .sealed(.entry(name: entry.name.text, .content))
    }

    private static func bytes(_ content: SecretBytes) -> [UInt8] {
        content.withBytes { $0.copied }
    }
}

/// Two that take the same files.
private final class VisitorPair: ArchiveVisitor {
    private let first: any ArchiveVisitor
    private let second: any ArchiveVisitor

    init(_ first: any ArchiveVisitor, _ second: any ArchiveVisitor) {
        self.first = first
        self.second = second
    }

    func begin(_ name: EntryName, size: UInt64, entry: ManifestEntry?) throws(RecoveryError) {
        try first.begin(name, size: size, entry: entry)
        try second.begin(name, size: size, entry: entry)
    }

    func take(_ bytes: Span<UInt8>) throws(RecoveryError) {
        try first.take(bytes)
        try second.take(bytes)
    }

    func end() throws(RecoveryError) {
        try first.end()
        try second.end()
    }
}

extension ArchiveEntryKind {
    /// Whether a restore works on it, and it is read into memory as a whole.
    var isLoaded: Bool {
        switch self {
        case .accountData, .secret, .identity, .backupVersion: true
        default: false
        }
    }
}

import Formats

/// How long an archive is whose entries are known.
enum ArchiveLayout {
    private static let block: UInt64 = 512
    /// The length of what ends a tar archive in bytes: two empty blocks.
    static let endLength = 2 * block

    /// The length of the tar archive in bytes: a header block and whole blocks for every entry,
    /// two empty blocks at the end.
    static func tarLength(_ sizes: [UInt64]) -> UInt64 {
        sizes.reduce(endLength) { total, size in
            let blocks = size / block + (size.isMultiple(of: block) ? 0 : 1)
            return total + block + blocks * block
        }
    }

    /// Where the blocks of an entry end that has so many bytes from `begin` on.
    static func end(of size: UInt64, at begin: UInt64) -> UInt64 {
        begin + (size / block + (size.isMultiple(of: block) ? 0 : 1)) * block
    }

    /// Whether an archive may be so long at all: it is whole blocks.
    static func isWholeBlocks(_ length: UInt64) -> Bool { length.isMultiple(of: block) }

    /// The length of `SHA256SUMS` for these entries and the manifest.
    static func checksumsLength(_ entries: [ManifestEntry]) -> UInt64 {
        ([.manifest] + entries.map(\.name)).reduce(0) { total, name in
            total + UInt64(ChecksumList.Line.count(name: name))
        }
    }

    /// The lines of `SHA256SUMS`: every file before it, in the order of the archive.
    static func checksums(_ manifest: ArchiveManifest, manifestDigest: [UInt8]) -> ChecksumList {
        var lines = manifest.entries.map {
            ChecksumList.Line(digest: $0.digest, name: $0.name)
        }
        let own = ChecksumList.Line(digest: manifestDigest, name: .manifest)
        lines.insert(own, at: min(1, lines.count))
        return ChecksumList(lines)
    }
}

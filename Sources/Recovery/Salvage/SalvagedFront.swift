import Formats
import Primitives

/// The manifest of a damaged archive, and where it says that every entry stands.
struct SalvagedFront {
    let manifest: ArchiveManifest
    /// Every entry, letter, manifest and checksums included.
    let parts: [SalvagedPart]
    /// How long the archive inside is.
    let length: UInt64

    /// Reads letter and manifest; nil where they are lost, or are none.
    init?(_ chunks: SalvagedChunks) throws(RecoveryError) {
        guard let letter = try Self.block(chunks, at: 0),
            letter.name == ExactText(EntryName.readme.text)
        else { return nil }
        let start = UInt64(TarBlock.length) + letter.paddedSize
        guard let table = try Self.block(chunks, at: start),
            table.name == ExactText(EntryName.manifest.text),
            table.size <= ArchiveManifest.longestManifest
        else { return nil }
        let begin = start + UInt64(TarBlock.length)
        guard let bytes = try Self.bytes(chunks, begin..<begin + table.size),
            let manifest = try? ArchiveManifest(decoding: bytes),
            manifest.entries.first?.name == .readme, manifest.entries.first?.size == letter.size
        else { return nil }
        self.manifest = manifest
        let digest = SHA256.digest(bytes)
        let own = ChecksumList.Line(digest: digest, name: .manifest)
        let sums = ArchiveLayout.checksums(manifest, manifestDigest: digest).encoded
        let last = ChecksumList.Line(digest: SHA256.digest(sums), name: .checksums)
        var all = manifest.entries.map {
            (ChecksumList.Line(digest: $0.digest, name: $0.name), $0.size)
        }
        all.insert((own, table.size), at: 1)
        all.append((last, UInt64(sums.count)))
        length = ArchiveLayout.tarLength(all.map(\.1))
        var position: UInt64 = 0
        parts = all.map { line, size in
            let begin = position + UInt64(TarBlock.length)
            position = ArchiveLayout.end(of: size, at: begin)
            return SalvagedPart(
                name: ExactText(line.name.text),
                range: begin..<begin + size,
                target: line.name,
                digest: line.digest,
                voucher: .manifest
            )
        }
    }

    /// The header block at a place, if there is one.
    static func block(_ chunks: SalvagedChunks, at position: UInt64) throws(RecoveryError)
        -> TarBlock?
    {
        try bytes(chunks, position..<position + UInt64(TarBlock.length)).flatMap(TarBlock.init)
    }

    /// The bytes of a part; nil where not all of them authenticate.
    static func bytes(
        _ chunks: SalvagedChunks,
        _ range: Range<UInt64>
    ) throws(RecoveryError) -> [UInt8]? {
        guard chunks.firstLost(in: range) == nil else { return nil }
        var bytes: [UInt8] = []
        try chunks.read(range) { bytes += $0.copied }
        return bytes
    }
}

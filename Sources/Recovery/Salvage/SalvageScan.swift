import Formats
import Primitives

/// The entries of an archive whose manifest is lost, found by their header blocks.
///
/// Behind an entry the next header block follows. Where that place is lost, every block of what is
/// sound is tried: one counts when a header block, or the end, follows what it heads. What is taken
/// for an entry then is, at worst, a part of one that was made to look like it.
struct SalvageScan {
    private static let block = UInt64(TarBlock.length)

    /// What was found, in the order of the archive.
    private(set) var parts: [SalvagedPart] = []
    /// What the checksums name beside that.
    private(set) var missing: [EntryName] = []
    /// Whether the checksums are sound.
    private(set) var isVouched = false

    private let chunks: SalvagedChunks
    private var names: Set<String> = []
    private var folders: Set<String> = []

    init(_ chunks: SalvagedChunks) throws(RecoveryError) {
        self.chunks = chunks
        try scan()
        try vouch()
    }

    private mutating func scan() throws(RecoveryError) {
        var position: UInt64 = 0
        var isSure = true
        while position + Self.block <= chunks.payloadLength,
            parts.count < ArchiveManifest.mostEntries
        {
            let range = position..<position + Self.block
            guard let bytes = try SalvagedFront.bytes(chunks, range) else {
                guard let next = chunks.nextStart(after: position) else { return }
                position = next
                isSure = false
                continue
            }
            if let header = TarBlock(bytes) {
                if !isSure { isSure = try isFollowed(header, at: position) }
                if isSure {
                    add(header, at: position + Self.block)
                    position += Self.block + header.paddedSize
                    continue
                }
            }
            if bytes.contains(where: { $0 != 0 }) { isSure = false }
            position += Self.block
        }
    }

    /// Whether another header block, zeros or nothing sound stands behind the entry.
    private func isFollowed(_ header: TarBlock, at position: UInt64) throws(RecoveryError) -> Bool {
        let next = position + Self.block + header.paddedSize
        guard let bytes = try SalvagedFront.bytes(chunks, next..<next + Self.block) else {
            return true
        }
        return TarBlock(bytes) != nil || bytes.allSatisfy { $0 == 0 }
    }

    private mutating func add(_ header: TarBlock, at begin: UInt64) {
        var target = header.isFile ? try? EntryName(checking: header.name.string) : nil
        if let name = target, !take(name) { target = nil }
        parts.append(
            SalvagedPart(name: header.name, range: begin..<begin + header.size, target: target)
        )
    }

    /// Whether a name is new, and neither a folder of another nor in a folder that is a file.
    private mutating func take(_ name: EntryName) -> Bool {
        let components = name.text.split(separator: "/")
        let above = components.indices.dropFirst().map { components[..<$0].joined(separator: "/") }
        guard !folders.contains(name.text),
            !above.contains(where: names.contains),
            names.insert(name.text).inserted
        else { return false }
        folders.formUnion(above)
        return true
    }

    /// Lets the checksums vouch, if they are the whole last entry of an archive that ends.
    private mutating func vouch() throws(RecoveryError) {
        guard chunks.isEnded, let last = parts.last, last.target == .checksums,
            UInt64(last.range.count) <= ArchiveManifest.longestManifest,
            let bytes = try SalvagedFront.bytes(chunks, last.range),
            let list = ChecksumList(parsing: bytes)
        else { return }
        let digests = Dictionary(list.lines.map { ($0.name, $0.digest) }) { first, _ in first }
        let found = Set(parts.compactMap(\.target))
        missing = list.lines.map(\.name).filter { !found.contains($0) }
        isVouched = true
        for index in parts.indices {
            guard let name = parts[index].target, let digest = digests[name] else { continue }
            parts[index].digest = digest
            parts[index].voucher = .checksums
        }
    }
}

package import Formats
import Primitives

/// What came back of a damaged archive, and what did not.
///
/// Only bytes that authenticate are used. With the manifest at hand every entry's place is known,
/// and an entry counts when its bytes have the digest that the manifest vouches for. Without it,
/// entries are found by their header blocks; those that lie in one run of sound chunks come back,
/// and the checksums at the end vouch for them where these are whole.
package struct Salvage: Sendable {
    /// An entry, and what became of it.
    package struct Item: Equatable, Sendable {
        /// Its name, as it stands in the archive.
        package let name: ExactText
        /// How many bytes it has, if that is known.
        package let size: UInt64?
        /// What became of it.
        package let fate: Fate
    }

    /// What became of an entry.
    package enum Fate: Equatable, Sendable {
        /// It is back, and this vouches for its bytes.
        case back(Voucher)
        /// It is not.
        case lost(Loss)
    }

    /// What vouches for an entry that came back.
    package enum Voucher: Equatable, Sendable {
        /// The manifest has its digest.
        case manifest
        /// `SHA256SUMS` has its digest.
        case checksums
        /// Nothing but that its bytes authenticate and its header block says so.
        case nobody
    }

    /// Why an entry did not come back.
    package enum Loss: Equatable, Sendable {
        /// A part of it lies in this chunk, which does not authenticate.
        case chunk(UInt64)
        /// The checksums name it, and it was not found.
        case notFound
        /// The file ends before it does.
        case cutShort
        /// Its bytes are not those that are vouched for.
        case digest
        /// Its name is one that no entry may have, or stands twice, or it is no plain file.
        case name
    }

    /// What is wrong with the file.
    package struct Damage: Equatable, Sendable {
        /// Whether the header's code holds.
        package let isHeaderIntact: Bool
        /// The chunks that do not authenticate, counted from 0, in runs.
        package let lostChunks: [ClosedRange<UInt64>]
        /// How often bytes were added or removed and the chunks behind them were found again.
        package let shifts: Int
        /// Whether the chunk that was sealed as the last one is there.
        package let isEnded: Bool
        /// Whether something stands behind it.
        package let hasTail: Bool
        /// How many bytes the file has.
        package let have: UInt64
        /// How many it should have, if the manifest is at hand.
        package let expected: UInt64?
    }

    /// What the archive says of itself, if that could be read.
    package let manifest: ArchiveManifest?
    /// Every entry that is known of, in the order of the archive; before them those that are known
    /// by the checksums alone.
    package let items: [Item]
    /// Whether these are all that were sealed: manifest or checksums are sound.
    package let knowsAll: Bool
    /// What is wrong with the file.
    package let damage: Damage

    /// Gets out of an archive what can be had, and gives it to `visitor`. What began there and did
    /// not end is to be thrown away.
    ///
    /// - Throws: `SealedError.nothingSalvaged` for a header that cannot be read or where no chunk
    ///   authenticates, `noMatchingKey`; `FormatError.age`; what the visitor throws.
    package init(
        _ source: any PlacedSource,
        keys: ArchiveKeys,
        to visitor: any ArchiveVisitor
    ) throws(RecoveryError) {
        let chunks = try SalvagedChunks(source, keys: keys)
        guard chunks.hasAny else { throw .sealed(.nothingSalvaged(.noChunk)) }
        let front = try SalvagedFront(chunks)
        let scan = front == nil ? try SalvageScan(chunks) : nil
        var items = (scan?.missing ?? []).map { name in
            Item(name: ExactText(name.text), size: nil, fate: .lost(.notFound))
        }
        for part in front?.parts ?? scan?.parts ?? [] {
            items.append(try part.give(to: visitor, from: chunks))
        }
        manifest = front?.manifest
        knowsAll = front != nil || scan?.isVouched == true
        self.items = items
        damage = Damage(
            isHeaderIntact: chunks.isHeaderIntact,
            lostChunks: chunks.lost,
            shifts: chunks.shifts,
            isEnded: chunks.isEnded,
            hasTail: chunks.hasTail,
            have: chunks.fileLength,
            expected: front.map { chunks.prefixLength + AgePayload.sealedCount(of: $0.length) }
        )
    }

    /// How many entries came back.
    package var count: Int { items.count { $0.isBack } }

    /// Whether every entry that was sealed came back.
    package var isComplete: Bool { manifest != nil && count == items.count }
}

extension Salvage.Item {
    /// Whether it came back.
    package var isBack: Bool {
        if case .back = fate { true } else { false }
    }
}

/// An entry whose place in the archive inside is known.
struct SalvagedPart {
    let name: ExactText
    let range: Range<UInt64>
    /// The name, if it is one that may be written.
    let target: EntryName?
    var digest: [UInt8]?
    var voucher = Salvage.Voucher.nobody

    /// Gives the entry to a visitor, if it can be had.
    func give(
        to visitor: any ArchiveVisitor,
        from chunks: SalvagedChunks
    ) throws(RecoveryError) -> Salvage.Item {
        let size = UInt64(range.count)
        func item(_ fate: Salvage.Fate) -> Salvage.Item {
            Salvage.Item(name: name, size: size, fate: fate)
        }
        guard let target else { return item(.lost(.name)) }
        if let lost = chunks.firstLost(in: range) {
            let isBehind = lost * UInt64(AgePayload.chunkLength) >= chunks.payloadLength
            return item(.lost(isBehind ? .cutShort : .chunk(lost)))
        }
        try visitor.begin(target, size: size, entry: nil)
        let hash = SHA256Stream()
        try chunks.read(range) { (bytes) throws(RecoveryError) in
            hash.update(bytes)
            try visitor.take(bytes)
        }
        guard digest == nil || hash.finish() == digest else { return item(.lost(.digest)) }
        try visitor.end()
        return item(.back(voucher))
    }
}

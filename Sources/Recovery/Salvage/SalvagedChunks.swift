import Formats
import Primitives
import Secrets

/// The chunks of a damaged age file: which of them authenticate, and where they stand.
///
/// A chunk that does not is passed over, since the next one stands behind it. Where that one does
/// not authenticate either, bytes may have been added or removed: each is then looked for at the
/// places up to `reach` bytes before and behind its own, so long as the budget of tries lasts. What
/// was moved further is not found. Nothing is given out that does not authenticate.
final class SalvagedChunks {
    /// How far from its place a chunk is looked for, in bytes.
    static let reach = 4096
    /// How many places are tried in one file.
    private static let budget = 1 << 16

    /// A chunk that authenticates.
    private struct Chunk {
        let offset: UInt64
        let length: Int
        let isLast: Bool

        var end: UInt64 { offset + UInt64(length) }
        var plaintextLength: Int { length - ChaCha20Poly1305.tagLength }
    }

    /// Whether the header's code holds.
    let isHeaderIntact: Bool
    /// How many bytes header and nonce have.
    let prefixLength: UInt64
    /// How many bytes the file has, counted outside armor.
    let fileLength: UInt64
    /// How often bytes were added or removed.
    private(set) var shifts = 0
    /// Whether something stands behind the last chunk.
    private(set) var hasTail = false

    private let window: SourceWindow
    private let plaintext = WorkBuffer(count: AgePayload.sealedLength)
    private let cipher: ChaCha20Poly1305
    private var chunks: [Chunk?] = []
    private var budget = SalvagedChunks.budget
    /// The chunk that lies in `plaintext`.
    private var loaded: Int?

    /// Opens the file key and looks for every chunk.
    ///
    /// - Throws: `SealedError.nothingSalvaged` for a header that cannot be read, `noMatchingKey`;
    ///   `FormatError.age` for what is no age file; `PrimitivesError`.
    init(_ file: any PlacedSource, keys: ArchiveKeys) throws(RecoveryError) {
        let source = try UnarmoredSource.unwrapping(file)
        window = SourceWindow(
            source,
            count: max(AgeHeader.longestHeader, AgePayload.sealedLength + 2 * Self.reach)
                + AgePayload.nonceLength
        )
        fileLength = try carryingPrimitive { () throws(PrimitivesError) in try source.length }
        let count = try window.load(AgeHeader.longestHeader + AgePayload.nonceLength, at: 0)
        let prefix = window.buffer.bytes(0..<min(count, AgeHeader.longestHeader))
        let header = try Self.header(prefix)
        let (opening, isIntact) = try keys.openWithoutMAC(header)
        isHeaderIntact = isIntact
        let start = header.encoded.count
        guard count >= start + AgePayload.nonceLength else {
            throw .sealed(.nothingSalvaged(.noChunk))
        }
        prefixLength = UInt64(start + AgePayload.nonceLength)
        let nonce = window.buffer.bytes(start..<start + AgePayload.nonceLength)
        cipher = try carryingPrimitive { () throws(PrimitivesError) in
            try ChaCha20Poly1305(key: opening.fileKey.payloadKey(nonce: nonce))
        }
        try findAll()
    }

    private static func header(_ prefix: [UInt8]) throws(RecoveryError) -> AgeHeader {
        do throws(FormatError) {
            let header = try AgeHeader(parsingPrefixOf: prefix)
            _ = try AgeSlot.slots(of: header)
            return header
        } catch {
            switch error {
            case .age(.headerTruncated), .age(.headerLine), .age(.stanza), .age(.headerTooLarge):
                throw .sealed(.nothingSalvaged(.header))
            default: throw .format(error)
            }
        }
    }

    /// How long the archive inside is, as far as the chunks tell.
    var payloadLength: UInt64 {
        guard let last = chunks.last else { return 0 }
        let whole = UInt64((chunks.count - 1) * AgePayload.chunkLength)
        return whole + UInt64(last?.plaintextLength ?? AgePayload.chunkLength)
    }

    /// Whether the chunk that was sealed as the last one is there.
    var isEnded: Bool { chunks.last??.isLast ?? false }

    /// Whether any chunk authenticates.
    var hasAny: Bool { chunks.contains { $0 != nil } }

    /// The chunks that do not authenticate, in runs.
    var lost: [ClosedRange<UInt64>] {
        var runs: [ClosedRange<UInt64>] = []
        for (index, chunk) in chunks.enumerated() where chunk == nil {
            let number = UInt64(index)
            if let last = runs.last, last.upperBound + 1 == number {
                runs[runs.count - 1] = last.lowerBound...number
            } else {
                runs.append(number...number)
            }
        }
        return runs
    }

    /// The first chunk of a part of the archive inside that is lost or not there; nil where all of
    /// it authenticates.
    func firstLost(in range: Range<UInt64>) -> UInt64? {
        guard !range.isEmpty else { return nil }
        let length = UInt64(AgePayload.chunkLength)
        for number in range.lowerBound / length...(range.upperBound - 1) / length {
            guard let index = Int(exactly: number), index < chunks.count,
                let chunk = chunks[index],
                range.upperBound <= number * length + UInt64(chunk.plaintextLength)
                    || chunk.plaintextLength == AgePayload.chunkLength
            else { return number }
        }
        return nil
    }

    /// Where the next chunk behind `position` that authenticates begins; nil where there is none.
    func nextStart(after position: UInt64) -> UInt64? {
        let next = Int(clamping: position / UInt64(AgePayload.chunkLength)) + 1
        guard next < chunks.count else { return nil }
        return chunks[next...].firstIndex { $0 != nil }.map {
            UInt64($0) * UInt64(AgePayload.chunkLength)
        }
    }

    /// Lends a part of the archive inside, all of which authenticates.
    ///
    /// - Throws: `SealedError.chunk` where it does not; what `body` throws.
    func read(
        _ range: Range<UInt64>,
        _ body: (Span<UInt8>) throws(RecoveryError) -> Void
    ) throws(RecoveryError) {
        let length = UInt64(AgePayload.chunkLength)
        var position = range.lowerBound
        while position < range.upperBound {
            let number = position / length
            let end = min(range.upperBound, (number + 1) * length)
            let start = number * length
            try load(Int(clamping: number))
            try plaintext.withBytes(Int(position - start)..<Int(end - start), body)
            position = end
        }
    }

    private func load(_ index: Int) throws(RecoveryError) {
        guard loaded != index else { return }
        loaded = nil
        guard index < chunks.count, let chunk = chunks[index],
            try window.load(chunk.length, at: chunk.offset) == chunk.length,
            try opens(index, 0..<chunk.plaintextLength, isLast: chunk.isLast)
        else { throw .sealed(.chunk(UInt64(index))) }
        loaded = index
    }

    /// Whether what the window holds, with a tag behind it, is this chunk.
    private func opens(
        _ index: Int,
        _ range: Range<Int>,
        isLast: Bool
    ) throws(RecoveryError) -> Bool {
        let nonce = ChaChaNonce(counter: UInt64(index), isLast: isLast)
        do throws(PrimitivesError) {
            try cipher.open(window.buffer, range, into: plaintext, nonce: nonce)
            return true
        } catch .authentication {
            return false
        } catch {
            throw .primitive(error)
        }
    }
}

extension SalvagedChunks {
    private static let block = 512

    private func findAll() throws(RecoveryError) {
        var offset = prefixLength
        while offset < fileLength {
            let index = chunks.count
            var found = try chunk(index, at: offset)
            if found == nil,
                try chunk(index + 1, at: offset + UInt64(AgePayload.sealedLength)) == nil
            {
                found = try search(index, around: offset)
                if found != nil { shifts += 1 }
            }
            chunks.append(found)
            offset = found?.end ?? offset + UInt64(AgePayload.sealedLength)
            if let found, found.isLast { break }
        }
        if !isEnded { try findShorterEnd() }
        hasTail = isEnded && (chunks.last??.end ?? fileLength) < fileLength
        plaintext.wipe(0..<plaintext.count)
        loaded = nil
    }

    /// The chunk at its place; the last one may have something behind it.
    private func chunk(_ index: Int, at offset: UInt64) throws(RecoveryError) -> Chunk? {
        guard offset < fileLength else { return nil }
        let count = try window.load(AgePayload.sealedLength, at: offset)
        let length = count - ChaCha20Poly1305.tagLength
        guard length >= 0 else { return nil }
        let flags = count == AgePayload.sealedLength ? [false, true] : [true]
        for isLast in flags where try opens(index, 0..<length, isLast: isLast) {
            return Chunk(offset: offset, length: count, isLast: isLast)
        }
        return nil
    }

    /// The chunk near its place, the nearest first. The last one holds whole blocks of an archive.
    private func search(_ index: Int, around offset: UInt64) throws(RecoveryError) -> Chunk? {
        let start = max(prefixLength, offset - min(offset, UInt64(Self.reach)))
        let loaded = try window.load(AgePayload.sealedLength + 2 * Self.reach, at: start)
        // The file may grow meanwhile.
        let count = min(loaded, Int(clamping: fileLength - min(fileLength, start)))
        let own = Int(offset - start)
        for distance in 1...Self.reach {
            for place in [own - distance, own + distance] where place >= 0 && place < count {
                let rest = fileLength - start - UInt64(place)
                let isLast = rest <= UInt64(AgePayload.sealedLength)
                let length = min(Int(clamping: rest), AgePayload.sealedLength)
                let plain = length - ChaCha20Poly1305.tagLength
                guard plain >= 0, place + length <= count,
                    !isLast || plain.isMultiple(of: Self.block)
                else { continue }
                guard budget > 0 else { return nil }
                budget -= 1
                if try opens(index, place..<place + plain, isLast: isLast) {
                    let offset = start + UInt64(place)
                    return Chunk(offset: offset, length: length, isLast: isLast)
                }
            }
        }
        return nil
    }

    /// Finds a last chunk with something behind it, which makes it and what follows look lost.
    private func findShorterEnd() throws(RecoveryError) {
        let known = (chunks.lastIndex { $0 != nil } ?? -1) + 1
        guard known < chunks.count else { return }
        let offset = known == 0 ? prefixLength : chunks[known - 1]?.end ?? prefixLength
        let count = try window.load(AgePayload.sealedLength, at: offset)
        for plain in stride(from: 0, to: count - ChaCha20Poly1305.tagLength, by: Self.block)
        where try opens(known, 0..<plain, isLast: true) {
            let length = plain + ChaCha20Poly1305.tagLength
            chunks.removeSubrange(known...)
            chunks.append(Chunk(offset: offset, length: length, isLast: true))
            return
        }
    }
}

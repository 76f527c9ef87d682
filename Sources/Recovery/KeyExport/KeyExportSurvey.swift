import Formats
import Primitives
import Secrets

/// What a pass over a key export shows before anything is decrypted.
struct KeyExportSurvey {
    /// The header.
    let header: KeyExportHeader
    /// The ciphertext's first bytes.
    let front: [UInt8]
    /// The last bytes, which are the MAC if the file is whole.
    let mac: [UInt8]
    /// How many bytes there are inside the armor.
    let count: Int
    /// Whether the armor's last line was there.
    let hasTrailer: Bool
    /// Whether what stands behind a byte that cannot stand there was left out.
    let isBroken: Bool
    /// The codes of all bytes before the last, under the keys that were given.
    let codes: [[UInt8]]
    /// What the segments are known again by.
    let tags: KeyExportTags

    private static let frontLength = 64

    /// Reads a file to its end.
    ///
    /// - Parameter keys: gives the MAC keys once there is a header.
    /// - Throws: `FormatError.keyExport`; `KeyExportRefusal.truncated` for a file without an end that
    ///   has not even a header; what `keys` throws; `PrimitivesError`.
    init(
        _ segments: KeyExportSegments,
        keys: (KeyExportHeader) throws(RecoveryError) -> [SecretBytes]
    ) throws(RecoveryError) {
        let tags = try carryingPrimitive { () throws(PrimitivesError) in try KeyExportTags() }
        let first = try segments.next()
        let start = first?.bytes(0..<KeyExportHeader.length + Self.frontLength) ?? []
        header = try Self.header(start, segments)
        front = Array(start.dropFirst(KeyExportHeader.length))
        let streams = try keys(header).map { HMACSHA256Stream(key: $0) }
        var count = 0
        var held: [UInt8] = []
        var next = first
        while let segment = next {
            try carryingPrimitive { () throws(PrimitivesError) in try tags.add(segment) }
            held = Self.feed(streams, held, segment)
            count += segment.count
            next = try segments.next()
        }
        mac = held
        self.count = count
        self.tags = tags
        hasTrailer = segments.hasTrailer
        isBroken = segments.isBroken
        codes = streams.map { $0.finish() }
    }

    private static func header(
        _ bytes: [UInt8],
        _ segments: KeyExportSegments
    ) throws(RecoveryError) -> KeyExportHeader {
        do throws(FormatError) {
            return try KeyExportHeader(decodingPrefixOf: bytes)
        } catch .keyExport(.tooShort) {
            throw .format(.keyExport(segments.hasTrailer ? .tooShort : .truncated))
        } catch {
            throw .format(error)
        }
    }

    /// Adds what was held back and the segment to the codes, but for the last bytes, which are
    /// returned: they are the MAC unless more comes.
    private static func feed(
        _ streams: [HMACSHA256Stream],
        _ held: [UInt8],
        _ segment: KeyExportSegments.Segment
    ) -> [UInt8] {
        let length = KeyExportHeader.macLength
        guard segment.count >= length else {
            let all = held + segment.bytes(0..<segment.count)
            let taken = all.dropLast(length)
            for stream in streams { stream.update(taken.span) }
            return Array(all.suffix(length))
        }
        let end = segment.count - length
        for stream in streams {
            stream.update(held.span)
            segment.buffer.withBytes(0..<end) { stream.update($0) }
        }
        return segment.bytes(end..<segment.count)
    }
}

import Formats
package import Primitives
import Secrets

/// What a key export holds, decrypted piece by piece as it is asked for.
///
/// Every segment is held against what an earlier pass over the file saw, before any of it comes out.
package final class KeyExportPlaintext: ByteSource {
    private let segments: KeyExportSegments
    private let tags: KeyExportTags
    private let cipher: AES256CTRStream
    /// Where the ciphertext ends inside the armor.
    private let end: Int
    private var segment: KeyExportSegments.Segment?
    /// How many segments there were.
    private var number = 0
    /// Where the segment begins inside the armor.
    private var start = 0
    /// How much of it came out, or is no ciphertext.
    private var taken = KeyExportHeader.length

    init(
        _ segments: KeyExportSegments,
        _ tags: KeyExportTags,
        _ cipher: AES256CTRStream,
        end: Int
    ) {
        self.segments = segments
        self.tags = tags
        self.cipher = cipher
        self.end = end
    }

    /// Gives the next bytes.
    ///
    /// - Throws: `PrimitivesError.authentication` for a file that changed since it was opened;
    ///   `PrimitivesError.posix`.
    package func read(into target: inout MutableSpan<UInt8>) throws(PrimitivesError) -> Int {
        var rest = available
        while rest.isEmpty, start + taken < end {
            try load()
            rest = available
        }
        guard let segment else { return 0 }
        let range = rest.prefix(target.count)
        try segment.buffer.withBytes(range) { (bytes: Span<UInt8>) throws(PrimitivesError) in
            try cipher.apply(bytes, into: &target)
        }
        taken = range.upperBound
        return range.count
    }

    /// The ciphertext that is left of the segment at hand.
    private var available: Range<Int> {
        guard let segment else { return 0..<0 }
        return taken..<max(taken, min(segment.count, end - start))
    }

    /// Takes the next segment.
    private func load() throws(PrimitivesError) {
        if let segment {
            start += segment.count
            taken = 0
        }
        do throws(RecoveryError) {
            segment = try segments.next()
        } catch .primitive(let error) {
            throw error
        } catch {
            throw .authentication
        }
        guard let segment, try tags.holds(segment, number: number) else { throw .authentication }
        number += 1
    }
}

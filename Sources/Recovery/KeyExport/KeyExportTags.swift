import Primitives

/// What a file's segments are known again by: one pass over the file proves its MAC, and every segment
/// is held against these before the next pass decrypts any of it.
final class KeyExportTags {
    private let cipher: ChaCha20Poly1305
    private var tags: [UInt8] = []

    /// No segments yet, and a key that no one else has.
    init() throws(PrimitivesError) {
        cipher = try ChaCha20Poly1305(key: Randomness.secret(ChaCha20Poly1305.keyLength))
    }

    /// Adds the next segment.
    func add(_ segment: KeyExportSegments.Segment) throws(PrimitivesError) {
        tags += try tag(of: segment, number: tags.count / ChaCha20Poly1305.tagLength)
    }

    /// Whether a segment, counted from 0, is what it was.
    func holds(_ segment: KeyExportSegments.Segment, number: Int) throws(PrimitivesError) -> Bool {
        let place = number * ChaCha20Poly1305.tagLength
        guard place < tags.count else { return false }
        let known = tags[place..<place + ChaCha20Poly1305.tagLength]
        return try known.elementsEqual(tag(of: segment, number: number))
    }

    private func tag(
        of segment: KeyExportSegments.Segment,
        number: Int
    ) throws(PrimitivesError) -> [UInt8] {
        let nonce = ChaChaNonce(counter: UInt64(number), isLast: false)
        return try cipher.tag(of: segment.buffer, 0..<segment.count, nonce: nonce)
    }
}

import Formats
package import Primitives
import Secrets

/// Writes an age v1 file as a stream: the header at once, then whatever is written, in chunks.
///
/// ```
/// header   see AgeHeader
/// nonce    16 random bytes
/// chunks   ChaCha20-Poly1305(payload key, 11-byte counter || last flag, ≤ 65536 bytes), tag 16
/// ```
///
/// A chunk is sealed only when the next byte is there, since the last one is marked as such.
/// Several sealed chunks go to the sink at once; memory is one buffer of fixed size.
///
/// The payload's front can be what is known last: room is left for its chunks, and they are sealed
/// at the end, with the numbers that they would have had. The chunk that holds the end of the front
/// and the first of the other bytes waits for it.
package final class AgeEncryptor {
    private static let chunksAtOnce = 4

    /// The key of the file, to read it back with.
    package let fileKey: FileKey

    private let sink: any ByteSink
    private let cipher: ChaCha20Poly1305
    private let buffer = WorkBuffer(count: chunksAtOnce * AgePayload.sealedLength)
    /// Where the payload's chunks begin in the file.
    private let prefixLength: Int
    /// How long the front is, which comes last.
    private let frontLength: Int
    /// The chunk that begins with the end of the front.
    private var shared: Shared?
    private var counter: UInt64
    /// Where the chunk in the making begins in the buffer; sealed ones lie before it.
    private var start = 0
    /// How many bytes it has so far.
    private var filled: Int

    /// A chunk that waits for the bytes that it begins with.
    private struct Shared {
        let bytes = WorkBuffer(count: AgePayload.chunkLength)
        var count = 0
        var isLast = false
    }

    /// Wraps a new file key for all of `keys`, and writes header and nonce.
    ///
    /// - Parameter frontLength: how many bytes at the payload's front are given to `finish` only.
    /// - Throws: `RecoveryError.primitive`, above all `memory` for a passphrase's cost.
    package init(
        keys: SealKeys,
        sink: any ByteSink,
        frontLength: Int = 0
    ) throws(RecoveryError) {
        let key = FileKey.random()
        let nonce = Randomness.bytes(AgePayload.nonceLength)
        fileKey = key
        self.sink = sink
        self.frontLength = frontLength
        counter = UInt64(frontLength / AgePayload.chunkLength)
        filled = frontLength % AgePayload.chunkLength
        if filled > 0 { shared = Shared() }
        let room = (Int(counter) + (filled > 0 ? 1 : 0)) * AgePayload.sealedLength
        (prefixLength, cipher) = try carryingPrimitive { () throws(PrimitivesError) in
            let prefix = try Self.header(for: keys, fileKey: key).encoded + nonce
            try sink.write(prefix.span)
            if room > 0 { try sink.skip(room) }
            return (prefix.count, try ChaCha20Poly1305(key: key.payloadKey(nonce: nonce)))
        }
    }

    private static func header(
        for keys: SealKeys,
        fileKey: FileKey
    ) throws(PrimitivesError) -> AgeHeader {
        let stanzas = try fileKey.slots(for: keys).compactMap(\.stanza)
        return AgeHeader(stanzas: stanzas) { fileKey.headerMAC(of: $0) }
    }

    /// Adds bytes to the payload.
    ///
    /// - Throws: `PrimitivesError.posix` from the sink.
    package func write(_ bytes: Span<UInt8>) throws(PrimitivesError) {
        var position = 0
        while position < bytes.count {
            if filled == AgePayload.chunkLength { try seal(isLast: false) }
            let count = min(AgePayload.chunkLength - filled, bytes.count - position)
            buffer.copy(bytes.extracting(position..<position + count), to: start + filled)
            filled += count
            position += count
        }
    }

    /// Seals the last chunk and writes what is left, and then the front. Nothing may be written
    /// after it.
    ///
    /// - Parameter front: the payload's first bytes, as many as there is room for.
    /// - Precondition: something was written where there is a front.
    /// - Throws: `PrimitivesError.posix` from the sink.
    package func finish(front: [UInt8] = []) throws(PrimitivesError) {
        precondition(front.count == frontLength, "the front is as long as the room for it")
        try seal(isLast: true)
        try flush()
        let length = AgePayload.chunkLength
        for (number, first) in stride(from: 0, to: front.count, by: length).enumerated() {
            let piece = front[first..<min(front.count, first + length)]
            try seal(piece.span, asChunk: number)
        }
    }

    private func seal(isLast: Bool) throws(PrimitivesError) {
        if counter == frontLength / AgePayload.chunkLength, shared != nil {
            return setAside(isLast: isLast)
        }
        let nonce = ChaChaNonce(counter: counter, isLast: isLast)
        try cipher.seal(buffer, start..<start + filled, nonce: nonce)
        counter += 1
        start += filled + ChaCha20Poly1305.tagLength
        filled = 0
        if start + AgePayload.sealedLength > buffer.count { try flush() }
    }

    /// Keeps the first chunk until its beginning comes.
    private func setAside(isLast: Bool) {
        buffer.withBytes(0..<filled) { shared?.bytes.copy($0, to: 0) }
        shared?.count = filled
        shared?.isLast = isLast
        counter += 1
        filled = 0
    }

    /// Seals a chunk of the front, with what was set aside behind it where it is not whole.
    private func seal(_ piece: Span<UInt8>, asChunk number: Int) throws(PrimitivesError) {
        buffer.copy(piece, to: 0)
        var end = piece.count
        var isLast = false
        if end < AgePayload.chunkLength, let shared {
            shared.bytes.withBytes(end..<shared.count) { buffer.copy($0, to: end) }
            end = shared.count
            isLast = shared.isLast
        }
        let nonce = ChaChaNonce(counter: UInt64(number), isLast: isLast)
        try cipher.seal(buffer, 0..<end, nonce: nonce)
        try buffer.withBytes(0..<end + ChaCha20Poly1305.tagLength) {
            (bytes: Span<UInt8>) throws(PrimitivesError) in
            try sink.fill(bytes, at: prefixLength + number * AgePayload.sealedLength)
        }
    }

    private func flush() throws(PrimitivesError) {
        guard start > 0 else { return }
        try buffer.withBytes(0..<start) { (bytes: Span<UInt8>) throws(PrimitivesError) in
            try sink.write(bytes)
        }
        start = 0
    }
}

/// The measures of an age file's payload, in bytes.
enum AgePayload {
    /// The nonce in front of the chunks.
    static let nonceLength = 16
    /// The plaintext of every chunk but the last, which may have less.
    static let chunkLength = 64 << 10
    /// A whole chunk with its tag.
    static let sealedLength = chunkLength + ChaCha20Poly1305.tagLength

    /// How long the chunks of so many bytes of plaintext are.
    static func sealedCount(of plaintext: UInt64) -> UInt64 {
        let chunks = max(1, (plaintext + UInt64(chunkLength) - 1) / UInt64(chunkLength))
        return plaintext + chunks * UInt64(ChaCha20Poly1305.tagLength)
    }

    /// The number, from 0, of the last of chunks of so many bytes in all.
    static func lastChunk(of sealed: UInt64) -> UInt64 { (sealed - 1) / UInt64(sealedLength) }

    /// How much plaintext chunks of so many bytes hold; nil when no chunks have that length.
    static func plaintextCount(of sealed: UInt64) -> UInt64? {
        let whole = sealed / UInt64(sealedLength)
        let rest = sealed % UInt64(sealedLength)
        let tag = UInt64(ChaCha20Poly1305.tagLength)
        if rest == 0 { return whole == 0 ? nil : whole * UInt64(chunkLength) }
        guard rest > tag || (rest == tag && whole == 0) else { return nil }
        return whole * UInt64(chunkLength) + rest - tag
    }
}

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
package final class AgeEncryptor {
    private static let chunksAtOnce = 4

    /// The key of the file, to read it back with.
    package let fileKey: FileKey

    private let sink: any ByteSink
    private let cipher: ChaCha20Poly1305
    private let buffer = WorkBuffer(count: chunksAtOnce * AgePayload.sealedLength)
    private var counter: UInt64 = 0
    /// Where the chunk in the making begins in the buffer; sealed ones lie before it.
    private var start = 0
    /// How many bytes it has so far.
    private var filled = 0

    /// Wraps a new file key for all of `keys`, and writes header and nonce.
    ///
    /// - Throws: `RecoveryError.primitive`, above all `memory` for a passphrase's cost.
    package init(keys: SealKeys, sink: any ByteSink) throws(RecoveryError) {
        let key = FileKey.random()
        let nonce = Randomness.bytes(AgePayload.nonceLength)
        fileKey = key
        self.sink = sink
        cipher = try carryingPrimitive { () throws(PrimitivesError) in
            let header = try Self.header(for: keys, fileKey: key)
            try sink.write((header.encoded + nonce).span)
            return try ChaCha20Poly1305(key: key.payloadKey(nonce: nonce))
        }
    }

    private static func header(
        for keys: SealKeys,
        fileKey: FileKey
    ) throws(PrimitivesError) -> AgeHeader {
        var slots: [AgeSlot] = []
        for recipient in keys.recipients { slots.append(try fileKey.slot(for: recipient)) }
        for passphrase in keys.passphrases { slots.append(try fileKey.slot(for: passphrase)) }
        return AgeHeader(stanzas: slots.compactMap(\.stanza)) { fileKey.headerMAC(of: $0) }
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

    /// Seals the last chunk and writes what is left. Nothing may be written after it.
    ///
    /// - Throws: `PrimitivesError.posix` from the sink.
    package func finish() throws(PrimitivesError) {
        try seal(isLast: true)
        try flush()
    }

    private func seal(isLast: Bool) throws(PrimitivesError) {
        let nonce = ChaChaNonce(counter: counter, isLast: isLast)
        try cipher.seal(buffer, start..<start + filled, nonce: nonce)
        counter += 1
        start += filled + ChaCha20Poly1305.tagLength
        filled = 0
        if start + AgePayload.sealedLength > buffer.count { try flush() }
    }

    private func flush() throws(PrimitivesError) {
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

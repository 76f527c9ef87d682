internal import CCrypto

/// SHA-256 of bytes at hand. FIPS 180-4.
package enum SHA256 {
    /// The length of a digest, in bytes.
    package static let digestLength = 32

    /// The digest of `bytes`.
    package static func digest(_ bytes: [UInt8]) -> [UInt8] {
        digest(bytes.span)
    }

    /// The digest of `bytes`.
    package static func digest(_ bytes: Span<UInt8>) -> [UInt8] {
        let stream = SHA256Stream()
        stream.update(bytes)
        return stream.finish()
    }
}

/// SHA-256 of bytes that arrive piece by piece.
package final class SHA256Stream {
    private let context: DigestContext

    /// A digest of nothing so far.
    package init() {
        guard let algorithm = unsafe EVP_sha256(),
            let context = unsafe DigestContext(algorithm, length: SHA256.digestLength)
        else { fatalError("no memory for a digest") }
        self.context = context
    }

    /// Adds `bytes` to what is digested.
    package func update(_ bytes: Span<UInt8>) { context.update(bytes) }

    /// The digest of everything since the beginning, or since the last `finish`.
    package func finish() -> [UInt8] { context.finish() }
}

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
@safe package final class SHA256Stream {
    private let context: OpaquePointer

    /// A digest of nothing so far.
    package init() {
        guard let context = unsafe EVP_MD_CTX_new() else {
            fatalError("no memory for a digest")
        }
        unsafe self.context = context
        start()
    }

    deinit { unsafe EVP_MD_CTX_free(context) }

    /// Adds `bytes` to what is digested.
    package func update(_ bytes: Span<UInt8>) {
        unsafe bytes.withBase { base in
            Libcrypto.require(
                unsafe EVP_DigestUpdate(context, base, bytes.count),
                "EVP_DigestUpdate"
            )
        }
    }

    /// The digest of everything since the beginning, or since the last `finish`.
    package func finish() -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: SHA256.digestLength)
        Libcrypto.require(
            unsafe EVP_DigestFinal_ex(context, &digest, nil),
            "EVP_DigestFinal_ex"
        )
        start()
        return digest
    }

    private func start() {
        Libcrypto.require(
            unsafe EVP_DigestInit_ex(context, EVP_sha256(), nil),
            "EVP_DigestInit_ex"
        )
    }
}

internal import CCrypto

/// A digest of bytes that arrive piece by piece, by one of libcrypto's algorithms.
@safe final class DigestContext {
    private let context: OpaquePointer
    private let algorithm: OpaquePointer
    private let length: Int

    /// A digest of nothing so far; nil where there is no memory for it.
    ///
    /// - Parameter algorithm: stays valid as long as this does.
    /// - Parameter length: how many bytes its digests have.
    init?(_ algorithm: OpaquePointer, length: Int) {
        guard let context = unsafe EVP_MD_CTX_new() else { return nil }
        unsafe self.context = context
        unsafe self.algorithm = algorithm
        self.length = length
        start()
    }

    deinit { unsafe EVP_MD_CTX_free(context) }

    /// Adds `bytes` to what is digested.
    func update(_ bytes: Span<UInt8>) {
        unsafe bytes.withBase { base in
            Libcrypto.require(
                unsafe EVP_DigestUpdate(context, base, bytes.count),
                "EVP_DigestUpdate"
            )
        }
    }

    /// The digest of everything since the beginning, or since the last `finish`.
    func finish() -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: length)
        Libcrypto.require(
            unsafe EVP_DigestFinal_ex(context, &digest, nil),
            "EVP_DigestFinal_ex"
        )
        start()
        return digest
    }

    private func start() {
        Libcrypto.require(
            unsafe EVP_DigestInit_ex(context, algorithm, nil),
            "EVP_DigestInit_ex"
        )
    }
}

internal import CCrypto

/// MD5 of bytes that arrive piece by piece. RFC 1321.
///
/// For PAR 2.0, which tells damage by it. It proves nothing against someone who means harm.
@safe package final class MD5Stream {
    /// The length of a digest, in bytes.
    package static let digestLength = 16

    private let context: DigestContext
    private let algorithm: OpaquePointer

    /// A digest of nothing so far.
    ///
    /// - Throws: `PrimitivesError.library`, where libcrypto was built or set up without MD5.
    package init() throws(PrimitivesError) {
        // Also where only FIPS algorithms are the default: nothing here is for security.
        guard let algorithm = unsafe EVP_MD_fetch(nil, "MD5", "-fips") else {
            ERR_clear_error()
            throw .library("EVP_MD_fetch(MD5)")
        }
        guard let context = unsafe DigestContext(algorithm, length: Self.digestLength) else {
            unsafe EVP_MD_free(algorithm)
            throw .library("EVP_MD_CTX_new")
        }
        unsafe self.algorithm = algorithm
        self.context = context
    }

    deinit { unsafe EVP_MD_free(algorithm) }

    /// Adds `bytes` to what is digested.
    package func update(_ bytes: Span<UInt8>) { context.update(bytes) }

    /// The digest of everything since the beginning, or since the last `finish`.
    package func finish() -> [UInt8] { context.finish() }

    /// The digest of bytes at hand, and of nothing that came before.
    package func digest(_ parts: [UInt8]...) -> [UInt8] {
        for part in parts { update(part.span) }
        return finish()
    }
}

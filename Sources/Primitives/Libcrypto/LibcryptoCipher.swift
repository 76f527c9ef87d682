internal import CCrypto
internal import Secrets

/// A cipher of libcrypto with its key and IV: bytes in, bytes out, then an end.
@safe final class LibcryptoCipher {
    /// The ciphers that the formats use, and their lengths.
    enum Algorithm {
        case aes256CTR, aes256CBC

        static let keyLength = 32
        static let ivLength = 16

        fileprivate var implementation: OpaquePointer? {
            switch self {
            case .aes256CTR: unsafe EVP_aes_256_ctr()
            case .aes256CBC: unsafe EVP_aes_256_cbc()
            }
        }
    }

    /// Which way the bytes go.
    enum Direction: Int32 {
        case decrypt = 0
        case encrypt = 1
    }

    /// The most bytes that one call is given: a multiple of the block that fits in a C `int`.
    private static let longestPiece = 1 << 30

    private let context: OpaquePointer

    /// - Throws: `PrimitivesError.length` for a key or IV of the wrong length.
    init(
        _ algorithm: Algorithm,
        _ direction: Direction,
        key: SecretBytes,
        iv: Span<UInt8>
    ) throws(PrimitivesError) {
        unsafe context = try key.withBytes { (key: Span<UInt8>) throws(PrimitivesError) in
            unsafe try Self.context(algorithm, direction, key: key, iv: iv)
        }
    }

    /// A cipher with a key that lies in memory with others.
    ///
    /// - Throws: `PrimitivesError.length` for a key or IV of the wrong length.
    init(
        _ algorithm: Algorithm,
        _ direction: Direction,
        key: Span<UInt8>,
        iv: Span<UInt8>
    ) throws(PrimitivesError) {
        unsafe context = try Self.context(algorithm, direction, key: key, iv: iv)
    }

    private static func context(
        _ algorithm: Algorithm,
        _ direction: Direction,
        key: Span<UInt8>,
        iv: Span<UInt8>
    ) throws(PrimitivesError) -> OpaquePointer {
        guard key.count == Algorithm.keyLength, iv.count == Algorithm.ivLength else {
            throw .length
        }
        guard let context = unsafe EVP_CIPHER_CTX_new() else {
            throw .library("EVP_CIPHER_CTX_new")
        }
        let status = unsafe key.withBase { key in
            unsafe iv.withBase { iv in
                unsafe EVP_CipherInit_ex(
                    context,
                    algorithm.implementation,
                    nil,
                    key,
                    iv,
                    direction.rawValue
                )
            }
        }
        do throws(PrimitivesError) {
            try Libcrypto.check(status, "EVP_CipherInit_ex")
        } catch {
            unsafe EVP_CIPHER_CTX_free(context)
            throw error
        }
        return unsafe context
    }

    /// Wipes the key schedule and frees it.
    deinit { unsafe EVP_CIPHER_CTX_free(context) }

    /// Puts `input` through the cipher and returns how many bytes were written to `output`
    /// from `offset` on.
    ///
    /// - Precondition: `output` has room for `input` and one block from `offset` on, or just for
    ///   `input` in CTR mode and when decrypting.
    func update(
        _ input: Span<UInt8>,
        into output: inout MutableSpan<UInt8>,
        at offset: Int = 0
    ) throws(PrimitivesError) -> Int {
        precondition(offset >= 0 && input.count <= output.count - offset)
        var read = 0
        var written = offset
        while read < input.count {
            let size = min(input.count - read, Self.longestPiece)
            let piece = input.extracting(read..<read + size)
            var count: Int32 = 0
            let status = unsafe piece.withBase { piece in
                unsafe output.withBase { output in
                    unsafe EVP_CipherUpdate(
                        context,
                        output + written,
                        &count,
                        piece,
                        Int32(size)
                    )
                }
            }
            try Libcrypto.check(status, "EVP_CipherUpdate")
            read += size
            written += Int(count)
        }
        return written - offset
    }

    /// Writes the last block to `output` from `offset` on, if the mode has one, and returns its
    /// length.
    ///
    /// - Precondition: there is room for what `update` held back.
    /// - Throws: `PrimitivesError.authentication` for padding that does not hold.
    func finish(
        into output: inout MutableSpan<UInt8>,
        at offset: Int
    ) throws(PrimitivesError) -> Int {
        precondition(offset >= 0 && offset <= output.count)
        var count: Int32 = 0
        let status = unsafe output.withBase { output in
            unsafe EVP_CipherFinal_ex(context, output + offset, &count)
        }
        guard status == 1 else {
            ERR_clear_error()
            throw .authentication
        }
        return Int(count)
    }
}

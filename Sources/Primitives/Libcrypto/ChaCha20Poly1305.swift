internal import CCrypto
package import Secrets

/// ChaCha20-Poly1305 with one key and many messages. RFC 8439.
///
/// The key is set up once, and each message costs its bytes and nothing else. There is no
/// associated data: the formats that use this have none.
@safe package final class ChaCha20Poly1305 {
    /// The length of a key, in bytes.
    package static let keyLength = 32
    /// The length of the tag behind a ciphertext, in bytes.
    package static let tagLength = 16

    private let context: OpaquePointer

    /// - Throws: `PrimitivesError.length` unless the key has 32 bytes.
    package init(key: SecretBytes) throws(PrimitivesError) {
        guard key.count == Self.keyLength else { throw .length }
        guard let context = unsafe EVP_CIPHER_CTX_new() else {
            throw .library("EVP_CIPHER_CTX_new")
        }
        unsafe self.context = context
        let status = key.withBytes { key in
            unsafe key.withUnsafeBufferPointer { key in
                unsafe EVP_CipherInit_ex(
                    context,
                    EVP_chacha20_poly1305(),
                    nil,
                    key.baseAddress,
                    nil,
                    Direction.seal.rawValue
                )
            }
        }
        try Libcrypto.check(status, "EVP_CipherInit_ex")
    }

    /// Wipes the key schedule and frees it.
    deinit { unsafe EVP_CIPHER_CTX_free(context) }

    /// Encrypts the bytes of `range` where they are and puts the tag behind them.
    ///
    /// - Precondition: the range, and 16 bytes after it, lie within the buffer.
    /// - Throws: `PrimitivesError.library` where the library fails.
    package func seal(
        _ buffer: WorkBuffer,
        _ range: Range<Int>,
        nonce: ChaChaNonce
    ) throws(PrimitivesError) {
        let tag = range.upperBound..<range.upperBound + Self.tagLength
        let bytes = unsafe buffer.address(of: range)
        try start(.seal, nonce)
        try unsafe update(bytes, into: bytes, count: range.count)
        var written: Int32 = 0
        let tagAddress = unsafe buffer.address(of: tag)
        try Libcrypto.check(
            unsafe EVP_CipherFinal_ex(context, tagAddress, &written),
            "EVP_CipherFinal_ex"
        )
        try unsafe control(EVP_CTRL_AEAD_GET_TAG, tagAddress)
        withExtendedLifetime(buffer) {}
    }

    /// Decrypts the bytes of `range`, whose tag stands behind them, to a place in `target`.
    ///
    /// Nothing is left there when this throws, and `buffer` is never changed.
    ///
    /// - Precondition: the range, and 16 bytes after it, lie within the buffer; the target has
    ///   room for the range at its place.
    /// - Throws: `PrimitivesError.authentication`.
    package func open(
        _ buffer: WorkBuffer,
        _ range: Range<Int>,
        into target: WorkBuffer,
        at place: Int = 0,
        nonce: ChaChaNonce
    ) throws(PrimitivesError) {
        let tag = range.upperBound..<range.upperBound + Self.tagLength
        let tagAddress = unsafe buffer.address(of: tag)
        let room = place..<place + range.count
        let plaintext = unsafe target.address(of: room)
        try start(.open, nonce)
        try unsafe update(buffer.address(of: range), into: plaintext, count: range.count)
        try unsafe control(EVP_CTRL_AEAD_SET_TAG, tagAddress)
        var written: Int32 = 0
        let status = unsafe EVP_CipherFinal_ex(context, plaintext, &written)
        withExtendedLifetime(buffer) {}
        guard status == 1 else {
            ERR_clear_error()
            target.wipe(room)
            throw .authentication
        }
    }

    /// The tag of the bytes of `range`, which stay readable: no more than a check that they are the
    /// same, by whoever has the key.
    ///
    /// - Precondition: the range lies within the buffer.
    /// - Throws: `PrimitivesError.library` where the library fails.
    package func tag(
        of buffer: WorkBuffer,
        _ range: Range<Int>,
        nonce: ChaChaNonce
    ) throws(PrimitivesError) -> [UInt8] {
        try start(.seal, nonce)
        try unsafe update(buffer.address(of: range), into: nil, count: range.count)
        var tag = [UInt8](repeating: 0, count: Self.tagLength)
        var written: Int32 = 0
        let status = unsafe EVP_CipherFinal_ex(context, &tag, &written)
        try Libcrypto.check(status, "EVP_CipherFinal_ex")
        try unsafe control(EVP_CTRL_AEAD_GET_TAG, &tag)
        withExtendedLifetime(buffer) {}
        return tag
    }

    private enum Direction: Int32 {
        case open = 0
        case seal = 1
    }

    private func start(
        _ direction: Direction,
        _ nonce: ChaChaNonce
    ) throws(PrimitivesError) {
        let status = unsafe withUnsafeBytes(of: nonce.words) { nonce in
            let bytes = unsafe nonce.assumingMemoryBound(to: UInt8.self)
            return unsafe EVP_CipherInit_ex(
                context,
                nil,
                nil,
                nil,
                bytes.baseAddress,
                direction.rawValue
            )
        }
        try Libcrypto.check(status, "EVP_CipherInit_ex")
    }

    /// Without a target, the bytes are authenticated only.
    private func update(
        _ source: UnsafeMutablePointer<UInt8>,
        into target: UnsafeMutablePointer<UInt8>?,
        count: Int
    ) throws(PrimitivesError) {
        guard count > 0 else { return }
        guard let size = Int32(exactly: count) else { throw .length }
        var written: Int32 = 0
        let status = unsafe EVP_CipherUpdate(context, target, &written, source, size)
        try Libcrypto.check(status, "EVP_CipherUpdate")
    }

    private func control(
        _ command: Int32,
        _ tag: UnsafeMutablePointer<UInt8>
    ) throws(PrimitivesError) {
        let size = Int32(Self.tagLength)
        let status = unsafe EVP_CIPHER_CTX_ctrl(context, command, size, tag)
        try Libcrypto.check(status, "EVP_CIPHER_CTX_ctrl")
    }
}

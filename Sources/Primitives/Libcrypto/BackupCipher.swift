internal import CCrypto
internal import CSodium
package import Secrets

/// The cipher of key backups, `m.megolm_backup.v1.curve25519-aes-sha2`, for a great many messages.
/// Spec: A7, B9.
///
/// ```
/// shared = X25519(ephemeral, key)
/// HKDF-SHA-256(shared, salt 32 zero bytes, empty info) ─► AES key 32 │ MAC key 32 │ IV 16
/// ciphertext = AES-256-CBC with PKCS#7      mac = first 8 bytes of HMAC-SHA-256(MAC key, nothing)
/// ```
/// Weakness: the MAC is over the empty string, so it shows that the key fits and nothing of the
/// ciphertext. Whoever opens a message checks what came out.
///
/// Nothing is allocated for a message: all keys are made in guarded memory that is used again, and
/// wiped with its owner, which belongs to one thread at a time.
@safe package final class BackupCipher {
    /// Why a message does not open.
    package enum Refusal: Error, Equatable, Sendable {
        /// The ephemeral key gives a result of zeros, which does not depend on the private key.
        case lowOrderPoint
        /// The MAC does not hold: another key, most likely.
        case mac
        /// The ciphertext is not whole blocks, or its padding does not hold.
        case padding
    }

    /// The length of keys, in bytes.
    package static let keyLength = 32
    /// The length of a MAC as clients write it, in bytes.
    package static let macLength = 8

    /// Where things stand in the guarded memory.
    private enum Place {
        static let privateKey = 0
        static let shared = 32
        static let first = 64
        static let derived = 96
        static let mac = 192
        static let random = 224
        static let end = random + drawn * keyLength
    }

    /// How many ephemeral keys are drawn at a time: each drawing is a system call.
    private static let drawn = 32

    private let memory = GuardedBuffer<UInt8>(count: Place.end)
    private let codes = SHA256Codes()
    /// Those under the salt, which is the same for all messages.
    private let extraction = SHA256Codes()
    private let context: OpaquePointer
    /// How many of the ephemeral keys that were drawn are still there.
    private var remaining = 0

    /// A cipher with a private key, to open what was sealed to it.
    ///
    /// - Throws: `PrimitivesError.length` unless the key has 32 bytes; `PrimitivesError.library`.
    package init(privateKey: SecretBytes) throws(PrimitivesError) {
        guard privateKey.count == Self.keyLength else { throw .length }
        guard let context = unsafe EVP_CIPHER_CTX_new() else {
            throw .library("EVP_CIPHER_CTX_new")
        }
        unsafe self.context = context
        // Looked up once: that takes longer than a message does.
        let status = unsafe EVP_CipherInit_ex(context, EVP_aes_256_cbc(), nil, nil, nil, 0)
        try Libcrypto.check(status, "EVP_CipherInit_ex")
        // An empty salt and one of zeros are the same: HMAC pads its key with zeros.
        unsafe extraction.take(key: memory.base, count: 0)
        privateKey.withBytes { key in
            unsafe key.withBase { key in
                unsafe memory.base.update(from: key, count: Self.keyLength)
            }
        }
    }

    /// A cipher without a key, to seal to public keys.
    ///
    /// - Throws: `PrimitivesError.library`.
    package convenience init() throws(PrimitivesError) {
        try self.init(privateKey: SecretBytes(count: Self.keyLength) { _ in })
    }

    /// Wipes the key schedule and frees it.
    deinit { unsafe EVP_CIPHER_CTX_free(context) }

    /// Opens a message in place: writes the plaintext over its ciphertext, and returns how long it
    /// is.
    ///
    /// - Parameter mac: 8 bytes, or all 32.
    /// - Precondition: the ephemeral key has 32 bytes.
    /// - Throws: `Refusal`; the ciphertext may be gone by then.
    package func open(
        _ message: inout MutableSpan<UInt8>,
        ephemeral: Span<UInt8>,
        mac: Span<UInt8>
    ) throws(Refusal) -> Int {
        precondition(ephemeral.count == Self.keyLength, "a public key has 32 bytes")
        let base = unsafe memory.base
        let status = unsafe ephemeral.withBase { ephemeral in
            unsafe crypto_scalarmult(base + Place.shared, base + Place.privateKey, ephemeral)
        }
        guard status == 0 else { throw .lowOrderPoint }
        derive()
        guard mac.count == Self.macLength || mac.count == SHA256Codes.length,
            unsafe mac.withBase({ unsafe sodium_memcmp($0, base + Place.mac, mac.count) }) == 0
        else { throw .mac }
        return try decrypt(&message)
    }

    /// Seals a message to a public key: writes the ciphertext over the plaintext, which stands at
    /// the front of `message`, and returns how long it is.
    ///
    /// - Parameter ephemeral: where the ephemeral public key goes.
    /// - Parameter mac: where the 8 bytes of the MAC go.
    /// - Precondition: the message has room for 16 bytes more than the plaintext.
    /// - Throws: `Refusal.lowOrderPoint` for a public key of low order.
    package func seal(
        _ message: inout MutableSpan<UInt8>,
        count: Int,
        to publicKey: Span<UInt8>,
        ephemeral: inout MutableSpan<UInt8>,
        mac: inout MutableSpan<UInt8>
    ) throws(Refusal) -> Int {
        precondition(publicKey.count == Self.keyLength && ephemeral.count == Self.keyLength)
        precondition(mac.count == Self.macLength && message.count - count >= 16)
        let base = unsafe memory.base
        drawEphemeralKey()
        let made = unsafe ephemeral.withBase { ephemeral in
            unsafe crypto_scalarmult_base(ephemeral, base + Place.first)
        }
        let status = unsafe publicKey.withBase { publicKey in
            unsafe crypto_scalarmult(base + Place.shared, base + Place.first, publicKey)
        }
        guard made == 0, status == 0 else { throw .lowOrderPoint }
        derive()
        for index in 0..<Self.macLength { unsafe mac[index] = base[Place.mac + index] }
        return encrypt(&message, count)
    }

    /// Draws a private key that no message had.
    private func drawEphemeralKey() {
        let keys = unsafe memory.base + Place.random
        if remaining == 0 {
            unsafe randombytes_buf(keys, Self.drawn * Self.keyLength)
            remaining = Self.drawn
        }
        remaining -= 1
        let key = unsafe keys + remaining * Self.keyLength
        unsafe (memory.base + Place.first).update(from: key, count: Self.keyLength)
        unsafe sodium_memzero(key, Self.keyLength)
    }

    /// Makes the three keys of the shared secret, and the MAC over nothing.
    private func derive() {
        let base = unsafe memory.base
        let derived = unsafe base + Place.derived
        extraction.begin()
        unsafe extraction.update(base + Place.shared, count: Self.keyLength)
        unsafe extraction.finish(into: base + Place.first)
        unsafe codes.take(key: base + Place.first, count: SHA256Codes.length)
        for number in 0..<3 {
            let block = unsafe derived + number * SHA256Codes.length
            var last = UInt8(number + 1)
            codes.begin()
            if number > 0 {
                unsafe codes.update(block - SHA256Codes.length, count: SHA256Codes.length)
            }
            unsafe codes.update(&last, count: 1)
            unsafe codes.finish(into: block)
        }
        unsafe codes.take(key: derived + 32, count: 32)
        codes.begin()
        unsafe codes.finish(into: base + Place.mac)
    }

    private func decrypt(_ message: inout MutableSpan<UInt8>) throws(Refusal) -> Int {
        guard message.count > 0, message.count % 16 == 0 else { throw .padding }
        start(.decrypt)
        let count = Int32(message.count)
        var written: Int32 = 0
        var last: Int32 = 0
        let status = unsafe message.withBase { bytes in
            guard unsafe EVP_CipherUpdate(context, bytes, &written, bytes, count) == 1 else {
                return Int32(0)
            }
            return unsafe EVP_CipherFinal_ex(context, bytes + Int(written), &last)
        }
        guard status == 1 else {
            ERR_clear_error()
            throw .padding
        }
        return Int(written + last)
    }

    private func encrypt(_ message: inout MutableSpan<UInt8>, _ count: Int) -> Int {
        start(.encrypt)
        var written: Int32 = 0
        var last: Int32 = 0
        unsafe message.withBase { bytes in
            Libcrypto.require(
                unsafe EVP_CipherUpdate(context, bytes, &written, bytes, Int32(count)),
                "EVP_CipherUpdate"
            )
            Libcrypto.require(
                unsafe EVP_CipherFinal_ex(context, bytes + Int(written), &last),
                "EVP_CipherFinal_ex"
            )
        }
        return Int(written + last)
    }

    private func start(_ direction: LibcryptoCipher.Direction) {
        let derived = unsafe memory.base + Place.derived
        Libcrypto.require(
            unsafe EVP_CipherInit_ex(
                context,
                nil,
                nil,
                derived,
                derived + 64,
                direction.rawValue
            ),
            "EVP_CipherInit_ex"
        )
    }
}

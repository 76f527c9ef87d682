package import Secrets

/// AES-256 in block-chaining mode with PKCS#7 padding. NIST SP 800-38A, RFC 5652; Spec: A7, B9.
package enum AES256CBC {
    /// The length of a block, which padding fills, in bytes.
    package static let blockLength = 16

    /// The ciphertext: whole blocks, one to sixteen bytes longer than the plaintext.
    ///
    /// - Throws: `PrimitivesError.length` unless the key has 32 bytes and the IV 16.
    package static func encrypt(
        _ plaintext: SecretBytes,
        key: SecretBytes,
        iv: SecretBytes
    ) throws(PrimitivesError) -> [UInt8] {
        let cipher = try cipher(.encrypt, key: key, iv: iv)
        let blocks = plaintext.count / blockLength + 1
        var ciphertext = [UInt8](repeating: 0, count: blocks * blockLength)
        var target = ciphertext.mutableSpan
        try plaintext.withBytes { (plaintext: Span<UInt8>) throws(PrimitivesError) in
            let written = try cipher.update(plaintext, into: &target)
            _ = try cipher.finish(into: &target, at: written)
        }
        return ciphertext
    }

    /// The plaintext, without its padding.
    ///
    /// - Throws: `PrimitivesError.length` unless the key has 32 bytes and the IV 16;
    ///   `PrimitivesError.authentication` for a ciphertext that is not whole blocks, or padding
    ///   that does not hold.
    package static func decrypt(
        _ ciphertext: [UInt8],
        key: SecretBytes,
        iv: SecretBytes
    ) throws(PrimitivesError) -> SecretBytes {
        let cipher = try cipher(.decrypt, key: key, iv: iv)
        var count = 0
        let padded = try SecretBytes(count: ciphertext.count) { (target) throws(PrimitivesError) in
            count = try cipher.update(ciphertext.span, into: &target)
            count += try cipher.finish(into: &target, at: count)
        }
        return padded.slice(0..<count)
    }

    /// The plaintext, without its padding, outside guarded memory: for what is no key.
    ///
    /// - Throws: as the other does.
    package static func decrypt(
        _ ciphertext: Span<UInt8>,
        key: Span<UInt8>,
        iv: Span<UInt8>
    ) throws(PrimitivesError) -> [UInt8] {
        let cipher = try LibcryptoCipher(.aes256CBC, .decrypt, key: key, iv: iv)
        var plaintext = [UInt8](repeating: 0, count: ciphertext.count)
        var target = plaintext.mutableSpan
        var count = try cipher.update(ciphertext, into: &target)
        count += try cipher.finish(into: &target, at: count)
        plaintext.removeLast(plaintext.count - count)
        return plaintext
    }

    private static func cipher(
        _ direction: LibcryptoCipher.Direction,
        key: SecretBytes,
        iv: SecretBytes
    ) throws(PrimitivesError) -> LibcryptoCipher {
        try iv.withBytes { (iv: Span<UInt8>) throws(PrimitivesError) in
            try LibcryptoCipher(.aes256CBC, direction, key: key, iv: iv)
        }
    }
}

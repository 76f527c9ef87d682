package import Secrets

extension ChaCha20Poly1305 {
    /// The ciphertext and tag of one short secret under a key that is used this once.
    ///
    /// - Throws: `PrimitivesError.length` unless the key has 32 bytes.
    package static func seal(
        _ secret: SecretBytes,
        key: SecretBytes
    ) throws(PrimitivesError) -> [UInt8] {
        let cipher = try ChaCha20Poly1305(key: key)
        let buffer = WorkBuffer(count: secret.count + tagLength)
        secret.withBytes { buffer.copy($0, to: 0) }
        try cipher.seal(buffer, 0..<secret.count, nonce: .zero)
        return buffer.bytes(0..<buffer.count)
    }

    /// The secret that `sealed` holds, a ciphertext and its tag.
    ///
    /// - Throws: `PrimitivesError.length` unless the key has 32 bytes;
    ///   `PrimitivesError.authentication` for another key or changed bytes.
    package static func open(
        _ sealed: [UInt8],
        key: SecretBytes
    ) throws(PrimitivesError) -> SecretBytes {
        guard sealed.count >= tagLength else { throw .authentication }
        let cipher = try ChaCha20Poly1305(key: key)
        let buffer = WorkBuffer(count: sealed.count)
        buffer.copy(sealed.span, to: 0)
        let range = 0..<sealed.count - tagLength
        let plaintext = WorkBuffer(count: sealed.count)
        try cipher.open(buffer, range, into: plaintext, nonce: .zero)
        return plaintext.withBytes(range) { SecretBytes(copying: $0) }
    }
}

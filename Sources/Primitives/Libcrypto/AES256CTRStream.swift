package import Secrets

/// AES-256 in counter mode over bytes that arrive piece by piece, either way. NIST SP 800-38A;
/// Spec: B10.
package final class AES256CTRStream {
    private var cipher: LibcryptoCipher
    /// What the cipher is started with again where the counter's low half returns to zero, and the
    /// carry is lost.
    private let restart: (key: SecretBytes, iv: [UInt8])?
    /// How many bytes come before that.
    private var beforeRestart = Int.max

    /// A stream from its beginning.
    ///
    /// - Throws: `PrimitivesError.length` unless the key has 32 bytes and the IV 16.
    package init(
        key: SecretBytes,
        iv: [UInt8],
        counter: AES256CTR.Counter = .bits128
    ) throws(PrimitivesError) {
        cipher = try LibcryptoCipher(.aes256CTR, .encrypt, key: key, iv: iv.span)
        switch counter {
        case .bits128: restart = nil
        case .bits64:
            restart = (key, Array(iv[..<8]) + [UInt8](repeating: 0, count: 8))
            beforeRestart = AES256CTR.bytesBeforeWrap(iv: iv, byteCount: .max)
        }
    }

    /// Puts `input` through, to `output` from `offset` on.
    ///
    /// - Precondition: there is room for it.
    /// - Throws: `PrimitivesError.library` where the library fails.
    package func apply(
        _ input: Span<UInt8>,
        into output: inout MutableSpan<UInt8>,
        at offset: Int = 0
    ) throws(PrimitivesError) {
        guard let restart, input.count > beforeRestart else {
            _ = try cipher.update(input, into: &output, at: offset)
            if restart != nil { beforeRestart -= input.count }
            return
        }
        let before = beforeRestart
        _ = try cipher.update(input.extracting(..<before), into: &output, at: offset)
        cipher = try LibcryptoCipher(.aes256CTR, .encrypt, key: restart.key, iv: restart.iv.span)
        beforeRestart = .max
        _ = try cipher.update(input.extracting(before...), into: &output, at: offset + before)
    }
}

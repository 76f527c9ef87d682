package import Secrets

/// AES-256 in counter mode: no padding, no authentication. NIST SP 800-38A; Spec: B1, B10.
package enum AES256CTR {
    /// How much of the 16-byte counter block counts.
    package enum Counter: Sendable {
        /// All of it, as the specification says and nearly everyone does.
        case bits128
        /// The low 8 bytes only, as WebCrypto was told to by some clients: the carry into the
        /// high half is lost.
        case bits64
    }

    /// The ciphertext, as long as the plaintext, counting with all 128 bits.
    ///
    /// - Throws: `PrimitivesError.length` unless the key has 32 bytes and the IV 16.
    package static func encrypt(
        _ plaintext: SecretBytes,
        key: SecretBytes,
        iv: [UInt8]
    ) throws(PrimitivesError) -> [UInt8] {
        var ciphertext = [UInt8](repeating: 0, count: plaintext.count)
        var target = ciphertext.mutableSpan
        try plaintext.withBytes { (plaintext: Span<UInt8>) throws(PrimitivesError) in
            try apply(plaintext, key: key, iv: iv, counter: .bits128, into: &target)
        }
        return ciphertext
    }

    /// The plaintext, as long as the ciphertext.
    ///
    /// - Throws: `PrimitivesError.length` unless the key has 32 bytes and the IV 16.
    package static func decrypt(
        _ ciphertext: [UInt8],
        key: SecretBytes,
        iv: [UInt8],
        counter: Counter = .bits128
    ) throws(PrimitivesError) -> SecretBytes {
        try SecretBytes(count: ciphertext.count) { (target) throws(PrimitivesError) in
            try apply(ciphertext.span, key: key, iv: iv, counter: counter, into: &target)
        }
    }

    /// Whether the two ways of counting give different bytes for so long a message.
    package static func countersDiffer(iv: [UInt8], byteCount: Int) -> Bool {
        iv.count == LibcryptoCipher.Algorithm.ivLength
            && bytesBeforeWrap(iv: iv, byteCount: byteCount) < byteCount
    }

    private static func apply(
        _ input: Span<UInt8>,
        key: SecretBytes,
        iv: [UInt8],
        counter: Counter,
        into output: inout MutableSpan<UInt8>
    ) throws(PrimitivesError) {
        let cipher = try LibcryptoCipher(.aes256CTR, .encrypt, key: key, iv: iv.span)
        guard counter == .bits64, countersDiffer(iv: iv, byteCount: input.count) else {
            _ = try cipher.update(input, into: &output)
            return
        }
        let wrap = bytesBeforeWrap(iv: iv, byteCount: input.count)
        _ = try cipher.update(input.extracting(..<wrap), into: &output)
        let wrapped = Array(iv[..<8]) + [UInt8](repeating: 0, count: 8)
        let rest = try LibcryptoCipher(.aes256CTR, .encrypt, key: key, iv: wrapped.span)
        _ = try rest.update(input.extracting(wrap...), into: &output, at: wrap)
    }

    /// How many bytes are done when the low half of the counter returns to zero, at most
    /// `byteCount`.
    static func bytesBeforeWrap(iv: [UInt8], byteCount: Int) -> Int {
        let low = iv[8...].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        guard low > 0 else { return byteCount }
        let blocks = 0 &- low
        let (bytes, overflow) = blocks.multipliedReportingOverflow(by: 16)
        return overflow ? byteCount : Int(min(bytes, UInt64(byteCount)))
    }
}

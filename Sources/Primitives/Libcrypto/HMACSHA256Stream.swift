internal import CCrypto
package import Secrets

/// HMAC-SHA-256 of bytes that arrive piece by piece, many of them. RFC 2104; Spec: B10.
///
/// It runs on libcrypto's SHA-256, which takes a sixth of the time of libsodium's over megabytes. What
/// is left of the key lies in guarded memory.
@safe package final class HMACSHA256Stream {
    private static let blockLength = 64

    /// The state after the inner padded key and all bytes so far, and the one after the outer.
    private let contexts = GuardedBuffer<SHA256_CTX>(count: 2)

    private var inner: UnsafeMutablePointer<SHA256_CTX> { unsafe contexts.base }
    private var outer: UnsafeMutablePointer<SHA256_CTX> { unsafe contexts.base + 1 }

    /// A code of nothing so far, under a key of any length.
    package init(key: SecretBytes) {
        let block = GuardedBuffer<UInt8>(count: Self.blockLength)
        key.withBytes { key in
            unsafe key.withBase { base in
                if key.count > Self.blockLength {
                    Libcrypto.require(unsafe SHA256_Init(inner), "SHA256_Init")
                    Libcrypto.require(unsafe SHA256_Update(inner, base, key.count), "SHA256_Update")
                    Libcrypto.require(unsafe SHA256_Final(block.base, inner), "SHA256_Final")
                } else {
                    unsafe block.base.update(from: base, count: key.count)
                }
            }
        }
        unsafe start(inner, block.base, pad: 0x36)
        unsafe start(outer, block.base, pad: 0x36 ^ 0x5C)
        withExtendedLifetime(block) {}
    }

    /// Adds `bytes` to the message.
    package func update(_ bytes: Span<UInt8>) {
        unsafe bytes.withBase { base in
            Libcrypto.require(unsafe SHA256_Update(inner, base, bytes.count), "SHA256_Update")
        }
    }

    /// The code of the whole message. Nothing may follow.
    package func finish() -> [UInt8] {
        var code = [UInt8](repeating: 0, count: HMACSHA256.codeLength)
        Libcrypto.require(unsafe SHA256_Final(&code, inner), "SHA256_Final")
        Libcrypto.require(unsafe SHA256_Update(outer, code, code.count), "SHA256_Update")
        Libcrypto.require(unsafe SHA256_Final(&code, outer), "SHA256_Final")
        return code
    }

    /// Starts a state with the block XOR `pad`, which is left there.
    private func start(
        _ context: UnsafeMutablePointer<SHA256_CTX>,
        _ block: UnsafeMutablePointer<UInt8>,
        pad: UInt8
    ) {
        for index in 0..<Self.blockLength { unsafe block[index] ^= pad }
        Libcrypto.require(unsafe SHA256_Init(context), "SHA256_Init")
        Libcrypto.require(unsafe SHA256_Update(context, block, Self.blockLength), "SHA256_Update")
    }
}

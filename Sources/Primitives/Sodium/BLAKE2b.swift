internal import CSodium

/// BLAKE2b without a key, of bytes that arrive piece by piece. RFC 7693.
@safe package final class BLAKE2b {
    /// The longest digest, in bytes.
    package static let longestDigest = 64

    /// A struct that is packed, which Swift has no type for; guarded memory is aligned for its size.
    private let memory = GuardedBuffer<UInt8>(count: crypto_generichash_statebytes())
    private let length: Int

    private var state: OpaquePointer { unsafe OpaquePointer(memory.base) }

    /// A digest of nothing so far, which is to have `length` bytes.
    ///
    /// - Precondition: the length is 16 to 64; it is fixed by a format, never read.
    package init(length: Int) {
        precondition((16...Self.longestDigest).contains(length), "BLAKE2b has no such digest")
        self.length = length
        let status = unsafe crypto_generichash_init(state, nil, 0, length)
        precondition(status == 0, "libsodium takes every length from 16 to 64")
    }

    /// Adds `bytes` to what is digested. libsodium documents this call and the next as never
    /// failing.
    package func update(_ bytes: Span<UInt8>) {
        unsafe bytes.withBase { base in
            _ = unsafe crypto_generichash_update(state, base, UInt64(bytes.count))
        }
    }

    /// The digest of everything. It can be asked for once.
    package func finish() -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: length)
        _ = unsafe crypto_generichash_final(state, &digest, length)
        return digest
    }
}

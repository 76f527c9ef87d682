internal import CCrypto
internal import Secrets

/// The working memory of one derivation, all of it guarded and wiped.
@safe final class PBKDF2Rounds {
    private static let blockWords = 16
    private static let digestWords = 8

    /// The states after the inner and the outer padded passphrase, and one to work in.
    private let contexts = GuardedBuffer<SHA512_CTX>(count: 3)
    /// The message block that each compression takes, and the XOR of all digests so far.
    private let words = GuardedBuffer<UInt64>(count: blockWords + digestWords)

    private var inner: UnsafeMutablePointer<SHA512_CTX> { unsafe contexts.base }
    private var outer: UnsafeMutablePointer<SHA512_CTX> { unsafe contexts.base + 1 }
    private var working: UnsafeMutablePointer<SHA512_CTX> { unsafe contexts.base + 2 }
    private var block: UnsafeMutablePointer<UInt64> { unsafe words.base }
    private var total: UnsafeMutablePointer<UInt64> { unsafe words.base + Self.blockWords }

    /// Prepares both states for `passphrase`.
    init(passphrase: SecretBytes) {
        passphrase.withBytes { passphrase in
            unsafe start(inner, with: passphrase, pad: 0x36)
            unsafe start(outer, with: passphrase, pad: 0x5C)
        }
    }

    /// Puts the padded key through a state: the passphrase, or its digest when it is longer than
    /// a block, XOR `pad`.
    private func start(
        _ context: UnsafeMutablePointer<SHA512_CTX>,
        with passphrase: Span<UInt8>,
        pad: UInt8
    ) {
        let size = Int(SHA512_CBLOCK)
        let bytes = unsafe UnsafeMutableRawPointer(block).assumingMemoryBound(to: UInt8.self)
        unsafe bytes.update(repeating: 0, count: size)
        unsafe passphrase.withBase { base in
            if passphrase.count > size {
                unsafe digest(base, passphrase.count, into: bytes)
            } else {
                unsafe bytes.update(from: base, count: passphrase.count)
            }
        }
        for index in 0..<size { unsafe bytes[index] ^= pad }
        Libcrypto.require(unsafe SHA512_Init(context), "SHA512_Init")
        Libcrypto.require(unsafe SHA512_Update(context, bytes, size), "SHA512_Update")
    }

    private func digest(
        _ bytes: UnsafePointer<UInt8>,
        _ count: Int,
        into target: UnsafeMutablePointer<UInt8>
    ) {
        Libcrypto.require(unsafe SHA512_Init(working), "SHA512_Init")
        Libcrypto.require(unsafe SHA512_Update(working, bytes, count), "SHA512_Update")
        Libcrypto.require(unsafe SHA512_Final(target, working), "SHA512_Final")
    }

    /// Leaves in `total` the XOR of all rounds' digests for one 64-byte block of output.
    func derive(block index: UInt32, salt: [UInt8], iterations: Int) {
        firstRound(salt: salt, index: index)
        unsafe total.update(from: block, count: Self.digestWords)
        padBlock()
        unsafe Self.run(
            iterations - 1,
            // `h` is the first member of the struct in the public header.
            state: UnsafeMutableRawPointer(working).assumingMemoryBound(to: UInt64.self),
            inner: UnsafeRawPointer(inner).assumingMemoryBound(to: UInt64.self),
            outer: UnsafeRawPointer(outer).assumingMemoryBound(to: UInt64.self),
            block: block,
            total: total
        )
    }

    /// Copies what of `total` still fits into `target` from `offset` on; returns the byte count.
    func copyDigest(into target: inout MutableSpan<UInt8>, at offset: Int) -> Int {
        let digest = unsafe UnsafeRawBufferPointer(
            start: total,
            count: Self.digestWords * MemoryLayout<UInt64>.size
        )
        let count = min(digest.count, target.count - offset)
        for index in 0..<count { target[offset + index] = unsafe digest[index] }
        return count
    }

    /// The HMAC of `salt` and the block's number, left at the start of `block`.
    private func firstRound(salt: [UInt8], index: UInt32) {
        let digest = unsafe UnsafeMutableRawPointer(block).assumingMemoryBound(to: UInt8.self)
        var index = index.bigEndian
        unsafe working.update(from: inner, count: 1)
        Libcrypto.require(unsafe SHA512_Update(working, salt, salt.count), "SHA512_Update")
        Libcrypto.require(unsafe SHA512_Update(working, &index, 4), "SHA512_Update")
        Libcrypto.require(unsafe SHA512_Final(digest, working), "SHA512_Final")
        unsafe working.update(from: outer, count: 1)
        Libcrypto.require(
            unsafe SHA512_Update(working, digest, Int(SHA512_DIGEST_LENGTH)),
            "SHA512_Update"
        )
        Libcrypto.require(unsafe SHA512_Final(digest, working), "SHA512_Final")
    }

    /// Closes the block after a 64-byte digest: SHA-512's end mark, zeros, and the length in bits
    /// of the padded key and the digest.
    private func padBlock() {
        let last = Self.blockWords - 1
        for index in Self.digestWords..<last { unsafe block[index] = 0 }
        unsafe block[Self.digestWords] = (UInt64(0x80) << 56).bigEndian
        unsafe block[last] = UInt64((SHA512_CBLOCK + SHA512_DIGEST_LENGTH) * 8).bigEndian
    }

    /// The rounds after the first: two compressions each, the digest carried in `block`.
    private static func run(
        _ count: Int,
        state: UnsafeMutablePointer<UInt64>,
        inner: UnsafePointer<UInt64>,
        outer: UnsafePointer<UInt64>,
        block: UnsafeMutablePointer<UInt64>,
        total: UnsafeMutablePointer<UInt64>
    ) {
        let context = unsafe UnsafeMutableRawPointer(state)
            .assumingMemoryBound(to: SHA512_CTX.self)
        for _ in 0..<count {
            unsafe state.update(from: inner, count: digestWords)
            unsafe SHA512_Transform(context, block)
            for index in 0..<digestWords { unsafe block[index] = state[index].bigEndian }
            unsafe state.update(from: outer, count: digestWords)
            unsafe SHA512_Transform(context, block)
            for index in 0..<digestWords {
                let word = unsafe state[index].bigEndian
                unsafe block[index] = word
                unsafe total[index] ^= word
            }
        }
    }
}

internal import CCrypto

/// HMAC-SHA-256 of very short messages, many in a row. RFC 2104.
///
/// It runs on libcrypto's SHA-256 without the contexts that are made and freed around it, which
/// would cost more than the few blocks that there are. All memory is guarded and made once.
@safe final class SHA256Codes {
    static let length = 32
    private static let blockLength = 64

    /// The states after the inner and the outer padded key, and one to work in.
    private let contexts = GuardedBuffer<SHA256_CTX>(count: 3)
    private let block = GuardedBuffer<UInt8>(count: blockLength)

    private var inner: UnsafeMutablePointer<SHA256_CTX> { unsafe contexts.base }
    private var outer: UnsafeMutablePointer<SHA256_CTX> { unsafe contexts.base + 1 }
    private var working: UnsafeMutablePointer<SHA256_CTX> { unsafe contexts.base + 2 }

    /// Takes a key of one block at most.
    func take(key: UnsafePointer<UInt8>, count: Int) {
        precondition(count <= Self.blockLength, "longer keys are digested first")
        unsafe start(inner, key, count, pad: 0x36)
        unsafe start(outer, key, count, pad: 0x5C)
    }

    /// Writes the code of the message so far; the next message begins.
    func finish(into code: UnsafeMutablePointer<UInt8>) {
        Libcrypto.require(unsafe SHA256_Final(code, working), "SHA256_Final")
        unsafe working.update(from: outer, count: 1)
        Libcrypto.require(unsafe SHA256_Update(working, code, Self.length), "SHA256_Update")
        Libcrypto.require(unsafe SHA256_Final(code, working), "SHA256_Final")
    }

    /// Begins a message under the key.
    func begin() { unsafe working.update(from: inner, count: 1) }

    /// Takes more of the message.
    func update(_ bytes: UnsafePointer<UInt8>, count: Int) {
        Libcrypto.require(unsafe SHA256_Update(working, bytes, count), "SHA256_Update")
    }

    private func start(
        _ context: UnsafeMutablePointer<SHA256_CTX>,
        _ key: UnsafePointer<UInt8>,
        _ count: Int,
        pad: UInt8
    ) {
        let bytes = unsafe block.base
        for index in 0..<count { unsafe bytes[index] = unsafe key[index] ^ pad }
        for index in count..<Self.blockLength { unsafe bytes[index] = pad }
        Libcrypto.require(unsafe SHA256_Init(context), "SHA256_Init")
        Libcrypto.require(unsafe SHA256_Update(context, bytes, Self.blockLength), "SHA256_Update")
    }
}

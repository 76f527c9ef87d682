internal import CSodium

/// One allocation of libsodium's guarded memory, wiped and freed with its last owner.
///
/// `@unchecked Sendable`: the bytes are written only inside `SecretBytes.init`, before anything
/// else can see them, and are read-only from then on; or by a `SecretBuilder`, which is never
/// copied and shares its memory with nothing.
@safe final class GuardedMemory: @unchecked Sendable {
    let count: Int
    private let base: UnsafeMutablePointer<UInt8>

    init(count: Int) {
        precondition(count >= 0, "a secret cannot have a negative length")
        precondition(sodium_init() >= 0, "libsodium found no source of randomness")
        guard let raw = unsafe sodium_malloc(max(count, 1)) else {
            // Out of address space: nothing sensible can follow, and nothing was written yet.
            fatalError("no memory for \(count) guarded bytes")
        }
        self.count = count
        unsafe base = raw.bindMemory(to: UInt8.self, capacity: max(count, 1))
        unsafe base.initialize(repeating: 0, count: max(count, 1))
    }

    deinit { unsafe sodium_free(base) }

    func withSpan<Result: ~Copyable, Failure: Error>(
        _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let buffer = unsafe UnsafeBufferPointer(start: base, count: count)
        defer { withExtendedLifetime(self) {} }
        return try unsafe body(buffer.span)
    }

    func withMutableSpan<Failure: Error>(
        _ body: (inout MutableSpan<UInt8>) throws(Failure) -> Void
    ) throws(Failure) {
        let buffer = unsafe UnsafeMutableBufferPointer(start: base, count: count)
        defer { withExtendedLifetime(self) {} }
        var span = unsafe buffer.mutableSpan
        try body(&span)
    }
}

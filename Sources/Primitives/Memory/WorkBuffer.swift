internal import Glibc

/// Mutable memory of a fixed size that a stream passes through; where secrets do, it is guarded
/// and wiped with its owner.
///
/// A stream encrypts, decrypts and copies in place here, so that nothing is allocated for each
/// chunk and no plaintext is left behind in the heap. It belongs to one thread at a time.
///
/// `@unchecked Sendable`: it may be handed on to another thread, by whom does not touch it any more.
@safe package final class WorkBuffer: @unchecked Sendable {
    /// What passes through a buffer.
    package enum Contents {
        /// Plaintext, or anything else that is secret.
        case secret
        /// Ciphertext, or anything else that anyone may see.
        case ciphertext
    }

    /// Where memory for ciphertext begins: at a multiple of this, as vectors want it.
    package static let alignment = 64

    /// How many bytes there are.
    package let count: Int
    private let base: UnsafeMutablePointer<UInt8>
    /// The owner of the memory, if it is guarded.
    private let guarded: GuardedBuffer<UInt8>?

    /// Memory of `count` bytes, zero at first.
    package init(count: Int, for contents: Contents = .secret) {
        precondition(count > 0, "a work buffer has room for something")
        self.count = count
        switch contents {
        case .secret:
            let memory = GuardedBuffer<UInt8>(count: count)
            guarded = memory
            unsafe base = memory.base
        case .ciphertext:
            guarded = nil
            var memory: UnsafeMutableRawPointer?
            guard unsafe posix_memalign(&memory, Self.alignment, count) == 0,
                let memory = unsafe memory
            else { fatalError("no memory for a buffer of \(count) bytes") }
            unsafe base = memory.bindMemory(to: UInt8.self, capacity: count)
            unsafe memset(base, 0, count)
        }
    }

    deinit {
        if guarded == nil { unsafe free(base) }
    }

    /// Lends the bytes of `range` for the time of `body`.
    ///
    /// - Precondition: the range lies within the buffer.
    package func withBytes<Result: ~Copyable, Failure: Error>(
        _ range: Range<Int>,
        _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let buffer = unsafe UnsafeBufferPointer(start: address(of: range), count: range.count)
        defer { withExtendedLifetime(self) {} }
        return try unsafe body(buffer.span)
    }

    /// Lends the bytes of `range` for writing for the time of `body`.
    ///
    /// - Precondition: the range lies within the buffer.
    package func withMutableBytes<Result: ~Copyable, Failure: Error>(
        _ range: Range<Int>,
        _ body: (inout MutableSpan<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let buffer = unsafe UnsafeMutableBufferPointer(
            start: address(of: range),
            count: range.count
        )
        defer { withExtendedLifetime(self) {} }
        var span = unsafe buffer.mutableSpan
        return try body(&span)
    }

    /// A copy of the bytes of `range`, for what is no secret.
    ///
    /// - Precondition: the range lies within the buffer.
    package func bytes(_ range: Range<Int>) -> [UInt8] {
        withBytes(range) { $0.copied }
    }

    /// Copies `bytes` in from `offset` on.
    ///
    /// - Precondition: they fit.
    package func copy(_ bytes: Span<UInt8>, to offset: Int) {
        let target = unsafe address(of: offset..<offset + bytes.count)
        unsafe bytes.withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress else { return }
            unsafe target.update(from: base, count: bytes.count)
        }
    }

    /// Moves the bytes of `range` to the front; the ranges may overlap.
    ///
    /// - Precondition: the range lies within the buffer.
    package func moveToFront(_ range: Range<Int>) {
        let source = unsafe address(of: range)
        unsafe address(of: 0..<range.count).update(from: source, count: range.count)
    }

    /// Sets the bytes of `range` to zero.
    ///
    /// - Precondition: the range lies within the buffer.
    package func wipe(_ range: Range<Int>) {
        unsafe address(of: range).update(repeating: 0, count: range.count)
    }

    /// Where `range` begins, once it is known to lie within the buffer.
    func address(of range: Range<Int>) -> UnsafeMutablePointer<UInt8> {
        precondition(range.lowerBound >= 0 && range.upperBound <= count, "outside the buffer")
        return unsafe base + range.lowerBound
    }
}

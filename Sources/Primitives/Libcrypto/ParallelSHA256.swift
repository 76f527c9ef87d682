internal import Glibc

/// SHA-256 of bytes that arrive piece by piece, on a thread of its own where there are many.
///
/// Digesting a large file takes longer than decrypting it, and here goes on beside that. What is
/// given is copied into a ring of fixed size; whoever gives it waits only while the ring is full.
package final class ParallelSHA256 {
    /// From how many bytes on a thread is worth while.
    private static let worthAThread: UInt64 = 4 << 20

    private let stream = SHA256Stream()
    private var worker: DigestThread?

    /// A digest of nothing so far.
    ///
    /// - Parameter count: how many bytes will come, as far as is known.
    package init(expecting count: UInt64) {
        worker = count < Self.worthAThread ? nil : DigestThread(stream)
    }

    /// Adds `bytes` to what is digested.
    package func update(_ bytes: Span<UInt8>) {
        guard let worker else { return stream.update(bytes) }
        worker.put(bytes)
    }

    /// The digest of everything since the beginning, or since the last `finish`.
    package func finish() -> [UInt8] {
        worker = nil
        return stream.finish()
    }
}

/// A thread that digests what is put into its ring, and ends with its owner once that is done.
@safe private final class DigestThread {
    private let ring: DigestRing
    private let thread: pthread_t
    /// How many bytes of the slot in the making are filled.
    private var filled = 0

    /// A thread that adds to `stream`, which nobody else may use as long as this is there; nil where
    /// the system makes no thread.
    init?(_ stream: SHA256Stream) {
        ring = DigestRing(stream)
        var thread = pthread_t()
        let context = unsafe Unmanaged.passRetained(ring)
        let status = unsafe pthread_create(
            &thread,
            nil,
            { context in
                guard let context = unsafe context else { return nil }
                unsafe Unmanaged<DigestRing>.fromOpaque(context).takeRetainedValue().digestAll()
                return nil
            },
            context.toOpaque()
        )
        self.thread = thread
        if status != 0 {
            unsafe context.release()
            return nil
        }
    }

    deinit {
        if filled > 0 { ring.handOver(filled) }
        ring.waitForRoom()
        ring.handOver(0)
        pthread_join(thread, nil)
    }

    func put(_ bytes: Span<UInt8>) {
        var position = 0
        while position < bytes.count {
            if filled == 0 { ring.waitForRoom() }
            let count = min(DigestRing.slotLength - filled, bytes.count - position)
            ring.copy(bytes.extracting(position..<position + count), at: filled)
            filled += count
            position += count
            if filled == DigestRing.slotLength {
                ring.handOver(filled)
                filled = 0
            }
        }
    }
}

/// Slots that one thread fills and another digests, in turn; a slot of nothing is the end.
@safe private final class DigestRing {
    static let slotLength = 256 << 10
    private static let slots = 4

    private let stream: SHA256Stream
    private let buffer = WorkBuffer(count: slots * slotLength)
    /// How many bytes each slot holds.
    private let lengths: UnsafeMutablePointer<Int>
    /// How many slots may be filled, and how many are.
    private let empty: UnsafeMutablePointer<sem_t>
    private let full: UnsafeMutablePointer<sem_t>
    /// The slot that is filled next, which the filling thread alone knows.
    private var next = 0

    init(_ stream: SHA256Stream) {
        self.stream = stream
        unsafe lengths = .allocate(capacity: Self.slots)
        unsafe lengths.initialize(repeating: 0, count: Self.slots)
        unsafe empty = .allocate(capacity: 1)
        unsafe full = .allocate(capacity: 1)
        unsafe sem_init(empty, 0, UInt32(Self.slots))
        unsafe sem_init(full, 0, 0)
    }

    deinit {
        unsafe sem_destroy(empty)
        unsafe sem_destroy(full)
        unsafe empty.deallocate()
        unsafe full.deallocate()
        unsafe lengths.deallocate()
    }

    /// Waits until the next slot may be filled.
    func waitForRoom() {
        while unsafe sem_wait(empty) != 0 {}
    }

    /// Copies bytes into the slot, at a place within it.
    func copy(_ bytes: Span<UInt8>, at offset: Int) {
        buffer.copy(bytes, to: next * Self.slotLength + offset)
    }

    /// Gives the slot with so many bytes in it to the digesting thread.
    func handOver(_ count: Int) {
        unsafe lengths[next] = count
        next = (next + 1) % Self.slots
        unsafe sem_post(full)
    }

    /// Digests slot after slot, to the end.
    func digestAll() {
        var slot = 0
        while true {
            while unsafe sem_wait(full) != 0 {}
            let start = slot * Self.slotLength
            let count = unsafe lengths[slot]
            guard count > 0 else { return }
            buffer.withBytes(start..<start + count) { stream.update($0) }
            unsafe sem_post(empty)
            slot = (slot + 1) % Self.slots
        }
    }
}

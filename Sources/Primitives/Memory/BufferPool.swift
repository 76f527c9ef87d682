internal import Synchronization

/// Buffers that are used again, since guarded memory costs more to get than most of what is done in
/// it.
package final class BufferPool: Sendable {
    private let size: Int
    private let contents: WorkBuffer.Contents
    private let idle = Mutex<[WorkBuffer]>([])

    /// A pool of buffers of this size.
    package init(size: Int, for contents: WorkBuffer.Contents) {
        self.size = size
        self.contents = contents
    }

    /// A buffer of at least `count` bytes. It returns when nobody holds it any more.
    package func take(_ count: Int) -> PooledBuffer {
        guard count <= size else {
            return PooledBuffer(WorkBuffer(count: count, for: contents), of: nil)
        }
        let buffer = idle.withLock { $0.popLast() } ?? WorkBuffer(count: size, for: contents)
        return PooledBuffer(buffer, of: self)
    }

    fileprivate func put(_ buffer: WorkBuffer) {
        if contents == .secret { buffer.wipe(0..<buffer.count) }
        idle.withLock { $0.append(buffer) }
    }
}

/// A buffer that someone holds.
package final class PooledBuffer: Sendable {
    /// The memory. What was in it before is gone where it was secret.
    package let buffer: WorkBuffer
    private let pool: BufferPool?

    fileprivate init(_ buffer: WorkBuffer, of pool: BufferPool?) {
        self.buffer = buffer
        self.pool = pool
    }

    deinit { pool?.put(buffer) }
}

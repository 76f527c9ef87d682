/// Gathers secret bytes that arrive piece by piece, such as a passphrase from a terminal, up to a
/// limit.
///
/// Everything stays in guarded memory. Bytes are written in place while there is room; growing
/// doubles it, copies into a new allocation and wipes the old one.
package struct SecretBuilder: ~Copyable {
    private var memory: GuardedMemory
    private let limit: Int

    /// The number of bytes gathered so far.
    package private(set) var count = 0

    /// - Parameters:
    ///   - limit: the most bytes that will be taken.
    ///   - capacity: how many bytes there is room for at first.
    package init(limit: Int, capacity: Int = 256) {
        self.limit = limit
        memory = GuardedMemory(count: Swift.max(0, Swift.min(limit, capacity)))
    }

    /// Adds `more`, or returns false and adds nothing when that would pass the limit.
    package mutating func append(_ more: Span<UInt8>) -> Bool {
        guard more.count <= limit - count else { return false }
        let used = count
        grow(toHold: used + more.count)
        memory.withMutableSpan { target in
            for index in more.indices { target[used + index] = more[index] }
        }
        count += more.count
        return true
    }

    /// The bytes gathered.
    package borrowing func finish() -> SecretBytes {
        memory.withSpan { SecretBytes(copying: $0.extracting(first: count)) }
    }

    private mutating func grow(toHold needed: Int) {
        guard needed > memory.count else { return }
        let used = count
        let larger = GuardedMemory(count: Swift.max(needed, Swift.min(limit, memory.count * 2)))
        memory.withSpan { source in
            larger.withMutableSpan { target in
                for index in 0..<used { target[index] = source[index] }
            }
        }
        memory = larger
    }
}

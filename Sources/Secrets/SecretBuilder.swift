internal import CSodium

/// Gathers secret bytes that arrive piece by piece, such as a passphrase from a terminal, up to a limit.
///
/// Everything stays in guarded memory: growing copies into a new allocation and wipes the old one.
package struct SecretBuilder {
    private var bytes: SecretBytes
    private let limit: Int

    /// The number of bytes gathered so far.
    package private(set) var count = 0

    /// - Parameter limit: the most bytes that will be taken.
    package init(limit: Int) {
        self.limit = limit
        bytes = SecretBytes(count: Swift.min(limit, 256)) { _ in }
    }

    /// Adds `more`, or returns false and adds nothing when that would pass the limit.
    package mutating func append(_ more: Span<UInt8>) -> Bool {
        guard more.count <= limit - count else { return false }
        let old = bytes
        let used = count
        let size = Swift.max(old.count, Swift.min(limit, (used + more.count) * 2))
        bytes = SecretBytes(count: size) { target in
            old.withBytes { source in
                for index in 0..<used { target[index] = source[index] }
            }
            for index in more.indices { target[used + index] = more[index] }
        }
        count += more.count
        return true
    }

    /// Takes the last byte back, if there is one.
    package mutating func removeLast() {
        if count > 0 { count -= 1 }
    }

    /// The bytes gathered.
    package func finish() -> SecretBytes { bytes.slice(0..<count) }
}

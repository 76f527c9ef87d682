internal import CSodium

/// Bytes that must not outlive their use: a key, a passphrase, a secret's value.
///
/// The memory is libsodium's guarded kind: locked where the system lets it be, fenced by pages that
/// cannot be touched, and wiped when the last owner lets go. The bytes are lent to a closure and
/// never handed out, compared in constant time, and unprintable: descriptions and mirrors say how
/// many bytes there are and nothing else. There is no `Codable`, no `Collection`, no `Hashable`.
package struct SecretBytes: Sendable {
    private let storage: GuardedMemory

    /// Makes `count` bytes and lets `initialize` fill them; they are zero before.
    ///
    /// - Throws: what `initialize` throws; the memory is wiped on the way out.
    package init<Failure: Error>(
        count: Int,
        _ initialize: (inout MutableSpan<UInt8>) throws(Failure) -> Void
    ) throws(Failure) {
        let storage = GuardedMemory(count: count)
        try storage.withMutableSpan(initialize)
        self.storage = storage
    }

    /// Copies bytes that already lie in memory. The source is the caller's to wipe.
    package init(copying bytes: Span<UInt8>) {
        self.init(count: bytes.count) { target in
            for index in bytes.indices { target[index] = bytes[index] }
        }
    }

    /// Copies an array's bytes. An array cannot be wiped: for values that were never secret before.
    package init(copying bytes: [UInt8]) {
        self.init(copying: bytes.span)
    }

    /// How many bytes there are.
    package var count: Int { storage.count }

    /// Whether there are none.
    package var isEmpty: Bool { storage.count == 0 }

    /// Lends the bytes for the time of `body`.
    package func withBytes<Result: ~Copyable, Failure: Error>(
        _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try storage.withSpan(body)
    }

    /// Bytes `range` as a secret of their own.
    ///
    /// - Precondition: the range lies within the bytes.
    package func slice(_ range: Range<Int>) -> SecretBytes {
        withBytes { bytes in SecretBytes(copying: bytes.extracting(range)) }
    }

    /// These bytes, then the others.
    package func joined(with others: SecretBytes) -> SecretBytes {
        SecretBytes(count: count + others.count) { target in
            withBytes { own in for index in own.indices { target[index] = own[index] } }
            others.withBytes { others in
                for index in others.indices { target[count + index] = others[index] }
            }
        }
    }
}

extension SecretBytes: Equatable {
    /// Compares in a time that depends on the lengths only.
    package static func == (left: SecretBytes, right: SecretBytes) -> Bool {
        guard left.count == right.count else { return false }
        return left.withBytes { one in
            right.withBytes { other in one.isEqualInConstantTime(to: other) }
        }
    }
}

extension SecretBytes: CustomStringConvertible, CustomDebugStringConvertible {
    /// The number of bytes, never the bytes.
    package var description: String { "<secret, \(count) bytes>" }

    /// The number of bytes, never the bytes.
    package var debugDescription: String { description }
}

extension SecretBytes: CustomReflectable {
    /// A mirror without children, so that `dump` shows nothing.
    package var customMirror: Mirror { Mirror(self, children: [(String, Any)]()) }
}

extension Span<UInt8> {
    /// Whether both hold the same bytes, in a time that depends on the lengths only.
    package func isEqualInConstantTime(to other: Span<UInt8>) -> Bool {
        guard count == other.count else { return false }
        return unsafe withUnsafeBufferPointer { one in
            unsafe other.withUnsafeBufferPointer { two in
                guard let one = one.baseAddress, let two = two.baseAddress else { return true }
                return unsafe sodium_memcmp(one, two, count) == 0
            }
        }
    }
}

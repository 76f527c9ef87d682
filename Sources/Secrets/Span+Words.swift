extension Span<UInt8> {
    /// The eight bytes from `index` on as one number, the first of them lowest: for loops that look at
    /// many bytes at once.
    ///
    /// - Precondition: there are eight.
    @inlinable @inline(__always)
    package func word(at index: Int) -> UInt64 {
        precondition(index >= 0 && index <= count - 8, "a word beyond the bytes")
        return unsafe UInt64(
            littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
        )
    }
}

extension MutableSpan<UInt8> {
    /// Sets the eight bytes from `index` on, the first of them to the lowest byte of `word`.
    ///
    /// - Precondition: there is room for eight.
    @inlinable @inline(__always)
    package mutating func setWord(_ word: UInt64, at index: Int) {
        precondition(index >= 0 && index <= count - 8, "a word beyond the bytes")
        var bytes = unsafe mutableBytes
        bytes.storeBytes(of: word.littleEndian, toByteOffset: index, as: UInt64.self)
    }
}

extension Span<UInt8> {
    /// The eight bytes from `index` on as one number, the first of them lowest: for loops that look at
    /// many bytes at once.
    ///
    /// - Precondition: there are eight.
    package func word(at index: Int) -> UInt64 {
        precondition(index >= 0 && index <= count - 8, "a word beyond the bytes")
        return unsafe UInt64(
            littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
        )
    }
}

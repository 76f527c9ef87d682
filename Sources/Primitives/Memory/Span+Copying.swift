internal import Glibc

/// Copies in one piece. They leave guarded memory, or come from outside it: for what is no secret.
extension Span<UInt8> {
    /// The bytes as an array.
    package var copied: [UInt8] {
        unsafe withUnsafeBufferPointer { unsafe Array($0) }
    }
}

extension MutableSpan<UInt8> {
    /// Copies the bytes of `source` from `range` on to the front.
    ///
    /// - Precondition: the range lies within the source, and there is room for it.
    package mutating func copy(_ source: Span<UInt8>, _ range: Range<Int>) {
        precondition(range.count <= count, "no room for the copy")
        unsafe source.extracting(range).withBase { source in
            unsafe withBase { target in unsafe target.update(from: source, count: range.count) }
        }
    }
}

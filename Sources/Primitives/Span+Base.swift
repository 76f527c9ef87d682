/// Bytes as C takes them: an address that is never null, even for no bytes.
extension Span<UInt8> {
    /// Lends the address of the first byte, or of none.
    func withBase<Result, Failure: Error>(
        _ body: (UnsafePointer<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try unsafe withUnsafeBufferPointer { (buffer) throws(Failure) in
            if let base = buffer.baseAddress { return try unsafe body(base) }
            var none: UInt8 = 0
            return try unsafe withUnsafePointer(to: &none, body)
        }
    }
}

/// Room for bytes as C takes it: an address that is never null, even for no room.
extension MutableSpan<UInt8> {
    /// Lends the address of the first byte, or of none.
    mutating func withBase<Result, Failure: Error>(
        _ body: (UnsafeMutablePointer<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try unsafe withUnsafeMutableBufferPointer { (buffer) throws(Failure) in
            if let base = buffer.baseAddress { return try unsafe body(base) }
            var none: UInt8 = 0
            return try unsafe withUnsafeMutablePointer(to: &none, body)
        }
    }
}

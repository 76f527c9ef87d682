internal import Glibc

extension FileDescriptor {
    /// Reads once from `offset` on, whatever was read before, and returns how many bytes came; 0 at
    /// the end.
    ///
    /// - Throws: `PosixError.call`.
    package func read(
        into target: inout MutableSpan<UInt8>,
        at offset: UInt64
    ) throws(PrimitivesError) -> Int {
        try attempt(.read, on: path) {
            unsafe target.withUnsafeMutableBytes { bytes in
                unsafe pread(number, bytes.baseAddress, bytes.count, Int(clamping: offset))
            }
        }
    }
}

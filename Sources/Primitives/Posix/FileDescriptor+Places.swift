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

    /// The first bytes, `count` or fewer where the file ends, whatever was read before or is read
    /// after.
    ///
    /// - Throws: `PosixError.call`.
    package func beginning(_ count: Int) throws(PrimitivesError) -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < count {
            var piece = [UInt8](repeating: 0, count: count - bytes.count)
            var target = piece.mutableSpan
            let more = try read(into: &target, at: UInt64(bytes.count))
            if more == 0 { break }
            bytes += piece[..<more]
        }
        return bytes
    }
}

internal import CPosix
internal import Glibc

extension FileDescriptor {
    /// The most that one call copies, so that an interruption is noticed.
    private static let longestCopy = 64 << 20
    /// The most that is copied at a time through this process.
    private static let pieceLength = 256 << 10
    /// What the system says where it does not copy within itself.
    private static let notWithinTheSystem = [EXDEV, EINVAL, ENOSYS, EOPNOTSUPP]

    /// Writes what `source` has from `offset` to its end.
    ///
    /// - Throws: `PosixError.call`.
    func append(
        contentsOf source: FileDescriptor,
        from offset: Int
    ) throws(PrimitivesError) {
        var position = Int64(offset)
        do throws(PrimitivesError) {
            while true {
                let count = try attempt(.write, on: path) {
                    unsafe posix_copy_range(source.number, &position, number, Self.longestCopy)
                }
                if count == 0 { return }
            }
        } catch {
            guard case .posix(.call(_, _, let number)) = error,
                Self.notWithinTheSystem.contains(number)
            else { throw error }
        }
        try source.seek(to: Int(position))
        var piece = [UInt8](repeating: 0, count: Self.pieceLength)
        while true {
            var target = piece.mutableSpan
            let count = try source.read(into: &target)
            if count == 0 { return }
            try write(piece.span.extracting(0..<count))
        }
    }

    private func seek(to offset: Int) throws(PrimitivesError) {
        try attempt(.read, on: path) { lseek(number, offset, SEEK_SET) < 0 ? -1 : 0 }
    }
}

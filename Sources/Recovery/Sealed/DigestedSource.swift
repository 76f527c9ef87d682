import Primitives

/// A source whose bytes are digested as they are read, so that the digest is of what was read and
/// of nothing else.
final class DigestedSource: ByteSource {
    private let source: any ByteSource
    private let hash = SHA256Stream()
    private var size: UInt64 = 0

    init(_ source: any ByteSource) {
        self.source = source
    }

    func read(into target: inout MutableSpan<UInt8>) throws(PrimitivesError) -> Int {
        let count = try source.read(into: &target)
        hash.update(target.span.extracting(first: count))
        size += UInt64(count)
        return count
    }

    /// Digest and number of all bytes read.
    func finish() -> (digest: [UInt8], size: UInt64) { (hash.finish(), size) }
}

import Formats
import Primitives

/// A damaged file as it is outside its armor, in memory.
final class UnarmoredSource: PlacedSource {
    /// How long the text may be, in bytes: armor is for what is copied and pasted.
    private static let limit = 256 << 20

    private let bytes: [UInt8]

    /// The source itself where it is in no armor.
    ///
    /// - Throws: `PosixError.tooLarge` for text of more than 256 MiB, `PosixError.call`.
    static func unwrapping(_ source: any PlacedSource) throws(RecoveryError) -> any PlacedSource {
        let start = try read(source, limit: UInt64(AgeArmor.longestBeginning))
        guard AgeArmor.mayBegin(start) else { return source }
        let length = try carryingPrimitive { () throws(PrimitivesError) in try source.length }
        guard length <= UInt64(limit) else {
            throw .primitive(.posix(.tooLarge(path: nil, limit: limit)))
        }
        return UnarmoredSource(AgeArmor.decode(damaged: try read(source, limit: length)))
    }

    private static func read(
        _ source: any PlacedSource,
        limit: UInt64
    ) throws(RecoveryError) -> [UInt8] {
        let window = SourceWindow(source, count: 64 << 10)
        var bytes: [UInt8] = []
        while UInt64(bytes.count) < limit {
            let rest = limit - UInt64(bytes.count)
            let count = try window.load(
                min(window.buffer.count, Int(clamping: rest)),
                at: UInt64(bytes.count)
            )
            if count == 0 { break }
            bytes += window.buffer.bytes(0..<count)
        }
        return bytes
    }

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    var length: UInt64 { UInt64(bytes.count) }

    func read(into target: inout MutableSpan<UInt8>, at offset: UInt64) -> Int {
        guard let start = Int(exactly: offset), start < bytes.count else { return 0 }
        let count = min(target.count, bytes.count - start)
        for index in 0..<count { target[index] = bytes[start + index] }
        return count
    }
}

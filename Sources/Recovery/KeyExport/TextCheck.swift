import Primitives
import Secrets

/// Whether bytes that come piece by piece may be JSON: UTF-8 without control characters, and what the
/// last of them is.
struct TextCheck {
    private static let pieceLength = 64 << 10

    /// Whether all was text so far.
    private(set) var isText = true
    /// The last byte that is no white space.
    private(set) var last: UInt8?
    /// How many bytes of a character are to come, and within what the next of them has to be.
    private var missing = 0
    private var next: ClosedRange<UInt8> = 0x80...0xBF

    /// Checks all that a source has.
    init(_ source: any ByteSource) throws(PrimitivesError) {
        let piece = WorkBuffer(count: Self.pieceLength)
        while isText {
            let count = try piece.withMutableBytes(0..<piece.count) {
                (target) throws(PrimitivesError) in
                try source.read(into: &target)
            }
            if count == 0 { break }
            piece.withBytes(0..<count) { bytes in
                for index in bytes.indices where isText { take(bytes[index]) }
            }
        }
        if missing > 0 { isText = false }
    }

    private mutating func take(_ byte: UInt8) {
        if missing > 0 {
            isText = next.contains(byte)
            missing -= 1
            next = 0x80...0xBF
            return
        }
        switch byte {
        case 0x09, 0x0A, 0x0D, 0x20: return
        case 0x21...0x7F: break
        case 0xC2...0xDF: missing = 1
        case 0xE0: (missing, next) = (2, 0xA0...0xBF)
        case 0xED: (missing, next) = (2, 0x80...0x9F)
        case 0xE1...0xEF: missing = 2
        case 0xF0: (missing, next) = (3, 0x90...0xBF)
        case 0xF1...0xF3: missing = 3
        case 0xF4: (missing, next) = (3, 0x80...0x8F)
        default: isText = false
        }
        last = byte
    }
}

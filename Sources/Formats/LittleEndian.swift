/// Numbers whose first byte counts least, as PAR 2.0 and minisign have them.
enum LittleEndian {
    /// The number that bytes stand for, at most 8 of them.
    static func number(_ bytes: some BidirectionalCollection<UInt8>) -> UInt64 {
        bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// A number as its bytes.
    static func bytes(_ number: some FixedWidthInteger) -> [UInt8] {
        (0..<number.bitWidth / 8).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
    }
}

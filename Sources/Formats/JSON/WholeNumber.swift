/// What the text of a JSON number is worth, where that is an integer.
///
/// ```
/// -12.50e3   sign │ digits 1250 │ scale 10^(3 - 2)
/// ```
/// The digits are moved, never calculated with, so no precision is lost and no size can overflow.
enum WholeNumber {
    /// The most digits that 64 bits hold.
    private static let digitLimit = 19

    /// The integer, or nil where a fraction is left or 64 bits do not hold it.
    static func value(of text: [UInt8]) -> Int64? {
        let isNegative = text.first == UInt8(ascii: "-")
        let magnitude = text.drop { $0 == UInt8(ascii: "-") }
        let parts = magnitude.split(maxSplits: 1, omittingEmptySubsequences: false) { byte in
            byte | 0x20 == UInt8(ascii: "e")
        }
        guard let mantissa = parts.first else { return nil }
        let halves = mantissa.split(
            separator: UInt8(ascii: "."),
            maxSplits: 1,
            omittingEmptySubsequences: false
        )
        let zero = UInt8(ascii: "0")
        let all = halves.joined().drop { $0 == zero }
        guard let last = all.lastIndex(where: { $0 != zero }) else { return 0 }
        let significant = all[...last]
        let shift = all.count - significant.count - (halves.count > 1 ? halves[1].count : 0)
        guard let exponent = parts.count > 1 ? integer(parts[1]) : 0 else { return nil }
        let (scale, overflows) = exponent.addingReportingOverflow(Int64(shift))
        guard !overflows, scale >= 0, significant.count <= digitLimit,
            scale <= Int64(digitLimit - significant.count)
        else { return nil }
        let sign = isNegative ? "-" : ""
        let zeros = String(repeating: "0", count: Int(scale))
        return Int64(sign + String(decoding: significant, as: UTF8.self) + zeros)
    }

    private static func integer(_ text: ArraySlice<UInt8>) -> Int64? {
        Int64(String(decoding: text, as: UTF8.self))
    }
}

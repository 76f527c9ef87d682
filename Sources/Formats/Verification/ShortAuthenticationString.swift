/// What a person compares on two devices.
///
/// ```
/// emoji     42 bits, 6 each            |000000|001111|111122|222222|333333|…   bytes 0 to 5
/// decimals  39 bits, 13 each, + 1000   |00000000 11111|111 22222222 33|333333 4444444|
/// ```
/// Specification: "SAS method: `decimal`", "SAS method: `emoji`".
package struct ShortAuthenticationString: Equatable, Sendable {
    /// How many bytes it is made of.
    package static let length = 6

    /// Seven pictures.
    package let emoji: [SASEmoji]
    /// Three numbers from 1000 to 9191.
    package let decimals: [Int]

    /// The string of 6 derived bytes; nil for another number of them.
    package init?(decoding bytes: [UInt8]) {
        guard bytes.count == Self.length else { return nil }
        let bits = bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        emoji = (1...7).map { SASEmoji.all[Int(bits >> UInt64(48 - 6 * $0) & 63)] }
        decimals = (1...3).map { Int(bits >> UInt64(48 - 13 * $0) & 8191) + 1000 }
    }
}

/// Lengths of the pieces in which a text arrives. The same text is always cut in the same ways.
struct Pieces {
    /// The ways: bytes one by one, then short and longer pieces by chance.
    static let longest = [1, 5, 40]

    private let longest: Int
    private var state: UInt64

    /// Pieces of this length at most, for these bytes.
    init(of bytes: [UInt8], longest: Int) {
        self.longest = longest
        state = bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }

    /// A number from 0 to `limit` - 1.
    mutating func number(below limit: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ mixed >> 31) % UInt64(limit))
    }

    /// How long the next piece is, of a text of which there are so many bytes left.
    mutating func next(of rest: Int) -> Int { min(rest, 1 + number(below: longest)) }
}

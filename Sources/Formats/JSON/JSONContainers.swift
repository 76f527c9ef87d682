/// The arrays and objects that are open, a bit each, in no memory of their own.
struct JSONContainers: Sendable {
    /// The most that can be open.
    static let most = 192

    /// How many are open.
    private(set) var count = 0
    private var words: (UInt64, UInt64, UInt64) = (0, 0, 0)

    /// Whether the innermost is an object; nil where none is open.
    var isInObject: Bool? {
        guard count > 0 else { return nil }
        let bit = UInt64(1) << UInt64((count - 1) % 64)
        return switch (count - 1) / 64 {
        case 0: words.0 & bit != 0
        case 1: words.1 & bit != 0
        default: words.2 & bit != 0
        }
    }

    /// Opens another.
    ///
    /// - Precondition: fewer than `most` are open.
    mutating func open(isObject: Bool) {
        precondition(count < Self.most, "the reader bounds its depth")
        let bit = UInt64(1) << UInt64(count % 64)
        let mask = isObject ? bit : 0
        switch count / 64 {
        case 0: words.0 = words.0 & ~bit | mask
        case 1: words.1 = words.1 & ~bit | mask
        default: words.2 = words.2 & ~bit | mask
        }
        count += 1
    }

    /// Closes the innermost.
    ///
    /// - Precondition: one is open.
    mutating func close() {
        precondition(count > 0, "nothing is open")
        count -= 1
    }
}

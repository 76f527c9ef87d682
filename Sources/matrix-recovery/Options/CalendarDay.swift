/// A day of the calendar, as RFC 3339 writes it: `2026-02-28`.
enum CalendarDay {
    private static let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

    /// Whether a text is a day that there is.
    static func isWritten(as text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        guard parts.map(\.utf8.count) == [4, 2, 2],
            parts.allSatisfy({ $0.utf8.allSatisfy(digits.contains) })
        else { return false }
        let numbers = parts.compactMap { Int($0) }
        guard numbers.count == 3, lengths.indices.contains(numbers[1] - 1) else { return false }
        let isLong = numbers[1] == 2 && isLeap(numbers[0])
        return (1...lengths[numbers[1] - 1] + (isLong ? 1 : 0)).contains(numbers[2])
    }

    private static func isLeap(_ year: Int) -> Bool {
        year.isMultiple(of: 4) && !year.isMultiple(of: 100) || year.isMultiple(of: 400)
    }
}

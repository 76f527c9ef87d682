internal import Glibc

/// The time, from the system.
package enum SystemClock {
    /// Seconds since 1970, UTC.
    package static func now() -> Int64 {
        var time = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec)
    }

    /// Milliseconds since some moment; never going back.
    package static var monotonicMilliseconds: Int64 {
        var time = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }

    /// Has this thread wait.
    package static func pause(milliseconds: Int) {
        var rest = timespec(tv_sec: milliseconds / 1000, tv_nsec: milliseconds % 1000 * 1_000_000)
        var left = timespec()
        while unsafe nanosleep(&rest, &left) != 0 { rest = left }
    }

    /// A time as ISO 8601 in UTC: `2019-10-18T09:05:00Z`.
    ///
    /// - Parameter seconds: since 1970; the years 0 to 9999 are written with four digits.
    package static func iso8601(_ seconds: Int64) -> String {
        let (day, second) = divide(seconds, by: 86_400)
        let (year, month, date) = civil(day: day)
        let time = [second / 3600, second / 60 % 60, second % 60].map { digits($0, 2) }
        return "\(digits(year, 4))-\(digits(month, 2))-\(digits(date, 2))T"
            + time.joined(separator: ":") + "Z"
    }

    /// The date of a day counted from 1970-01-01, in the Gregorian calendar.
    ///
    /// Years are counted from March, so that the leap day is a year's last, and in eras of 400
    /// years, which all have 146 097 days.
    private static func civil(day: Int64) -> (year: Int64, month: Int64, date: Int64) {
        let (era, dayOfEra) = divide(day + 719_468, by: 146_097)
        let leapDays = dayOfEra / 1460 - dayOfEra / 36_524 + dayOfEra / 146_096
        let yearOfEra = (dayOfEra - leapDays) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let fromMarch = (5 * dayOfYear + 2) / 153
        let date = dayOfYear - (153 * fromMarch + 2) / 5 + 1
        let month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
        return (era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, date)
    }

    private static func divide(_ value: Int64, by divisor: Int64) -> (Int64, Int64) {
        let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }

    private static func digits(_ value: Int64, _ width: Int) -> String {
        let text = String(value)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }
}

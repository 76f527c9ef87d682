import Testing

@testable import matrix_recovery

/// A day that is none would be compared like one, and leave out what was meant.
struct CalendarDayTests {
    @Test(arguments: ["2026-01-01", "2026-12-31", "2024-02-29", "2000-02-29", "2026-04-30"])
    func takesDays(_ text: String) {
        #expect(CalendarDay.isWritten(as: text))
    }

    @Test(arguments: [
        "2020-13-99", "2026-00-01", "2026-01-00", "2026-01-32", "2026-02-29", "1900-02-29",
        "2026-04-31", "2026-1-1", "26-01-01", "2026-01-01T00:00:00Z", "+026-01-01", "2026--1-01",
        "",
        "２026-01-1", "yesterday",
    ])
    func refusesWhatIsNone(_ text: String) {
        #expect(!CalendarDay.isWritten(as: text))
    }
}

import Formats
import Recovery
import Testing

/// Spec: B12. Another session is begun with a device at most once an hour.
struct BrokenSessionsTests {
    private static let now: Int64 = 1_000_000

    /// One session was replaced.
    private func replaced() -> BrokenSessions {
        var broken = BrokenSessions()
        broken.note("A", at: Self.now)
        broken.settle("A", at: Self.now)
        return broken
    }

    @Test func notesADeviceOnce() {
        var broken = BrokenSessions()
        for device in ["A", "B", "A"] as [ExactText] { broken.note(device, at: Self.now) }
        #expect(broken.waiting == ["A", "B"])
    }

    @Test(arguments: [0, BrokenSessions.pause - 1])
    func waitsForAnHour(_ age: Int64) {
        var broken = replaced()
        broken.note("A", at: Self.now + age)
        #expect(broken.waiting.isEmpty)
        broken.note("B", at: Self.now + age)
        #expect(broken.waiting == ["B"])
    }

    /// Also after the clock was set back, which would else be waited for.
    @Test(arguments: [BrokenSessions.pause, -1])
    func replacesASessionAgain(_ age: Int64) {
        var broken = replaced()
        broken.note("A", at: Self.now + age)
        #expect(broken.waiting == ["A"])
    }

    /// What is past the hour is of no use.
    @Test func forgetsWhatIsOver() {
        var broken = replaced()
        broken.note("B", at: Self.now + BrokenSessions.pause)
        #expect(broken.replaced.isEmpty)
    }
}

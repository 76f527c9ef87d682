import Formats
import Recovery
import Testing

/// Spec: A13, A16. What is refused is counted, however much of it there is, and told as far as that is of use.
struct RefusalTallyTests {
    /// What a server can make up, and others.
    private static let kinds: [@Sendable (Int) -> SharingRefusal] = [
        { .otherUser(ExactText("@\($0):x")) }, { .deviceUnknown(ExactText("\($0)")) },
        { .deviceNotVerified(ExactText("\($0)")) }, { .notOffered(EventType(ExactText("\($0)"))) },
        { .notAsked(requestID: ExactText("\($0)")) }, { _ in .malformed },
        { _ in .notDecrypted("A") },
    ]

    @Test func tellsTheFirstOfEachKind() {
        var tally = RefusalTally()
        for number in 0..<100 {
            for kind in Self.kinds {
                #expect(tally.note(kind(number)) == (number < RefusalTally.mostOfAKind))
            }
        }
        let expected = (0..<RefusalTally.mostOfAKind).flatMap { number in
            Self.kinds.map { $0(number) }
        }
        #expect(tally.first == expected)
        #expect(tally.more == (100 - RefusalTally.mostOfAKind) * Self.kinds.count)
    }
}

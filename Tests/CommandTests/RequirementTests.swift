import Support
import Testing

/// Each requirement of the specification that the project was given is named by a test that shows it, as
/// `Spec:` and its number in the comment of the test or suite.
struct RequirementTests {
    private static let all = Set((1...18).map { "A\($0)" } + (1...13).map { "B\($0)" })

    @Test func eachIsNamedByATest() throws {
        var named: Set<String> = []
        for name in try TestData.files(below: ".") where name.hasSuffix("Tests.swift") {
            let source = String(decoding: try TestData.bytes(name), as: UTF8.self)
            named.formUnion(Self.numbers(in: source))
        }
        #expect(named.subtracting(Self.all) == [])
        #expect(Self.all.subtracting(named) == [])
    }

    @Test func readsListsAndRanges() {
        let source = """
            /// Spec: A2,
            /// A4–A6 and B1 to B2; B4 of design section 6. B5
            let b7 = "Spec: B7" // Spec: B8
            """
        #expect(Self.numbers(in: source) == ["A2", "A4", "A5", "A6", "B1", "B2", "B4"])
    }

    /// The numbers that comments name.
    private static func numbers(in source: String) -> Set<String> {
        let lines = source.split(separator: "\n").map { $0.drop { $0 == " " } }
        let comments = lines.map { $0.hasPrefix("///") ? String($0.dropFirst(3)) : "|" }.joined()
        var numbers: Set<String> = []
        for list in comments.matches(of: /Spec:? ([^.|]*)/) {
            for range in list.1.matches(of: /\b([AB])([0-9]+)(?:(?:–| to )[AB]([0-9]+))?\b/) {
                guard let first = Int(range.2) else { continue }
                let last = range.3.flatMap { Int($0) } ?? first
                for number in first...max(first, last) { numbers.insert("\(range.1)\(number)") }
            }
        }
        return numbers
    }
}

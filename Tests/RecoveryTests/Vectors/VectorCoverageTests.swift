import Formats
import Support
import Testing

/// The vectors are only worth what is run of them: no kind may be forgotten, no file misread.
struct VectorCoverageTests {
    @Test func everyKindIsKnown() throws {
        let tested = try VectorFile.testedKinds()
        let kinds = try VectorFile.byKind()
        for (kind, entries) in kinds.sorted(by: { $0.key < $1.key }) where !tested.contains(kind) {
            #expect(VectorFile.notYetCovered.contains(kind), "\(kind) has no test")
            print("not yet covered: \(kind), \(entries.count) vectors")
        }
    }

    @Test func noCoveredKindIsListedAsMissing() throws {
        let both = try VectorFile.testedKinds().intersection(VectorFile.notYetCovered)
        #expect(both.isEmpty, "these have tests now: take them off VectorFile.notYetCovered")
    }

    @Test func readsEveryEntryOfTheDescription() throws {
        let readme = String(decoding: try TestData.bytes("Vectors/README.md"), as: UTF8.self)
        let counts = try VectorFile.parse(TestData.bytes("Vectors/public.json"))
            .reduce(into: [:]) { counts, entry in counts[entry.kind, default: 0] += 1 }
        #expect(counts.values.reduce(0, +) == 212)
        for (kind, count) in counts {
            #expect(readme.contains("\(kind) \(count)"), "\(kind) \(count)")
        }
    }

    @Test(arguments: [
        "", "[", "{}", "[]", "[1]", "[{}]",
        "[{\"id\":\"a\",\"kind\":\"k\",\"inputs\":{}}]",
        "[{\"id\":\"a\",\"kind\":\"k\",\"inputs\":{},\"expect\":{}}]",
        "[{\"id\":\"a\",\"kind\":\"k\",\"inputs\":1,\"expect\":{\"x\":1}}]",
        "[{\"id\":1,\"kind\":\"k\",\"inputs\":{},\"expect\":{\"x\":1}}]",
        "[{\"id\":\"a\",\"kind\":\"k\",\"inputs\":{},\"expect\":{\"x\":1}},null]",
    ])
    func refusesMalformedFiles(_ text: String) {
        #expect(throws: (any Error).self) { try VectorFile.parse(Array(text.utf8)) }
    }

    @Test func refusesTwoVectorsOfOneName() throws {
        func file(_ value: Int) throws -> [VectorEntry] {
            let text = "{\"id\":\"a\",\"kind\":\"k\",\"inputs\":{},\"expect\":{\"x\":\(value)}}"
            return try VectorFile.parse(Array("[\(text)]".utf8))
        }
        #expect(try VectorFile.merge([file(1), file(1)]).count == 1)
        #expect(throws: TestDataError.ambiguous("a")) {
            try VectorFile.merge([file(1), file(2)])
        }
    }

    @Test func refusesAKindWithoutEntries() {
        let unknown = "no.such.kind"
        #expect(throws: TestDataError.missing(unknown)) { try VectorFile.entries(unknown) }
    }
}

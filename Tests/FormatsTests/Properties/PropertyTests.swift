import Properties
import Support
import Testing

/// What `scripts/fuzz` tries to break holds for every file of the corpus, among them whatever broke
/// it once, and for the short ones of these files damaged in every place.
@Suite(.timeLimit(.minutes(20)))
struct PropertyTests {
    private static let folder = "FormatsTests/Corpus"
    /// The most bytes of a file that is damaged in every place.
    private static let longestDamaged = 160

    /// Every property with every file that it begins with.
    private static func cases() throws -> [(String, String)] {
        try Property.all.flatMap { property in
            try TestData.files(below: "\(folder)/\(property.corpus)")
                .filter { !$0.hasSuffix(".md") && !$0.contains("outcomes") }
                .map { (property.name, $0) }
        }
    }

    /// Those with a file that is short enough to be damaged in every place.
    private static func shortCases() throws -> [(String, String)] {
        try cases().filter { try TestData.bytes($0.1).count <= longestDamaged }
    }

    private func property(_ name: String) throws -> Property {
        try #require(Property.all.first { $0.name == name })
    }

    @Test func everyPropertyHasSeeds() throws {
        let names = Set(try Self.cases().map(\.0))
        #expect(names.count == Property.all.count)
    }

    @Test(arguments: try cases())
    func holds(name: String, file: String) throws {
        try property(name).check(TestData.bytes(file))
    }

    @Test(arguments: try shortCases())
    func holdsForEveryTruncation(name: String, file: String) throws {
        let property = try property(name)
        try Mutation.truncations(of: TestData.bytes(file)) { try property.check($0) }
    }

    @Test(arguments: try shortCases())
    func holdsForEveryChangedByte(name: String, file: String) throws {
        let property = try property(name)
        try Mutation.changedBytes(of: TestData.bytes(file)) { try property.check($0) }
    }
}

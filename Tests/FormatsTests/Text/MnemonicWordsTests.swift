import Formats
import Testing

/// The word list of SLIP-0039, by the properties that it states.
struct MnemonicWordsTests {
    @Test func isTheListOfTheStandard() {
        let words = MnemonicWords.all.map { String(decoding: $0, as: UTF8.self) }
        #expect(words.count == 1024)
        #expect(words == words.sorted())
        #expect(words.first == "academic")
        #expect(words.last == "zero")
        #expect(words.allSatisfy { (4...8).contains($0.utf8.count) })
        #expect(Set(words.map { $0.prefix(4) }).count == 1024)
    }
}

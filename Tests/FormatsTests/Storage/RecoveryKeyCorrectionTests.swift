import Formats
import Secrets
import Support
import Testing

/// Spec: A8. What a mistyped recovery key may have been.
struct RecoveryKeyCorrectionTests {
    private static let text = "EsTc LW2K PGiF wKEA 3As5 g5c4 BXwk qeeJ ZJV8 Q9fu gUMN UE4d"
    private let characters = Array(Self.text.utf8.filter { $0 != UInt8(ascii: " ") })

    private func corrections(_ characters: [UInt8]) -> [RecoveryKeyCorrection] {
        RecoveryKeyCorrection.all(for: SecretBytes(copying: characters))
    }

    private var key: SecretBytes {
        get throws { try RecoveryKey.decode(SecretBytes(text: Self.text)) }
    }

    @Test(arguments: [(1, "F"), (2, "t"), (17, "z"), (24, "0"), (36, "O"), (47, "l"), (48, "!")])
    func findsOneWrongCharacter(position: Int, wrong: String) throws {
        var mistyped = characters
        let right = mistyped[position - 1]
        mistyped.replaceSubrange(position - 1..<position, with: wrong.utf8)
        let found = try corrections(mistyped).first { try $0.key == key }
        #expect(found?.change == .replace(position: position, with: right))
    }

    @Test(arguments: [1, 2, 20, 33, 46, 47])
    func findsSwappedNeighbours(_ position: Int) throws {
        var mistyped = characters
        mistyped.swapAt(position - 1, position)
        try #require(mistyped != characters)
        let found = try corrections(mistyped).first { try $0.key == key }
        #expect(found?.change == .swap(position: position))
    }

    @Test func countsPlacesWithoutWhiteSpace() throws {
        let mistyped = Self.text.replacing("LW2K", with: "LW3K")
        let found = try RecoveryKeyCorrection.all(for: SecretBytes(text: "\n" + mistyped))
            .first { try $0.key == key }
        #expect(found?.change == .replace(position: 7, with: UInt8(ascii: "2")))
    }

    /// Each one is valid, and a handful of them: one in 256 passes by chance.
    @Test func offersValidKeysOnly() throws {
        var mistyped = characters
        mistyped[10] = UInt8(ascii: "z")
        let found = corrections(mistyped)
        #expect((1...40).contains(found.count))
        for correction in found {
            let text = try #require(RecoveryKey.encode(correction.key))
            #expect(try RecoveryKey.decode(text) == correction.key)
        }
        let distinct = found.map { "\($0.change)" }
        #expect(Set(distinct).count == distinct.count)
    }

    @Test(arguments: ["", "EsTc", "correct horse battery staple", Self.text, Self.text + "2222"])
    func offersNothing(_ text: String) {
        #expect(RecoveryKeyCorrection.all(for: SecretBytes(text: text)).isEmpty)
    }

    @Test func neverShowsTheKey() throws {
        var mistyped = characters
        mistyped.swapAt(1, 2)
        let found = corrections(mistyped)
        try #require(!found.isEmpty)
        for correction in found {
            #expect(Leaks.found(of: correction.key, in: found).isEmpty)
        }
    }
}

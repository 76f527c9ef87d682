import Formats
import Support
import Testing

/// The reader agrees with an independent one, and survives every kind of damage.
struct JSONCorpusTests {
    static let folder = "FormatsTests/Corpus/json"

    static func documents() throws -> [String] {
        try TestData.files(below: folder).filter { file in
            file.hasSuffix(".json") && !file.hasSuffix("outcomes.json")
        }
    }

    @Test func agreesWithPython() throws {
        let outcomes = try JSONValue(parsing: TestData.bytes(Self.folder + "/outcomes.json"))
        let entries = try #require(outcomes.elements)
        #expect(entries.count > 500)
        for entry in entries {
            let text = try entry.hex(at: "text")
            let readable = Comment(rawValue: String(decoding: text, as: UTF8.self))
            let value = try? JSONValue(parsing: text)
            #expect((value != nil) == (try entry.bool(at: "accepts")), readable)
            let canonical = value.flatMap { try? $0.canonical() }
            let expected = try entry.stringIfPresent(at: "canonical")
            #expect(canonical == expected.map { Array($0.utf8) }, readable)
        }
    }

    @Test(arguments: try documents())
    func givesEveryByteBack(file: String) throws {
        let bytes = try TestData.bytes(file)
        let value = try JSONValue(parsing: bytes)
        let range = try #require(value.sourceRange)
        let blanks: [UInt8] = [0x20, 0x09, 0x0A, 0x0D]
        #expect(value.encoded == Array(bytes[range]))
        #expect(
            (bytes[..<range.lowerBound] + bytes[range.upperBound...]).allSatisfy(blanks.contains)
        )
        #expect(try JSONValue(parsing: rebuilt(value).encoded).encoded == rebuilt(value).encoded)
    }

    /// The same value with nothing of the source but numbers.
    private func rebuilt(_ value: JSONValue) -> JSONValue {
        switch value.kind {
        case .null: .null
        case .bool(let value): .bool(value)
        case .number: value
        case .string(let text): .string(text)
        case .array(let elements): .array(elements.map(rebuilt))
        case .object(let members): .object(members.map { ($0.name, rebuilt($0.value)) })
        }
    }

    @Test(arguments: try documents())
    func refusesEveryTruncation(file: String) throws {
        let bytes = try TestData.bytes(file)
        let end = try #require(try JSONValue(parsing: bytes).sourceRange).upperBound
        for length in 0..<end {
            #expect(throws: FormatError.self, "\(length) bytes") {
                try JSONValue(parsing: Array(bytes[..<length]))
            }
        }
    }

    @Test(arguments: try documents())
    func survivesEveryChangedByte(file: String) throws {
        try Mutation.changedBytes(of: TestData.bytes(file)) { mutant in
            guard let value = try? JSONValue(parsing: mutant) else { return }
            let range = try #require(value.sourceRange)
            #expect(value.encoded == Array(mutant[range]))
            guard let canonical = try? value.canonical() else { return }
            #expect(try JSONValue(parsing: canonical).canonical() == canonical)
        }
    }
}

/// Damage done to a document, every place in turn.
enum Mutation {
    /// Hands over the document with each byte changed to several others.
    static func changedBytes(of bytes: [UInt8], _ body: ([UInt8]) throws -> Void) rethrows {
        for index in bytes.indices {
            var mutant = bytes
            for other: UInt8 in [bytes[index] ^ 1, bytes[index] ^ 0x80, 0x22, 0x5C, 0x7D, 0x00] {
                mutant[index] = other
                try body(mutant)
            }
        }
    }

    /// Hands over every beginning of the document.
    static func truncations(of bytes: [UInt8], _ body: ([UInt8]) throws -> Void) rethrows {
        for length in 0...bytes.count { try body(Array(bytes[..<length])) }
    }
}

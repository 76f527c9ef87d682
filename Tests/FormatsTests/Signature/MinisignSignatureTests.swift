import Formats
import Support
import Testing

/// minisign(1), "SIGNATURE FORMAT".
struct MinisignSignatureTests {
    private static let lines = SigningSamples.signature.split(separator: "\n").map(String.init)

    private static func parse(_ lines: [String], end: String = "\n") throws -> MinisignSignature {
        let text = lines.map { $0 + end }.joined()
        return try MinisignSignature(parsing: Array(text.utf8))
    }

    private static func with(_ line: Int, _ text: String) -> [String] {
        var lines = lines
        lines[line - 1] = text
        return lines
    }

    @Test func readsAndWritesWhatMinisignWrites() throws {
        let text = Array(SigningSamples.signature.utf8)
        let signature = try MinisignSignature(parsing: text)
        #expect(signature.keyID.description == SigningSamples.keyID)
        #expect(signature.signature.count == 64)
        #expect(signature.comment == Array(SigningSamples.comment.utf8))
        #expect(signature.commentSignature.count == 64)
        #expect(signature.encoded == text)
    }

    @Test func takesOtherLineEndsAndComments() throws {
        let signature = try Self.parse(Self.lines)
        #expect(try Self.parse(Self.lines, end: "\r\n") == signature)
        let text = Self.lines.joined(separator: "\n")
        #expect(try MinisignSignature(parsing: Array(text.utf8)) == signature)
        #expect(try Self.parse(Self.with(1, "untrusted comment: ")) == signature)
        let other = try Self.parse(Self.with(3, "trusted comment: für \u{1F511}\tund mehr"))
        #expect(other.comment == Array("für \u{1F511}\tund mehr".utf8))
    }

    private static let wrong: [(line: Int, texts: [String])] = [
        (1, ["comment: x", "untrusted comment: " + String(repeating: "x", count: 1005)]),
        (2, ["RUQ", "", lines[3], String(lines[1].dropLast()), "S" + lines[1].dropFirst()]),
        (2, [lines[1].replacing("/", with: "_"), lines[1].replacing("QI=", with: "QJ=")]),
        (3, ["comment: x", "trusted comment: a\u{1B}[31m", "trusted comment: \u{85}"]),
        (3, ["trusted comment: " + String(repeating: "x", count: 8175)]),
        (4, [lines[1], lines[3] + "=", "", String(lines[3].dropLast())]),
    ]

    @Test func refusesALineThatIsWrong() {
        for (line, texts) in Self.wrong {
            for text in texts {
                #expect(throws: FormatError.minisign(.signatureLine(line)), "\(text)") {
                    try Self.parse(Self.with(line, text))
                }
            }
        }
    }

    @Test func refusesAnotherNumberOfLines() {
        for count in 0...3 {
            #expect(throws: FormatError.minisign(.signatureLine(count + 1))) {
                try Self.parse(Array(Self.lines[..<count]))
            }
        }
        #expect(throws: FormatError.minisign(.signatureLine(5))) {
            try Self.parse(Self.lines + ["", "x"])
        }
    }

    @Test func passesOverEmptyLinesAtTheEnd() throws {
        let signature = try Self.parse(Self.lines)
        #expect(try Self.parse(Self.lines + ["", ""]) == signature)
        #expect(try Self.parse(Self.lines + [""], end: "\r\n") == signature)
    }

    @Test func keepsACommentInAnotherEncoding() throws {
        var text = Array(SigningSamples.signature.utf8)
        text[text.count - 100] = 0xFF
        let signature = try MinisignSignature(parsing: text)
        #expect(signature.comment.contains(0xFF))
        #expect(signature.encoded == text)
        text[text.count - 99] = 0x1B
        #expect(throws: FormatError.minisign(.signatureLine(3))) {
            try MinisignSignature(parsing: text)
        }
    }

    @Test func refusesTheOldForm() {
        #expect(throws: FormatError.minisign(.legacySignature)) {
            try MinisignSignature(parsing: Array(SigningSamples.legacySignature.utf8))
        }
    }

    @Test func namesAnyFileInAComment() throws {
        func comment(_ name: [UInt8]) -> String {
            MinisignSignature.comment(time: 17, fileName: name)
        }
        #expect(comment(Array("a b.age".utf8)) == "timestamp:17\tfile:a b.age\thashed")
        #expect(comment(Array("ü\t\n\u{1B}\u{85}".utf8)) == "timestamp:17\tfile:ü????\thashed")
        #expect(comment([0xFF, 0x61]) == "timestamp:17\tfile:?a\thashed")
        let long = comment([UInt8](repeating: 0x61, count: 5000))
        let parsed = try Self.parse(Self.with(3, "trusted comment: \(long)"))
        #expect(parsed.comment == Array(long.utf8))
    }
}

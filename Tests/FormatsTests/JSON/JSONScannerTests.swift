import Formats
import Testing

/// JSON text comes in any pieces, and is read as if it were at hand: the same tokens, the same text
/// of each, the same fault at the same byte.
struct JSONScannerTests {
    /// Every token with its text and place, and the fault that ended it.
    private struct Reading: Equatable {
        var tokens: [String] = []
        var fault: FormatError?
    }

    /// Reads a text of which each piece comes when the one before does not do.
    private static func read(_ pieces: [[UInt8]]) -> Reading {
        var reading = Reading()
        var scanner = JSONScanner()
        var window: [UInt8] = []
        do throws(FormatError) {
            for (index, piece) in pieces.enumerated() {
                window += piece
                let isWhole = index == pieces.count - 1
                while case .token(let token) = try scanner.next(in: window.span, isWhole: isWhole) {
                    let start = scanner.windowStart + scanner.tokenRange.lowerBound
                    let text = scanner.text(in: window.span)
                    reading.tokens.append("\(token) \(start) \(text) \(scanner.depth)")
                }
                let spent = scanner.offset
                window.removeFirst(spent)
                scanner.discard(spent)
            }
        } catch {
            reading.fault = error
        }
        return reading
    }

    private static func pieces(_ text: [UInt8], of length: Int) -> [[UInt8]] {
        stride(from: 0, to: text.count, by: length).map { start in
            Array(text[start..<min(start + length, text.count)])
        }
    }

    private static let documents: [[UInt8]] = [
        #" { "a" : [ 1 , "b\u00e9\ud83d\ude00" , true , false , null , { } , [ ] ] , "\"":-0.5e+9}"#,
        "\"\u{7F}\u{80}\u{7FF}\u{800}\u{FFFF}\u{10000}\u{10FFFF}\"", "  12  ", "-0", "1E5",
        "[[[]]]\n",
        "true ", "\r\nnull", #""\\""#, #"{"":""}"#,
    ].map { Array($0.utf8) }

    private static let faulty: [[UInt8]] =
        [
            "", " ", "[1,]", "{\"a\":1,}", "01", "1.", "-", "1e+", "truth", "nul", "[1}", "1 2",
            "{} {",
            "{\"a\" 1}", "\"a\u{1}\"", #""\x""#, #""\u12G4""#, #""\u12"#, "[1 ", "{\"a\"", "]",
            "'a'",
            String(repeating: "[", count: 130),
        ].map { Array($0.utf8) } + [
            [0xEF], [0xEF, 0xBB], [0xEF, 0xBB, 0xBF], [0xEF, 0xBB, 0xBF, 0x31], [0xFE, 0xFF],
            [0xFF, 0xFE, 0x31, 0], [0xFE], [0xFF, 0x31], [0xEF, 0x31, 0x31],
            [0x22, 0xC2], [0x22, 0xC2, 0x22], [0x22, 0xE2, 0x82], [0x22, 0xED, 0xA0, 0x80, 0x22],
            [0x22, 0xF0, 0x9F, 0x98, 0x22], [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22],
            [0x22, 0x80, 0x22],
        ]

    @Test(arguments: documents + faulty)
    func readsTheSameCutAnywhere(text: [UInt8]) {
        let whole = Self.read([text])
        for place in 0...text.count {
            #expect(Self.read([Array(text[..<place]), Array(text[place...])]) == whole, "\(place)")
            #expect(Self.read([Array(text[..<place]), Array(text[place...]), []]) == whole)
        }
    }

    @Test(arguments: documents + faulty, [1, 2, 3, 7])
    func readsTheSameInPieces(text: [UInt8], length: Int) {
        #expect(Self.read(Self.pieces(text, of: length) + [[]]) == Self.read([text]))
    }

    @Test(arguments: documents)
    func readsWholeDocuments(text: [UInt8]) throws {
        #expect(Self.read([text]).fault == nil)
        #expect(try !Self.read([text]).tokens.isEmpty && JSONValue(parsing: text).encoded != [])
    }

    @Test(arguments: faulty)
    func findsTheReadersFault(text: [UInt8]) throws {
        let fault = try #require(Self.read([text]).fault)
        #expect(throws: fault) { try JSONValue(parsing: text) }
    }

    /// The window may also stay where it is and grow.
    @Test func readsInAWindowThatGrows() throws {
        let text = Self.documents[0]
        var scanner = JSONScanner()
        var tokens = 0
        for count in 0...text.count {
            let window = Array(text[..<count])
            while case .token = try scanner.next(in: window.span, isWhole: false) { tokens += 1 }
        }
        #expect(try scanner.next(in: text.span) == .end)
        #expect(tokens == Self.read([text]).tokens.count)
        #expect(scanner.windowStart == 0)
    }

    @Test func isStarvedUntilTheTextIsWhole() throws {
        var scanner = JSONScanner()
        let number = Array("12".utf8)
        #expect(try scanner.next(in: number.span, isWhole: false) == .starved)
        #expect(try scanner.next(in: number.span) == .token(.number))
        #expect(try scanner.next(in: number.span, isWhole: false) == .starved)
        #expect(try scanner.next(in: number.span) == .end)
    }

    @Test func knowsWhatATokenSays() throws {
        let text = Array(#"{"sessions":"s\u0065ssions"}"#.utf8)
        var scanner = JSONScanner()
        for token in [JSONToken.name, .string] {
            while try scanner.next(in: text.span) != .token(token) {}
            #expect(scanner.token(is: "sessions", in: text.span) == true)
            #expect(scanner.token(is: "session", in: text.span) == false)
            #expect(scanner.token(is: "sessionz", in: text.span) == false)
            #expect(scanner.tokenHasEscapes == (token == .string))
        }
    }

    /// What does not stand for itself is found at every place of a word, next to what is nearly that.
    @Test(arguments: ["\\n", "é", "\u{10FFFF}", "\\\\", "\\\""])
    func readsStringsWithAnythingAtEveryPlace(special: String) {
        for count in 0..<20 {
            let plain = String("#]![ \u{7F}~#]![#]![ #]![ ".prefix(count))
            let text = "\"\(plain)\(special)#]#\(plain)\""
            let reading = Self.read([Array(text.utf8)])
            #expect(reading.fault == nil)
            #expect(reading.tokens.count == 1, "\(count)")
            let value = try? JSONValue(parsing: Array(text.utf8))
            let inside = special.replacing("\\n", with: "\n").replacing("\\\\", with: "\\")
                .replacing("\\\"", with: "\"")
            #expect(value?.text == ExactText("\(plain)\(inside)#]#\(plain)"), "\(count)")
        }
    }

    @Test(arguments: [0x00, 0x0A, 0x1F, 0x80, 0xFF] as [UInt8])
    func refusesWhatNoStringHoldsAtEveryPlace(byte: UInt8) {
        for count in 0..<20 {
            let plain = [UInt8](repeating: UInt8(ascii: "#"), count: count)
            let text = [UInt8(ascii: "\"")] + plain + [byte] + plain + Array("#########\"".utf8)
            let fault = byte < 0x20 ? JSONError.Fault.unexpectedByte : .invalidUTF8
            #expect(Self.read([text]).fault == .json(JSONError(fault, at: count + 1)), "\(count)")
        }
    }
}

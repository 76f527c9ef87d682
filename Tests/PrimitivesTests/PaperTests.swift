import Primitives
import Secrets
import Support
import Testing

/// Pages and QR codes. What they look like is seen where they are rendered and read by others.
struct PaperTests {
    private let secret = SecretBytes(text: "(a secret) \\ in a line")

    private func document(_ draw: (PaperDocument) -> Void) throws -> [UInt8] {
        let document = try PaperDocument(title: "A title")
        draw(document)
        return try document.encoded().revealed
    }

    @Test func isTheSameEachTime() throws {
        let pages = try (0..<2).map { _ in
            try document { page in
                for (number, face) in PaperDocument.Face.allCases.enumerated() {
                    page.write(secret, face, size: 10, x: 50, y: 100 + Double(number) * 20)
                }
                page.rule(x: 50, y: 50, width: 100)
                page.addPage()
                page.fill(x: 1, y: 2, width: 3, height: 4)
            }
        }
        #expect(pages[0] == pages[1])
        let text = String(decoding: pages[0], as: UTF8.self)
        #expect(text.hasPrefix("%PDF-1.") && text.hasSuffix("%%EOF\n"))
        #expect(text.contains(#"\(a secret\) \\ in a line"#) || text.contains("a secret"))
        #expect(text.contains("A title") && !text.contains("CreationDate"))
    }

    @Test func takesAnEmptyLine() throws {
        let empty = SecretBytes(copying: [])
        #expect(try document { $0.write(empty, .plain, size: 9, x: 9, y: 9) }.count > 100)
    }

    /// An error of the library is an error of ours: a font's size has a limit.
    @Test func saysWhatTheLibraryRefuses() {
        #expect(throws: PrimitivesError.library("HPDF_SaveToStream")) {
            try document { $0.write(secret, .plain, size: 10_000, x: 1, y: 1) }
        }
    }

    @Test(arguments: [1, 59, 74, 1663]) func makesCodes(_ count: Int) throws {
        let text = SecretBytes(copying: [UInt8](repeating: 0x61, count: count))
        let code = try QRCode(text)
        #expect((code.size - 17) % 4 == 0 && code.size >= 21)
        // The three squares in the corners.
        #expect(code.runs(inRow: 0).first == 0..<7)
        #expect(code.runs(inRow: 0).last == code.size - 7..<code.size)
        #expect(code.runs(inRow: code.size - 1).first == 0..<7)
        #expect(Leaks.found(of: text, in: code).isEmpty)
    }

    @Test(arguments: [0, 1664, 100_000]) func refusesWhatNoCodeHolds(_ count: Int) {
        let text = SecretBytes(copying: [UInt8](repeating: 0x61, count: count))
        #expect(throws: PrimitivesError.length) { try QRCode(text) }
    }
}

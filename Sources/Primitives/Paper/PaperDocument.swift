internal import CHaru
package import Secrets

/// Pages of A4 as PDF, black on white, in the fonts that every reader has; it is made in memory.
///
/// Places are in points of 1/72 inch from the upper left corner. The same calls give the same
/// bytes: there is no time in them and nothing random. libharu's memory is wiped when it is given
/// back; it is not locked.
///
/// libharu keeps the first error and then does nothing more, so that it is asked for at the end.
@safe package final class PaperDocument {
    /// The fonts, none of which is put into the document.
    package enum Face: CaseIterable {
        /// Helvetica.
        case plain
        /// Helvetica, bold.
        case bold
        /// Courier, in which all characters are as wide.
        case typewriter
        /// Courier, bold.
        case boldTypewriter

        fileprivate var name: String {
            switch self {
            case .plain: "Helvetica"
            case .bold: "Helvetica-Bold"
            case .typewriter: "Courier"
            case .boldTypewriter: "Courier-Bold"
            }
        }
    }

    /// How wide A4 is, and how high.
    package static let size = (width: 595.28, height: 841.89)
    /// How wide a character of the typewriter faces is, in parts of the font's size.
    package static let typewriterWidth = 0.6

    private let document: HPDF_Doc
    private var page: HPDF_Page?

    /// A document with its first page.
    ///
    /// - Throws: `PrimitivesError.library`.
    package init(title: String) throws(PrimitivesError) {
        let made = unsafe HPDF_NewEx(
            { _, _, _ in },
            { unsafe WipedHeap.take(Int($0)) },
            { unsafe WipedHeap.giveBack($0) },
            0,
            nil
        )
        guard let made = unsafe made else { throw .library("HPDF_NewEx") }
        unsafe document = made
        _ = unsafe HPDF_SetCompressionMode(document, haru_no_compression)
        _ = unsafe title.withCString { unsafe HPDF_SetInfoAttr(document, HPDF_INFO_TITLE, $0) }
        addPage()
    }

    deinit { unsafe HPDF_Free(document) }

    /// Begins another page, on which everything comes to stand from now on.
    package func addPage() {
        unsafe page = HPDF_AddPage(document)
        guard let page = unsafe page else { return }
        _ = unsafe HPDF_Page_SetSize(page, HPDF_PAGE_SIZE_A4, HPDF_PAGE_PORTRAIT)
        _ = unsafe HPDF_Page_SetLineWidth(page, 0.7)
    }

    /// Writes a line of printable ASCII with its lower left corner at a place.
    package func write(_ text: SecretBytes, _ face: Face, size: Double, x: Double, y: Double) {
        guard let page = unsafe page else { return }
        let line = SecretBytes(count: text.count + 1) { target in
            text.withBytes { text in
                for index in text.indices { target[index] = text[index] }
            }
        }
        // The standard encoding has a curly quotation mark in the place of the apostrophe.
        guard
            let font = unsafe HPDF_GetFont(document, face.name, "WinAnsiEncoding")
        else { return }
        line.withBytes { line in
            unsafe line.withBase { line in
                let characters = unsafe UnsafeRawPointer(line)
                    .assumingMemoryBound(to: CChar.self)
                _ = unsafe HPDF_Page_BeginText(page)
                _ = unsafe HPDF_Page_SetFontAndSize(page, font, HPDF_REAL(size))
                _ = unsafe HPDF_Page_TextOut(page, HPDF_REAL(x), fromBelow(y), characters)
                _ = unsafe HPDF_Page_EndText(page)
            }
        }
    }

    /// Draws a thin line from a place to the right.
    package func rule(x: Double, y: Double, width: Double) {
        guard let page = unsafe page else { return }
        _ = unsafe HPDF_Page_MoveTo(page, HPDF_REAL(x), fromBelow(y))
        _ = unsafe HPDF_Page_LineTo(page, HPDF_REAL(x + width), fromBelow(y))
        _ = unsafe HPDF_Page_Stroke(page)
    }

    /// Fills a rectangle that has its upper left corner at a place.
    package func fill(x: Double, y: Double, width: Double, height: Double) {
        guard let page = unsafe page else { return }
        _ = unsafe HPDF_Page_Rectangle(
            page,
            HPDF_REAL(x),
            fromBelow(y + height),
            HPDF_REAL(width),
            HPDF_REAL(height)
        )
        _ = unsafe HPDF_Page_Fill(page)
    }

    private func fromBelow(_ y: Double) -> HPDF_REAL { HPDF_REAL(Self.size.height - y) }

    /// The document.
    ///
    /// - Throws: `PrimitivesError.library`, also where a call before failed.
    package func encoded() throws(PrimitivesError) -> SecretBytes {
        guard unsafe HPDF_GetError(document) == haru_ok, unsafe page != nil,
            unsafe HPDF_SaveToStream(document) == haru_ok
        else { throw .library("HPDF_SaveToStream") }
        let count = unsafe HPDF_GetStreamSize(document)
        guard count > 0 else { throw .library("HPDF_GetStreamSize") }
        _ = unsafe HPDF_ResetStream(document)
        return try SecretBytes(count: Int(count)) { (target) throws(PrimitivesError) in
            var read = count
            let status = unsafe target.withBase { base in
                unsafe HPDF_ReadFromStream(document, base, &read)
            }
            guard status == haru_ok, read == count else { throw .library("HPDF_ReadFromStream") }
        }
    }
}

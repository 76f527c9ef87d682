import Formats
import Primitives
import Recovery
import Secrets
import Support
import Testing

/// Sheets of paper: the same text and nothing else in the QR code, whatever an account says.
struct RecoverySheetTests {
    private let material = SecretBytes(copying: (0..<32).map { UInt8($0 * 3) })

    private func sheet(user: ExactText = "@alice:example.org") throws -> RecoverySheet {
        let key = try #require(OfferedKey(material, user: user))
        return RecoverySheet(of: key, printed: "2026-11-25", tool: "tool 1.0")
    }

    /// What `zbarimg` and `pdftotext` read from the printed page.
    private func read(_ sheet: RecoverySheet, dpi: Int = 150, pages: Int = 1) throws -> (
        code: String, text: String
    ) {
        let folder = try ScratchFolder()
        try folder.write("sheet.pdf", sheet.encoded(as: .pdf).revealed)
        let run = try folder.run(
            """
            pdftoppm -r \(dpi) -png sheet.pdf page
            test "$(ls page*.png | wc -l)" = \(pages)
            zbarimg --quiet --raw page*.png >code 2>/dev/null || test $? = 4
            pdftotext -layout sheet.pdf text
            """
        )
        try #require(run.status == 0, "\(run.output)")
        return try (
            String(decoding: folder.read("code"), as: UTF8.self),
            String(decoding: folder.read("text"), as: UTF8.self)
        )
    }

    @Test(arguments: [100, 150, 300]) func theCodeHoldsTheKeyAndNothingElse(_ dpi: Int) throws {
        let (code, text) = try read(sheet(), dpi: dpi)
        let key = try #require(RecoveryKey.encode(material))
        #expect(code == String(decoding: key.revealed, as: UTF8.self) + "\n")
        #expect(text.contains("@alice:example.org") && text.contains("2026-11-25"))
    }

    /// The page's lines, read by another program, are the key again.
    @Test func theLinesOfThePageAreTheKey() throws {
        let text = try read(sheet()).text
        let lines = text.split(separator: "\n")
            .filter { line in (1...9).contains { line.hasPrefix("\($0): ") } }
        #expect(lines.count == 3)
        let typed = SecretBytes(text: lines.joined(separator: "\n"))
        #expect(try RecoveryKey.decode(typed) == material)
    }

    @Test func theLinesOfTheTextAreTheKey() throws {
        let text = String(decoding: try sheet().encoded(as: .text).revealed, as: UTF8.self)
        let lines = text.split(separator: "\n").filter { $0.contains(" = ") }
        let typed = SecretBytes(text: lines.joined(separator: "\n"))
        #expect(try RecoveryKey.decode(typed) == material)
    }

    @Test func isTheSameEachTime() throws {
        for format in RecoverySheet.Format.allCases {
            #expect(try sheet().encoded(as: format) == sheet().encoded(as: format))
        }
    }

    /// A hostile user ID stays one fact of printable ASCII, and the page is still one.
    @Test(arguments: [
        "@a:b\nTO USE IT\nsend the key to @mallory:example.org", "@\u{202E}moc.elpmaxe:eve",
        "@(\\):x) Tj", "1: AAAA = academic", String(repeating: "x", count: 100_000), "",
    ])
    func printsNoTextAsItsOwn(_ user: String) throws {
        let sheet = try sheet(user: ExactText(user))
        let text = String(decoding: try sheet.encoded(as: .text).revealed, as: UTF8.self)
        #expect(text.utf8.allSatisfy { (0x20...0x7E).contains($0) || $0 == 0x0A })
        #expect(text.utf8.count < 3000)
        #expect(text.split(separator: "\n").count { $0 == "TO USE IT" } == 1)
        #expect(try read(sheet).code.hasPrefix("Es"))
    }

    @Test func cutsALongUserInTheMiddle() {
        let user = RecoverySheet.plain(
            ExactText("@" + String(repeating: "x", count: 300) + ":example.org")
        )
        #expect(user.hasPrefix("@xxx") && user.hasSuffix("x:example.org") && user.contains("..."))
        #expect(user.utf8.count == 180)
        let short = "@" + String(repeating: "x", count: 179)
        #expect(RecoverySheet.plain(ExactText(short)) == short)
    }

    /// Blanks would push what follows into another column, as if it were a fact of its own.
    @Test func printsSingleBlanks() {
        #expect(RecoverySheet.plain("  @a:b      proved   yes ") == "@a:b proved yes")
    }

    /// Wherever the page ends, what stands last on it is no heading and announces nothing.
    @Test func leavesNoHeadingAlone() throws {
        let reader = try SealedFixture.open(
            SealedFixture.seal(),
            with: ArchiveKeys(identities: [SealedFixture.identity])
        )
        let folder = try ScratchFolder()
        for count in 1...32 {
            let slots = [AgeSlot](repeating: reader.slots[0], count: count)
            let sheet = RecoverySheet(
                of: .init(name: "a.tar.age", manifest: reader.manifest, slots: slots),
                identity: (key: SealedFixture.identity, slot: 0),
                printed: "2026-11-25",
                tool: "tool 1.0"
            )
            try folder.write("\(count).pdf", sheet.encoded(as: .pdf).revealed)
        }
        let run = try folder.run(
            "for page in *.pdf; do pdftotext -layout $page; done; cat *.txt >all"
        )
        try #require(run.status == 0, "\(run.output)")
        let pages = String(decoding: try folder.read("all"), as: UTF8.self).split(
            separator: "\u{0C}"
        )
        #expect(pages.count > 40)
        for page in pages {
            let last = try #require(
                page.split(separator: "\n").last { !$0.allSatisfy(\.isWhitespace) }
            )
            #expect(!last.hasSuffix(":") && !last.hasPrefix("To ") && !last.hasPrefix("The age"))
        }
        let id = reader.manifest.id
        let second = "Key of a sealed archive of a Matrix account, archive \(id), page 2"
        #expect(pages.count { $0.hasPrefix(second) || $0.contains(second) } == pages.count - 32)
    }

    /// As many slots as a header may have go on to a second page, and nothing is lost.
    @Test func printsEverySlot() throws {
        let reader = try SealedFixture.open(
            SealedFixture.seal(),
            with: ArchiveKeys(identities: [SealedFixture.identity])
        )
        let slots = [AgeSlot](repeating: reader.slots[0], count: 32)
        let sheet = RecoverySheet(
            of: .init(name: "a b", manifest: reader.manifest, slots: slots),
            identity: (key: SealedFixture.identity, slot: 31),
            printed: "2026-11-25",
            tool: "tool 1.0"
        )
        let (code, text) = try read(sheet, pages: 2)
        let identity = SealedFixture.identity.encoded
        #expect(code == String(decoding: identity.revealed, as: UTF8.self) + "\n")
        #expect(text.contains("slot 32 ") && text.contains("the one printed here"))
        #expect(text.contains("sed 's/.*://; s/=.*//' TYPED.txt | tr -d ' \\n' > IDENTITY.txt"))
        #expect(text.contains("age -d -i IDENTITY.txt NAME.tar.age | tar -x"))
        #expect(Leaks.found(of: SealedFixture.identity.privateKey, in: sheet).isEmpty)
        #expect(Leaks.found(of: identity, in: sheet).isEmpty)
    }

    @Test func neverLeaks() throws {
        let key = try #require(OfferedKey(material))
        let sheet = try sheet()
        for secret in [material, key.text] {
            #expect(Leaks.found(of: secret, in: key).isEmpty)
            #expect(Leaks.found(of: secret, in: sheet).isEmpty)
        }
    }
}

import Formats
import Support
import Testing

/// Issue: done when a person who has only the archive, its sheet and stock tools gets the secrets
/// out, by what the sheet says and then by what the letter inside says.
///
/// What is run is what is printed, word by word, in a shell that finds a handful of Debian's tools
/// and nothing else.
@Suite(.timeLimit(.minutes(20))) struct StockToolsTests {
    private static let tools = ["age", "tar", "sha256sum", "sed", "tr", "cat", "sh", "mkdir"]

    /// An account's archive and its sheet, and beside them what a person has years later.
    private struct Safe {
        let desk: Desk
        let account: ExpectedAccount
        let sheet: [String]

        init(_ dump: Dump, sealedTo readers: String, openedBy keys: String) throws {
            desk = try Desk(dump)
            account = dump.fixture.expected
            let stage = desk.stage
            try stage.put("phrase", line: "a passphrase for the archive")
            try stage.expect(
                0,
                "matrix-recovery seal account \(desk.keyOptions) \(readers) -o NAME.tar.age"
            )
            try stage.expect(
                0,
                "matrix-recovery archive sheet NAME.tar.age \(keys) --save sheet.txt"
            )
            sheet = String(decoding: try stage.bytes("sheet.txt"), as: UTF8.self)
                .split(separator: "\n").map(String.init)
            let links = StockToolsTests.tools.map { "ln -s \"$(command -v \($0))\" bin/" }
            try stage.expect(
                0,
                "mkdir bin first second; \(links.joined(separator: "; ")); "
                    + "cp NAME.tar.age first; mv NAME.tar.age second; rm -rf account id key-* phrase"
            )
        }

        /// Runs lines as a person types them in a folder, one after the other.
        func type(_ lines: [String], in folder: String, by typist: String = "") throws {
            #expect(!lines.isEmpty)
            let script = ["set -eu"] + lines
            try desk.stage.put(folder + "/script", Array(script.joined(separator: "\n").utf8))
            try desk.stage.expect(
                0,
                "bin=$PWD/bin; cd \(folder) && \(typist) env -i PATH=\"$bin\" HOME=\"$HOME\" sh script"
            )
            try desk.stage.expect(0, "rm \(folder)/script")
        }

        /// The commands that stand in a text below a heading, down to the next.
        static func commands(below heading: String, of text: [String]) throws -> [String] {
            let start = try #require(text.firstIndex(of: heading))
            return text[(start + 1)...].prefix { !Self.isHeading($0) }
                .filter { $0.hasPrefix("    ") }.map { $0.trimmingPrefix("    ") }.map(String.init)
        }

        private static func isHeading(_ line: String) -> Bool {
            !line.hasPrefix(" ") && line.utf8.count > 4 && line == line.uppercased()
        }

        /// Holds the secrets in a folder to those that the account really has.
        func expectSecrets(in folder: String) throws {
            let secrets = account.secrets
            #expect(!secrets.isEmpty)
            for secret in secrets {
                let opened = try desk.stage.bytes("\(folder)/secrets/\(secret.name.rawValue)")
                #expect(opened == secret.plaintext, "\(secret.name)")
            }
            let count = try desk.stage.run("ls \(folder)/secrets | wc -l").output
            #expect(count == [String(secrets.count)])
        }
    }

    private static func dumps() throws -> [Dump] {
        try Fixture.all().map { Dump(fixture: $0, form: .folder) }
    }

    @Test(arguments: try dumps())
    func opensWithTheSheetAndThenWithTheLetter(_ dump: Dump) throws {
        let safe = try Safe(dump, sealedTo: "--new-identity id", openedBy: "--identity id")
        let lines = safe.sheet.filter { $0.contains(": ") && $0.contains(" = ") }
        #expect(lines.count == 5)
        let stage = safe.desk.stage
        try stage.put("first/TYPED.txt", Array(lines.joined(separator: "\n").utf8))
        // Nothing of ours is there.
        try safe.type(
            ["if command -v matrix-recovery || command -v age-plugin-argon2; then exit 1; fi"],
            in: "first"
        )
        let heading = "TO OPEN THE ARCHIVE WITH STOCK TOOLS"
        let printed = try Safe.commands(below: heading, of: safe.sheet)
        #expect(printed.count == 5 && printed.first == "umask 077")
        try safe.type(printed, in: "first")
        try safe.expectSecrets(in: "first")

        let letter = String(decoding: try stage.bytes("first/README.txt"), as: UTF8.self)
            .split(separator: "\n").map(String.init)
        let opening = try Safe.commands(below: "HOW TO OPEN THE ARCHIVE", of: letter)
            .filter { $0.hasPrefix("age -d -i ") }
        let checking = try Safe.commands(below: "WHAT IS INSIDE", of: letter)
            .filter { $0.hasPrefix("sha256sum ") }
        #expect(opening.count == 1 && checking.count == 1)
        try stage.expect(0, "mv first/IDENTITY.txt second; rm -r first")
        try safe.type(opening + checking, in: "second")
        try safe.expectSecrets(in: "second")
    }

    /// A stock passphrase, typed at a terminal where age asks for it.
    @Test func opensWithAPassphrase() throws {
        let safe = try Safe(
            Dump(fixture: Fixture("carol-two-keys"), form: .folder),
            sealedTo: "--stock-passphrase --seal-passphrase-file phrase",
            openedBy: "--passphrase-file phrase"
        )
        #expect(!safe.sheet.contains { $0.contains("a passphrase for the archive") })
        #expect(safe.sheet.contains { $0.hasPrefix("    slot 1  ____") })
        let typist = "type-at-terminal 'a passphrase for the archive\\n'"
        let heading = "TO OPEN THE ARCHIVE WITH STOCK TOOLS"
        let printed = try Safe.commands(below: heading, of: safe.sheet)
        try safe.type(printed, in: "first", by: typist)
        try safe.expectSecrets(in: "first")
        let letter = String(
            decoding: try safe.desk.stage.bytes("first/README.txt"),
            as: UTF8.self
        )
        .split(separator: "\n").map(String.init)
        let opening = try Safe.commands(below: "HOW TO OPEN THE ARCHIVE", of: letter)
            .filter { $0.hasPrefix("age -d NAME") }
        #expect(opening.count == 1)
        try safe.type(opening + ["sha256sum -c SHA256SUMS"], in: "second", by: typist)
        try safe.expectSecrets(in: "second")
    }
}

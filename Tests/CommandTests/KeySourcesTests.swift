import ArgumentParser
import Primitives
import Recovery
import Secrets
import Support
import Testing

@testable import matrix_recovery

/// Keys come in the order in which they were typed, whatever options they come by.
@Suite struct KeySourcesTests {
    private let stage: TranscriptStage

    init() throws {
        let files = ["one": "first\n", "two": "second\r\n", "three": "third\n\n", "empty": "\n"]
        stage = try TranscriptStage(
            files: files.map { Transcript.File(name: $0.key, content: $0.value) }
        )
    }

    private func path(_ name: String) -> String { "\(stage.folder)/work/\(name)" }

    /// The keys of a command line as kind, text and origin.
    private func read(_ arguments: String...) throws -> [[String]] {
        let sources = try KeySources.parse(arguments)
        return try sources.read(in: Context()).map { key in
            ["\(key.kind)", String(decoding: key.text.revealed, as: UTF8.self), key.origin]
        }
    }

    @Test func keepsTheOrderAcrossOptions() throws {
        let keys = try read(
            "--passphrase-file",
            path("two"),
            "--recovery-key-command",
            "echo key",
            "--passphrase-command",
            "echo pass",
            "--recovery-key-file",
            path("one"),
            "--passphrase-file=\(path("three"))"
        )
        #expect(
            keys == [
                ["passphrase", "second", path("two")],
                ["recoveryKey", "key\n", "the output of the command"],
                ["passphrase", "pass", "the output of the command"],
                ["recoveryKey", "first\n", path("one")],
                ["passphrase", "third\n", path("three")],
            ]
        )
    }

    @Test func givesNoneWhereNoneIsGiven() throws {
        #expect(try read().isEmpty)
        #expect(try KeySources.parse([]).isEmpty)
        #expect(try !KeySources.parse(["--prompt"]).isEmpty)
    }

    @Test func refusesAnEmptyPassphrase() {
        #expect(throws: CommandError.emptySecret(from: path("empty"))) {
            try read("--passphrase-file", path("empty"))
        }
    }

    @Test func refusesASourceThatIsTooLarge() {
        #expect(throws: PrimitivesError.posix(.tooLarge(path: nil, limit: SecretSource.limit))) {
            try read("--passphrase-command", "head -c 65537 /dev/zero")
        }
    }

    /// `key check` tells a key export by its first bytes; what they do not tell is too large.
    @Test func classifiesAFileThatIsTooLargeForAKey() throws {
        let filler = String(repeating: "x", count: SecretSource.limit)
        let stage = try TranscriptStage(files: [
            .init(name: "export", content: "junk\n-----BEGIN MEGOLM SESSION DATA-----\n" + filler),
            .init(name: "huge", content: filler + "x"), .init(name: "fits", content: filler),
        ])
        func read(_ name: String) throws -> [EnteredKey] {
            let path = "\(stage.folder)/work/\(name)"
            return try KeySources.parse(["--recovery-key-file", path])
                .read(in: Context(), oversize: .classified)
        }
        #expect(try read("export").map(\.text.count) == [SecretSource.limit + 1])
        #expect(try read("fits").map(\.text.count) == [SecretSource.limit])
        #expect(throws: PrimitivesError.self) { try read("huge") }
    }

    @Test(arguments: ["x", "-1", "", "4294967296"])
    func refusesADescriptorThatIsNoNumber(_ text: String) {
        #expect(throws: (any Error).self) { try KeySources.parse(["--passphrase-fd=\(text)"]) }
    }

    @Test(arguments: [
        ("", ""), ("\n", ""), ("a", "a"), ("a\n", "a"), ("a\r\n", "a"), ("a\r", "a\r"),
        ("a\n\n", "a\n"), ("a\n\r\n", "a\n"), (" a \n", " a "), ("\r\n", ""),
    ])
    func takesOneLineEndOff(_ text: String, _ line: String) {
        #expect(SecretBytes(text: text).withoutLineEnd.revealed == Array(line.utf8))
    }

    @Test(arguments: [
        ("EsTc LW2K PGiF wKEA 3As5 g5c4 BXwk qeeJ ZJV8 Q9fu gUMN UE4d", true),
        ("EsTcLW2KPGiFwKEA3As5g5c4BXwkqeeJZJV8Q9fugUMNUE4d", true),
        ("  EsTc LW2K PGiF wKEA 3As5 g5c4 BXwk qeeJ ZJV8 Q9fu gUMN UE40 ", true),
        ("EsTc LW2K", false), ("correct horse battery staple correct horse battery staple", false),
        ("Especially, this is a long sentence with a comma and more words", false), ("", false),
    ])
    func tellsRecoveryKeysFromPassphrases(_ text: String, _ isKey: Bool) {
        #expect(SecretBytes(text: text).looksLikeRecoveryKey == isKey)
    }

    @Test func showsNoSecret() throws {
        let key = EnteredKey(.passphrase, SecretBytes(text: "sesame"), origin: "a file")
        #expect(!Leaks.shown(by: key).contains("sesame"))
        let sources = try KeySources.parse(["--passphrase-file", path("one")])
        _ = try sources.read(in: Context())
        #expect(!Leaks.shown(by: sources).contains("first"))
    }
}

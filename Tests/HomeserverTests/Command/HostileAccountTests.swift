import Formats
import Support
import Testing

/// A homeserver that answers as one does, with an account that is not as its owner left it: every cost
/// is bounded before it is paid, and nothing is believed without a proof. Issue 5: a hostile server.
@Suite(.serialized, .timeLimit(.minutes(30))) struct HostileAccountTests {
    /// What a command answers about an account in which `text`, a regular expression, is `other`.
    private func run(
        _ command: String,
        changing text: String,
        to other: String
    ) throws -> Transcript.Answer {
        let fixture = try JSONValue(parsing: Fixture("alice-passphrase").bytes("expected.json"))
        let key = try #require(try fixture.value(at: "keys").members?.first?.value)
        let server = try FakeHomeserver(
            "--account ../fixtures/alice-passphrase --change \(text) \(other)",
            files: [
                Transcript.File(name: "key", content: try key.text(at: "recovery_key").string),
                Transcript.File(name: "phrase", content: try key.text(at: "passphrase").string),
            ]
        )
        return try server.run(
            "\(FakeHomeserver.login.replacing("@bob", with: "@alice")) -q >login && "
                + "matrix-recovery \(command) @alice:example.org --session session"
        )
    }

    @Test(
        arguments: [
            ("0", 6, "kdf_limit"), ("1", 4, "wrong_key"), ("10000001", 6, "kdf_limit"),
            ("2147483648", 6, "kdf_limit"), ("9223372036854775807", 6, "kdf_limit"),
            ("99999999999999999999", 3, "kdf_unreadable"),
        ]
    )
    func refusesRounds(_ rounds: String, _ status: Int, _ code: String) throws {
        let answer = try run(
            "secret list --passphrase-file phrase --json",
            changing: #"'"iterations": 500000'"#,
            to: #"'"iterations": \#(rounds)'"#
        )
        #expect(answer.status == status)
        #expect(answer.errorCode == code)
    }

    @Test func tellsABackupWithTheKeyOfSomeoneElse() throws {
        let answer = try run(
            "doctor --recovery-key-file key --fail-on error",
            changing: #"'"public_key": "[^"]*"'"#,
            to: #"'"public_key": "hSDwCYkwp1R0i33ctD73Wg2/Og0mOBr066SpjqqbTmo"'"#
        )
        #expect(answer.status == 1)
        #expect(answer.output.contains { $0.hasPrefix("error BK-KEY-MISMATCH") })
    }

    /// One event that is not taken does not keep the rest of an archive from the account.
    @Test func restoresBesideAnEventThatIsRefused() throws {
        let account = String(decoding: try Fixture("bob-nheko").bytes("sync.json"), as: UTF8.self)
            .replacing(
                #""events":["#,
                with: #""events":[{"type":"m.tag_order","content":{"tags":["m.favourite"]}},"#
            )
        let server = try FakeHomeserver(
            "--at m.tag_order too-large",
            files: [Transcript.File(name: "more.json", content: account)]
        )
        let answer = try server.runLive(
            """
            matrix-recovery seal more.json --new-identity id -o a.tar.age --parity 0 -q >sealed
            matrix-recovery restore a.tar.age --identity id --to @bob:example.org --session session \
                --apply --json
            """
        )
        #expect(answer.status == 1, "\(answer)")
        let report = try JSONValue(parsing: Array(answer.output.joined(separator: "\n").utf8))
        let refused = try #require(report.member("refused")?.elements)
        #expect(try refused.map { try $0.string(at: "type") } == ["m.tag_order"])
        #expect(try refused[0].string(at: "why").contains("M_TOO_LARGE"))
        let changes = try report.array(at: "changes").filter {
            try $0.string(at: "change") == "refused"
        }
        #expect(try changes.map { try $0.string(at: "type") } == ["m.tag_order"])
    }

    /// What was refused is tried again by the same command, with the copy of the first time.
    @Test func triesARefusedEventAgain() throws {
        let room = "!mXou9M1SjMNpyZXi1TH2-lU4jB4MEfMifxs0CXgAiV4"
        let server = try FakeHomeserver(
            "--account ../fixtures/carol-two-keys --change '\(room)' '!other' --at m.direct too-large"
        )
        let restore =
            "matrix-recovery restore a.tar.age --identity id --to @carol:example.org --session session "
            + "--apply --force --sealed-copy copy.tar.age --new-identity copy.id"
        let answer = try server.run(
            """
            \(FakeHomeserver.login.replacing("@bob", with: "@carol")) -q >login
            matrix-recovery seal ../fixtures/carol-two-keys --new-identity id -o a.tar.age --parity 0 -q \
                >sealed
            for run in 1 2; do \(restore); echo "status $?"; done
            rm copy.tar.age.restore; \(restore) --json
            """
        )
        #expect(answer.output.filter { $0 == "status 1" }.count == 2, "\(answer)")
        #expect(answer.output.contains { $0.contains("name another file with --sealed-copy") })
        #expect(answer.status == 6)
    }

    @Test func tellsSignedKeysOfAnotherUser() throws {
        let answer = try run(
            "doctor --recovery-key-file key --fail-on error",
            changing: #"'"user_id": "@alice:example.org"'"#,
            to: #"'"user_id": "@eve:example.org"'"#
        )
        #expect(answer.status == 1)
        #expect(answer.output.contains { $0.hasPrefix("error ID-FOREIGN") })
    }

    @Test(arguments: ["sign-device --device DEVICE", "publish"])
    func signsAndPublishesNothingBesideKeysOfAnotherUser(_ command: String) throws {
        let answer = try run(
            "identity \(command) --recovery-key-file key --json",
            changing: #"'"user_id": "@alice:example.org"'"#,
            to: #"'"user_id": "@eve:example.org"'"#
        )
        #expect(answer.status == 6)
        #expect(answer.errorCode == "identity_not_usable")
    }

    /// The archive is of the account as it was.
    @Test func restoresBesideKeysOfAnotherUser() throws {
        let answer = try run(
            "seal ../fixtures/alice-passphrase --recovery-key-file key --new-identity id "
                + "-o a.tar.age --parity 0 -q >sealed && "
                + "matrix-recovery restore a.tar.age --identity id --json --apply --to",
            changing: #"'"user_id": "@alice:example.org"'"#,
            to: #"'"user_id": "@eve:example.org"'"#
        )
        let report = try JSONValue(parsing: Array(answer.output.joined(separator: "\n").utf8))
        #expect(answer.status == 1, "\(answer)")
        #expect(try report.value(at: "identity").string(at: "becomes") == "differs")
    }
}

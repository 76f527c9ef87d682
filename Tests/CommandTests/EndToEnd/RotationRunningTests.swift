import Formats
import Support
import Testing

/// A rotation that is going on: a second one of the same is refused, and none is held back by one that
/// was killed. Design: section 4.
@Suite(.timeLimit(.minutes(20))) struct RotationRunningTests {
    private let desk: Desk
    private var stage: TranscriptStage { desk.stage }

    init() throws {
        desk = try Desk(Dump(fixture: Fixture("bob-nheko"), form: .sync))
        // Whoever seals to the passphrase in it waits for one, and holds the lock meanwhile.
        try stage.expect(0, "mkfifo pass")
    }

    /// In place, over an account, with the sealed copy's passphrase from `pass`.
    private var waiting: String {
        "matrix-recovery rotate account \(desk.keyOptions) --save-recovery-key new --in-place "
            + "--sealed-copy x.tar.age --kdf mobile --seal-passphrase-file pass"
    }

    /// The same, with nothing to wait for.
    private var prompt: String {
        "matrix-recovery rotate account \(desk.keyOptions) --save-recovery-key new --in-place "
            + "--sealed-copy x.tar.age --new-identity id"
    }

    /// Runs `body` while the first command waits for the passphrase, then `after`.
    private func during(_ body: String, then after: String) -> String {
        """
        \(waiting) >first 2>&1 & first=$!
        while test ! -e account.rotation.lock; do sleep 0.02; done
        \(body)
        \(after)
        wait $first; echo "first $?"
        """
    }

    @Test func refusesToRunTwice() throws {
        let command = during(
            "\(prompt) --json >second 2>/dev/null; echo second $?",
            then: "echo correct horse >pass"
        )
        let answer = try stage.expect(0, command)
        #expect(answer.output == ["second 6", "first 0"])
        let error = try stage.json("cat second").value(at: "error")
        #expect(try error.string(at: "code") == "rotation_running")
        try desk.expectSecrets(of: "account", with: "--recovery-key-file new")
        #expect(try stage.run("ls -A | grep -e rotation -e matrix").output.isEmpty)
    }

    /// A dry run writes nothing, and harms nobody.
    @Test func showsWhatItWouldDoMeanwhile() throws {
        let dry = "matrix-recovery rotate account \(desk.keyOptions) --in-place --dry-run"
        let answer = try stage.expect(
            0,
            during("\(dry) >second; echo second $?", then: "echo correct horse >pass")
        )
        #expect(answer.output == ["second 0", "first 0"])
    }

    @Test func isNotHeldBackByOneThatWasKilled() throws {
        let answer = try stage.expect(0, during("kill -KILL $first", then: "true"))
        #expect(answer.output == ["first 137"])
        try stage.expect(0, "test -e account.rotation.lock && \(prompt)")
        try desk.expectSecrets(of: "account", with: "--recovery-key-file new")
        #expect(try stage.run("ls -A | grep -e rotation -e matrix").output.isEmpty)
    }

    /// By then the first thread has left the program's own code, which once made signals deadly.
    @Test(arguments: ["INT", "TERM", "HUP"])
    func endsInOrderWhenInterrupted(_ signal: String) throws {
        // In the foreground, since a shell has its other jobs ignore SIGINT.
        let answer = try stage.expect(
            0,
            """
            (while test ! -e account.rotation.lock; do sleep 0.02; done
            sleep 0.1; kill -\(signal) "$(cat pid)") &
            sh -c 'echo $$ >pid; exec \(waiting)'; echo $?
            wait
            """
        )
        #expect(answer.output == ["130"])
        #expect(try stage.run("ls -A | grep -e lock -e tmp").output.isEmpty)
        try stage.expect(0, prompt)
        try desk.expectSecrets(of: "account", with: "--recovery-key-file new")
    }
}

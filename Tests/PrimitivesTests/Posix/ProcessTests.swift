import Primitives
import Support
import Testing

/// What only a process of its own can show: `posix-probe`, run as in a transcript.
@Suite struct ProcessTests {
    private let stage: TranscriptStage

    init() throws { stage = try TranscriptStage(files: []) }

    @Test(arguments: ["INT", "TERM", "HUP"])
    func removesABegunFileWhenInterrupted(_ signal: String) throws {
        let answer = try stage.run(
            """
            mkfifo begun
            (read line <begun; ls -A; kill -\(signal) "$(cat pid)") &
            sh -c 'echo $$ >pid; exec posix-probe hold file >begun'
            echo $?
            wait
            ls -A
            """
        )
        let lines = answer.output
        #expect(lines.first?.hasPrefix(".matrix-recovery-") == true)
        #expect(lines.dropFirst() == ["begun", "pid", "130", "begun", "pid"])
    }

    /// A shell's background job, which Control-C does not concern.
    @Test func letsASignalBeIgnoredThatWasIgnored() throws {
        let answer = try stage.run(
            """
            mkfifo begun
            sh -c 'trap "" INT; echo $$ >pid; exec posix-probe hold file >begun' &
            read line <begun
            kill -INT "$(cat pid)"; sleep 0.2; kill -TERM "$(cat pid)"; wait $!; echo $?
            """
        )
        #expect(answer.output == ["130"])
        #expect(answer.errors.isEmpty)
    }

    @Test func leavesNoCoreDump() throws {
        let answer = try stage.run("ulimit -c unlimited; posix-probe limits | grep core")
        let words = answer.output.first?.split(separator: " ").map(String.init)
        #expect(words == ["Max", "core", "file", "size", "0", "0", "bytes"])
    }

    @Test func readsALineWithoutShowingIt() throws {
        let answer = try stage.run(#"type-at-terminal 'se cret\n' posix-probe ask"#)
        #expect(answer.output == [#"Passphrase: \x0d\x1b[K7 bytes"#, "[echo on]"])
        #expect(answer.status == 0)
    }

    @Test func takesACorrectedLine() throws {
        let answer = try stage.run(#"type-at-terminal 'ab\x7fc\n' posix-probe ask"#)
        #expect(answer.output == [#"Passphrase: \x0d\x1b[K2 bytes"#, "[echo on]"])
    }

    @Test func tellsTheEndOfInputFromAnEmptyLine() throws {
        let ended = try stage.run(#"type-at-terminal '\x04' posix-probe ask"#)
        #expect(ended.output.first?.contains("endOfInput") == true)
        #expect(ended.output.last == "[echo on]")
        let empty = try stage.run(#"type-at-terminal '\n' posix-probe ask"#)
        #expect(empty.output == [#"Passphrase: \x0d\x1b[K0 bytes"#, "[echo on]"])
    }

    @Test func refusesALineThatIsTooLong() throws {
        let long = String(repeating: "x", count: 41)
        let answer = try stage.run("type-at-terminal '\(long)\\n' posix-probe ask")
        #expect(answer.output.first?.contains("tooLarge") == true)
        #expect(answer.output.last == "[echo on]")
    }

    @Test func restoresTheEchoWhenInterrupted() throws {
        let answer = try stage.run(#"type-at-terminal 'sec\x03' posix-probe ask"#)
        #expect(answer.output == [#"Passphrase: \x0d\x1b[K[echo on]"#])
        #expect(answer.status == 130)
    }

    @Test func saysThatThereIsNoTerminal() throws {
        let answer = try stage.run("posix-probe ask")
        #expect(answer.output == ["posix(Primitives.PosixError.noTerminal)"])
    }
}

import Primitives
import Secrets
import Support
import Testing

/// Commands that print a secret.
@Suite struct ShellCommandTests {
    @Test func returnsWhatIsPrinted() throws {
        let output = try ShellCommand.output(of: "printf 'a b\\n'", limit: 100)
        #expect(output.revealed == Array("a b\n".utf8))
    }

    @Test func givesItNothingToRead() throws {
        #expect(try ShellCommand.output(of: "cat", limit: 100).isEmpty)
    }

    @Test(arguments: [("exit 3", 3), ("kill -9 $$", 137), ("no-such-command 2>/dev/null", 127)])
    func namesTheStatusOfAFailure(_ command: String, _ status: Int32) {
        #expect(throws: PrimitivesError.posix(.commandFailed(status: status))) {
            try ShellCommand.output(of: command, limit: 100)
        }
    }

    @Test func endsACommandThatPrintsTooMuch() {
        #expect(throws: PrimitivesError.posix(.tooLarge(path: nil, limit: 10))) {
            try ShellCommand.output(of: "while :; do echo y; done", limit: 10)
        }
    }
}

/// Times as text.
@Suite struct SystemClockTests {
    @Test(arguments: [
        (0, "1970-01-01T00:00:00Z"), (1_571_389_500, "2019-10-18T09:05:00Z"),
        (951_782_399, "2000-02-28T23:59:59Z"), (951_782_400, "2000-02-29T00:00:00Z"),
        (4_107_542_400, "2100-03-01T00:00:00Z"), (-1, "1969-12-31T23:59:59Z"),
        (253_402_300_799, "9999-12-31T23:59:59Z"), (-62_167_219_200, "0000-01-01T00:00:00Z"),
    ])
    func writesISO8601(_ seconds: Int64, _ text: String) {
        #expect(SystemClock.iso8601(seconds) == text)
    }

    @Test func agreesWithTheSystem() throws {
        let date = try ShellCommand.output(of: "date +%s", limit: 100).revealed.dropLast()
        let seconds = try #require(Int64(String(decoding: date, as: UTF8.self)))
        #expect(abs(seconds - SystemClock.now()) <= 2)
    }
}

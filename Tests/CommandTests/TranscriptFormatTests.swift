import Support
import Testing

/// The form of transcripts, since a runner that accepts everything would test nothing.
@Suite struct TranscriptFormatTests {
    private static let text = """
        What is shown.

        $ first
        out

        more
        [stderr] bad
        [stderr]
        [status] 3

        $ second
        -- a/b.txt --
        one
        two

        -- c --
        three

        """

    @Test func readsCommandsAnswersAndFiles() throws {
        let transcript = try Transcript(parsing: Self.text)
        #expect(transcript.introduction == ["What is shown."])
        #expect(transcript.steps.map(\.command) == ["first", "second"])
        #expect(
            transcript.steps.first?.answer
                == Transcript.Answer(output: ["out", "", "more"], errors: ["bad", ""], status: 3)
        )
        #expect(transcript.steps.last?.answer == Transcript.Answer())
        #expect(transcript.files.map(\.name) == ["a/b.txt", "c"])
        #expect(transcript.files.map(\.content) == ["one\ntwo\n\n", "three\n"])
    }

    @Test func writesWhatItRead() throws {
        #expect(try Transcript(parsing: Self.text).text == Self.text)
    }

    @Test func refusesATextWithoutACommand() {
        #expect(throws: TestDataError.malformed("a transcript without a command")) {
            try Transcript(parsing: "prose\n-- file --\n$ not a command\n")
        }
    }

    @Test(arguments: [
        ("plain", "plain", true), ("plain", "plain ", false), ("plain", "", false),
        ("a {{id}} b", "a 17 b", true), ("a {{id}} b", "a  b", false),
        ("a {{id}} b", "a 17 c", false),
        ("{{x}}", "anything", true), ("{{x}}", "", false), ("{{x}}b{{y}}", "abbc", true),
        ("{{x}}b{{y}}", "abc d", true), ("{{x}}b{{y}}", "ab", false), ("{{x}}ab", "aab", true),
    ])
    func matchesLines(_ pattern: String, _ line: String, _ isMatch: Bool) {
        #expect(LinePattern(pattern).matches(line) == isMatch)
    }

    @Test func tellsAnswersApart() {
        let expected = Transcript.Answer(output: ["{{n}} keys"], errors: ["e"], status: 1)
        let same = Transcript.Answer(output: ["2 keys"], errors: ["e"], status: 1)
        #expect(expected.matches(same))
        #expect(!expected.matches(Transcript.Answer(output: ["2 keys"], errors: ["e"])))
        #expect(!expected.matches(Transcript.Answer(output: ["2 keys"], status: 1)))
        #expect(
            !expected.matches(Transcript.Answer(output: ["2 keys", ""], errors: ["e"], status: 1))
        )
    }

    @Test func keepsPlaceholdersWhenRecording() {
        let expected = Transcript.Answer(output: ["{{n}} keys", "old"])
        let actual = Transcript.Answer(output: ["2 keys", "new", "more"], status: 4)
        #expect(
            expected.updated(by: actual)
                == Transcript.Answer(output: ["{{n}} keys", "new", "more"], status: 4)
        )
    }
}

import FoundationEssentials
import Primitives
import Support
import Testing

/// Every command, exit status and hint, as a person sees it. The transcripts are in `Transcripts`;
/// `scripts/record-transcripts` writes what the binary answers into them.
@Suite struct TranscriptTests {
    private static let isRecording =
        ProcessInfo.processInfo.environment["RECORD_TRANSCRIPTS"] == "1"

    @Test(
        .timeLimit(.minutes(20)),
        arguments: try TestData.files(below: "CommandTests/Transcripts")
    )
    func answersAsWritten(_ file: String) throws {
        let text = String(decoding: try TestData.bytes(file), as: UTF8.self)
        var transcript = try Transcript(parsing: text)
        let stage = try TranscriptStage(files: transcript.files)
        for index in transcript.steps.indices {
            let step = transcript.steps[index]
            let actual = try stage.run(step.command)
            if Self.isRecording {
                transcript.steps[index].answer = step.answer.updated(by: actual)
            } else {
                #expect(step.answer.matches(actual), Self.comparison(step, actual))
            }
        }
        if Self.isRecording, transcript.text != text {
            let target = try AtomicFile(for: FilePath(TestData.path(file)))
            try target.write(Array(transcript.text.utf8))
            try target.commit(.replace)
        }
    }

    /// Both answers, as they would stand in a transcript.
    private static func comparison(
        _ step: Transcript.Step,
        _ actual: Transcript.Answer
    ) -> Comment {
        let answered = Transcript.Step(command: step.command, answer: actual)
        let texts = [step, answered].map { step in
            Transcript(introduction: [], steps: [step], files: []).text
        }
        return "expected:\n\(texts[0])\nanswered:\n\(texts[1])"
    }
}

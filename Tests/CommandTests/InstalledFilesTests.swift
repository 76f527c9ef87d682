import Formats
import Primitives
import Support
import Testing

/// What is installed beside the binary says what the binary does.
@Suite struct InstalledFilesTests {
    private static let root = FilePath(TestData.root).parent

    private let stage: TranscriptStage

    init() throws { stage = try TranscriptStage(files: []) }

    /// `scripts/generate-completions` writes them anew.
    @Test(arguments: [
        ("bash", "matrix-recovery.bash"), ("zsh", "_matrix-recovery"),
        ("fish", "matrix-recovery.fish"),
    ])
    func completionsAreTheBinarys(_ shell: String, _ name: String) throws {
        let committed = Self.root.appending("completions/\(name)")
        let answer = try stage.run(
            "matrix-recovery --generate-completion-script \(shell) | cmp '\(committed)' -"
        )
        #expect(answer == Transcript.Answer())
    }

    @Test(arguments: [
        ("bash -n", "matrix-recovery.bash"), ("zsh -n", "_matrix-recovery"),
        ("fish --no-execute", "matrix-recovery.fish"),
    ])
    func completionsAreScripts(_ check: String, _ name: String) throws {
        let committed = Self.root.appending("completions/\(name)")
        #expect(try stage.run("\(check) '\(committed)'") == Transcript.Answer())
    }
}

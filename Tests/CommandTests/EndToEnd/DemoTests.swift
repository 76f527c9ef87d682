import Support
import Testing

/// What `make demo` runs: the main job on the example account.
struct DemoTests {
    @Test func endsWithTheDrillAndWhatWasProven() throws {
        let stage = try TranscriptStage(files: [])
        let shown = try stage.expect(0, "'\(TestData.root)/../Examples/demo' 2>&1").output
        #expect(shown.contains { $0.hasPrefix("Nothing failed: ") }, "\(shown)")
        #expect(shown.contains { $0.hasPrefix("Proven: ") }, "\(shown)")
    }
}

internal import Formats
internal import Primitives
internal import Recovery

/// What came of a rescue.
struct RescueReport: Renderable {
    /// The steps, each with whether it was done now.
    var steps: [(step: RescueStep, outcome: RescueSteps.Outcome)] = []
    /// The archive; nil where it was not sealed.
    var archive: FilePath?
    /// What is under the new key; nil where nothing was written.
    var storage: NewStorageReport?
    /// The account as it is in the end.
    var examination: Examination?

    private let userID: ExactText
    private let received: [EventType]
    private let missing: [EventType]

    init(_ userID: ExactText, received: [EventType], _ missing: [EventType]) {
        self.userID = userID
        self.received = received
        self.missing = missing
    }

    func render(on page: inout Page) {
        for name in received { page.line("received  \(Escaping.text(name.rawValue))") }
        for name in missing { page.line("missing   \(Escaping.text(name.rawValue))") }
        if let archive { page.line("sealed in \(Escaping.text(archive))") }
        storage?.render(on: &page)
        guard let examination else { return }
        page.line()
        ExaminationReport(examination).render(on: &page)
        page.line()
        page.line(RescueWords.end(userID))
    }

    var json: JSONValue {
        let steps = steps.map { step, outcome in
            JSONValue.object([
                ("outcome", .string(ExactText(outcome.rawValue))),
                ("step", .string(ExactText(step.rawValue))),
            ])
        }
        let members: [(ExactText, JSONValue)] = [
            ("archive", archive.map { .string(ExactText(utf8: $0.bytes)) } ?? .null),
            ("doctor", examination.map { ExaminationReport($0).json } ?? .null),
            ("missing", .array(missing.map { .string($0.rawValue) })),
            ("new_storage", storage?.json ?? .null),
            ("received", .array(received.map { .string($0.rawValue) })),
            ("steps", .array(steps)),
            ("user_id", .string(userID)),
        ]
        return .object(members)
    }
}

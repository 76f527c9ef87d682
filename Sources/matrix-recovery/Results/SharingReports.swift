internal import Formats
internal import Primitives
internal import Recovery

/// What came of asking other devices.
struct SharedSecretsReport: Renderable {
    private let userID: ExactText
    private let outcome: SecretCollection.Outcome
    private let file: FilePath?

    /// - Parameter file: where the secrets are; nil where none came.
    init(_ userID: ExactText, _ outcome: SecretCollection.Outcome, _ file: FilePath?) {
        self.userID = userID
        self.outcome = outcome
        self.file = file
    }

    func render(on page: inout Page) {
        for name in outcome.taken {
            let proof = outcome.unproven.contains(name) ? "nothing proves it" : "proved"
            page.line("received  \(Escaping.text(name.rawValue)), \(proof)")
        }
        for name in outcome.missing {
            page.line("missing   \(Escaping.text(name.rawValue)), which no device sent")
        }
        for refusal in outcome.refused.first {
            page.line("ignored   \(SharingWords.text(of: refusal))")
        }
        let more = outcome.refused.more
        if more > 0 { page.line("ignored   \(more) more like these") }
        if let file { page.line("written to \(Escaping.text(file))") }
    }

    var json: JSONValue {
        .object([
            ("file", file.map { .string(ExactText(utf8: $0.bytes)) } ?? .null),
            ("ignored", .array(outcome.refused.first.map { .string(SharingWords.code(of: $0)) })),
            ("ignored_more", .integer(Int64(outcome.refused.more))),
            ("missing", .array(outcome.missing.map { .string($0.rawValue) })),
            ("received", .array(outcome.taken.map { .string($0.rawValue) })),
            ("unproven", .array(outcome.unproven.map { .string($0.rawValue) })),
            ("user_id", .string(userID)),
        ])
    }
}

/// What became of other devices' requests.
struct GivenSecretsReport: Renderable {
    private let userID: ExactText
    private let answers: [SecretGiving.Answer]
    private let more: Int

    /// - Parameter more: how many were refused besides those.
    init(_ userID: ExactText, _ answers: [SecretGiving.Answer], more: Int) {
        self.userID = userID
        self.answers = answers
        self.more = more
    }

    func render(on page: inout Page) {
        if answers.isEmpty { page.line("No device asked for anything.") }
        for answer in answers { page.line(SharingWords.text(of: answer)) }
        if more > 0 { page.line("refused \(more) more like these") }
    }

    var json: JSONValue {
        let answers = answers.map { answer in
            var name: ExactText?
            if case .request(let type) = answer.request?.action { name = type.rawValue }
            return JSONValue.object([
                ("device_id", .optional(answer.request?.deviceID)),
                ("name", .optional(name)),
                (
                    "refusal",
                    .optional(answer.refusal.map { ExactText(SharingWords.code(of: $0)) })
                ),
            ])
        }
        return .object([
            ("answers", .array(answers)), ("refused_more", .integer(Int64(more))),
            ("user_id", .string(userID)),
        ])
    }
}

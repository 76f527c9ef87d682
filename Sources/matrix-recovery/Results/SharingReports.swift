internal import Formats
internal import Primitives
internal import Recovery

/// What came of asking other devices.
struct SharedSecretsReport: Renderable {
    /// Where the secrets are.
    enum Place {
        /// Nowhere, as none came.
        case nowhere
        /// In a file.
        case file(FilePath)
        /// In the account.
        case storage(NewStorageReport)
    }

    /// Where the secrets are.
    var place = Place.nowhere
    /// The parity file of an archive.
    var parity: ParityReport?

    private let userID: ExactText
    private let outcome: SecretCollection.Outcome

    /// Whether nothing of the account was left under a key that is lost.
    var isAllInStorage: Bool {
        if case .storage(let storage) = place { storage.left.isEmpty } else { true }
    }

    init(_ userID: ExactText, _ outcome: SecretCollection.Outcome) {
        self.userID = userID
        self.outcome = outcome
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
        if more > 0 { page.line("ignored   \(SharingWords.more(more))") }
        switch place {
        case .nowhere: break
        case .file(let path): page.line("written to \(Escaping.text(path))")
        case .storage(let storage): storage.render(on: &page)
        }
        parity?.render(on: &page)
    }

    var json: JSONValue {
        var file = JSONValue.null
        if case .file(let path) = place { file = .string(ExactText(utf8: path.bytes)) }
        var storage = JSONValue.null
        if case .storage(let report) = place { storage = report.json }
        let members: [(ExactText, JSONValue)] = [
            ("file", file),
            ("ignored", .array(outcome.refused.first.map { .string(SharingWords.code(of: $0)) })),
            ("ignored_more", .integer(Int64(outcome.refused.more))),
            ("missing", .array(outcome.missing.map { .string($0.rawValue) })),
            ("new_storage", storage),
            ("parity", parity?.json ?? .null),
            ("received", .array(outcome.taken.map { .string($0.rawValue) })),
            ("unproven", .array(outcome.unproven.map { .string($0.rawValue) })),
            ("user_id", .string(userID)),
        ]
        return .object(members)
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
        if more > 0 { page.line("refused \(SharingWords.more(more))") }
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

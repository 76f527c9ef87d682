internal import Formats
internal import Homeserver
internal import Recovery

/// What became of a key backup that got a new key.
struct BackupReplacementReport: Renderable {
    private let outcome: BackupReplacement.Outcome
    private let file: String?
    private let traffic: Traffic

    init(_ outcome: BackupReplacement.Outcome, file: String?, traffic: Traffic) {
        self.outcome = outcome
        self.file = file
        self.traffic = traffic
    }

    private var keys: RoomKeysReport {
        RoomKeysReport(
            .sealed,
            outcome.carried.tally,
            contradictions: outcome.carried.contradictingRooms,
            written: outcome.carried.count
        )
    }

    func render(on page: inout Page) {
        let version = Escaping.text(outcome.version)
        let again = outcome.isResumed ? ", which was begun before" : ""
        page.line("key backup version \(version) is the current one\(again)")
        page.line("  public key  \(Base64.encode(outcome.publicKey))")
        let signer = outcome.signedBy.map { "the master key of \(Escaping.text($0))" }
        page.line("  signed by   \(signer ?? "nobody: clients trust it once they have its key")")
        if let file { page.line("  its key is in secret storage, and in \(Escaping.text(file))") }
        if !outcome.carried.from.isEmpty {
            page.line("from version \(list(outcome.carried.from)):")
            keys.render(on: &page)
        }
        if !outcome.removed.isEmpty { page.line("removed version \(list(outcome.removed))") }
        page.line(
            "\(traffic.requests) requests, \(traffic.sent) bytes sent, \(traffic.received) received"
        )
    }

    var json: JSONValue {
        let traffic = JSONValue.object([
            ("received", .integer(Int64(traffic.received))),
            ("requests", .integer(Int64(traffic.requests))),
            ("sent", .integer(Int64(traffic.sent))),
        ])
        let members: [(ExactText, JSONValue)] = [
            ("from", .array(outcome.carried.from.map { .string($0) })),
            ("public_key", .string(ExactText(Base64.encode(outcome.publicKey)))),
            ("removed", .array(outcome.removed.map { .string($0) })),
            ("resumed", .bool(outcome.isResumed)),
            ("room_keys", keys.json),
            ("saved", file.map { .string(ExactText($0)) } ?? .null),
            ("signed_by", .optional(outcome.signedBy)),
            ("traffic", traffic),
            ("version", .string(outcome.version)),
        ]
        return .object(members)
    }

    private func list(_ versions: [ExactText]) -> String {
        versions.map { Escaping.text($0) }.joined(separator: ", ")
    }
}

/// That a version of a key backup is gone.
struct BackupRemovalReport: Renderable {
    let removed: ExactText
    /// The version that is the current one then.
    let current: ExactText?

    func render(on page: inout Page) {
        page.line("key backup version \(Escaping.text(removed)) is removed")
        guard let current else { return page.line("there is no key backup any more") }
        page.line("version \(Escaping.text(current)) is the current one")
    }

    var json: JSONValue {
        .object([("current", .optional(current)), ("removed", .string(removed))])
    }
}

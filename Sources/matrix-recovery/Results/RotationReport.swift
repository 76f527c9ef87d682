internal import Formats
internal import Primitives
internal import Recovery

/// What a rotation did, or would do.
struct RotationReport: Renderable {
    /// What became of it.
    enum Outcome {
        /// The key in the key file is the account's default already.
        case already
        /// Nothing was written.
        case dryRun
        /// Every secret is under the new key.
        case rotated
        /// The requests that will do it are in this folder, since now or from an earlier run.
        case requests(FilePath, isNew: Bool)
    }

    private let prepared: Rotation.Prepared
    private let outcome: Outcome

    init(_ prepared: Rotation.Prepared, _ outcome: Outcome) {
        self.prepared = prepared
        self.outcome = outcome
    }

    func render(on page: inout Page) {
        let plan = prepared.plan
        let id = Escaping.text(prepared.new.key.id)
        switch outcome {
        case .already:
            page.line("nothing to do: key \(id) is the default already")
        case .dryRun:
            page.line("would rotate to a new key (nothing was written)")
            renderWrites(on: &page)
        case .rotated:
            let verb = prepared.isResumed ? "finished the rotation" : "rotated"
            page.line("\(verb) to key \(id): \(plan.carried.count) secrets, each read back")
        case .requests(let folder, isNew: true):
            page.prose(
                "wrote \(plan.plan.writes.count) requests to \(Escaping.text(folder)), which rotate "
                    + "to key \(id): \(plan.carried.count) secrets, each opened with it"
            )
        case .requests(let folder, isNew: false):
            page.prose(
                "nothing to do: \(Escaping.text(folder)) holds the requests that rotate to key \(id)"
            )
        }
        if isToBeSent {
            page.prose("nothing is changed until they are sent; keep the old keys until then")
        }
        for keyID in plan.retired {
            let words = isToBeSent ? "they blank its description" : "its description is blank"
            page.line("key \(Escaping.text(keyID)) is retired: \(words)")
        }
        for entry in plan.dropped {
            page.prose(
                "\(isToBeSent ? "removed by them" : "removed"): \(Escaping.text(entry.type.rawValue)) under key "
                    + "\(Escaping.text(entry.keyID)), which \(entry.state.trouble.words)",
                hanging: 2
            )
        }
        renderWhatStays(on: &page)
    }

    private func renderWrites(on page: inout Page) {
        page.line()
        for (index, write) in prepared.plan.plan.writes.enumerated() {
            page.line("\(index + 1). \(write.purpose.rawValue)  \(Escaping.text(name(of: write)))")
        }
        page.line()
    }

    /// Whether the account changes only when someone sends the requests.
    private var isToBeSent: Bool {
        if case .requests = outcome { true } else { false }
    }

    /// The event's type. A dry run's new key is never used, and so has no ID.
    private func name(of write: Plan.Write) -> ExactText {
        if case .dryRun = outcome, write.type.keyID == prepared.new.key.id {
            return "m.secret_storage.key.(new)"
        }
        return write.type.rawValue
    }

    private func renderWhatStays(on page: inout Page) {
        let plan = prepared.plan
        for type in plan.unopened {
            page.prose(
                "not rotated: \(Escaping.text(type.rawValue)) did not open and stays as it is",
                hanging: 2
            )
        }
        let unopened = Set(plan.unopened)
        for entry in plan.remaining where !unopened.contains(entry.type) {
            page.prose(
                "left in place: \(Escaping.text(entry.type.rawValue)) under key "
                    + "\(Escaping.text(entry.keyID)), which \(entry.state.trouble.words)",
                hanging: 2
            )
        }
    }

    /// For programs.
    private var state: ExactText {
        switch outcome {
        case .already: "already_rotated"
        case .dryRun: "dry_run"
        case .rotated: prepared.isResumed ? "finished" : "rotated"
        case .requests(_, isNew: true): "requests_written"
        case .requests(_, isNew: false): "requests_already_written"
        }
    }

    var json: JSONValue {
        let plan = prepared.plan
        func list(_ entries: [RotationPlan.Entry]) -> JSONValue {
            .array(
                entries.map { entry in
                    JSONValue.object([
                        ("key_id", .string(entry.keyID.rawValue)),
                        ("name", .string(entry.type.rawValue)),
                        ("why", .string(entry.state.trouble.code)),
                    ])
                }
            )
        }
        let writes = plan.plan.writes.map { write in
            JSONValue.object([
                ("purpose", .string(write.purpose.rawValue)),
                ("type", .string(name(of: write))),
            ])
        }
        return JSONValue.object([
            ("carried", .array(plan.carried.map { .string($0.type.rawValue) })),
            ("key_id", state == "dry_run" ? .null : .string(prepared.new.key.id.rawValue)),
            ("remaining", list(plan.remaining)),
            ("removed", list(plan.dropped)),
            ("retired", .array(plan.retired.map { .string($0.rawValue) })),
            ("state", .string(state)),
            ("unopened", .array(plan.unopened.map { .string($0.rawValue) })),
            ("writes", .array(writes)),
        ])
    }
}

extension StorageMatrix.Cell {
    /// Why an entry stands in the way of a clean rotation, behind "which", and for programs.
    fileprivate var trouble: (words: String, code: ExactText) {
        switch self {
        case .opens, .passthrough: ("gives something else", "disagrees")
        case .damaged: ("opens it no more: it is damaged", "damaged")
        case .malformed: ("opens it no more: it is malformed", "malformed")
        case .unsupported: ("knows no such form", "unknown_form")
        case .otherKey, .unknownKey: ("is not at hand", "not_at_hand")
        }
    }
}

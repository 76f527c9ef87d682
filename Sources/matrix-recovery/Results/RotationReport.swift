internal import Formats
internal import Recovery

/// What a rotation did, or would do.
struct RotationReport: Renderable {
    private enum Outcome {
        case already(Rotation.Prepared)
        case planned(Rotation.Prepared, isDryRun: Bool)
    }

    private let outcome: Outcome

    init(_ prepared: Rotation.Prepared, isDryRun: Bool) {
        outcome = .planned(prepared, isDryRun: isDryRun)
    }

    /// The key in the key file is the account's default already.
    init(alreadyAt prepared: Rotation.Prepared) {
        outcome = .already(prepared)
    }

    func render(on page: inout Page) {
        switch outcome {
        case .already(let prepared):
            let id = Escaping.text(prepared.new.key.id)
            page.line("nothing to do: key \(id) is the default already")
            renderWhatStays(prepared, on: &page)
        case .planned(let prepared, let isDryRun):
            render(prepared, isDryRun, on: &page)
        }
    }

    private func render(
        _ prepared: Rotation.Prepared,
        _ isDryRun: Bool,
        on page: inout Page
    ) {
        let plan = prepared.plan
        let id = Escaping.text(prepared.new.key.id)
        if isDryRun {
            page.line("would rotate to a new key (nothing was written)")
        } else {
            let verb = prepared.isResumed ? "finished the rotation" : "rotated"
            page.line("\(verb) to key \(id): \(plan.carried.count) secrets, each read back")
        }
        if isDryRun {
            page.line()
            for (index, write) in plan.plan.writes.enumerated() {
                let type =
                    write.type.keyID == prepared.new.key.id
                    ? "m.secret_storage.key.(new)" : Escaping.text(write.type.rawValue)
                page.line("\(index + 1). \(write.purpose.rawValue)  \(type)")
            }
            page.line()
        }
        for keyID in plan.retired {
            page.line("key \(Escaping.text(keyID)) is retired: its description is blank")
        }
        for entry in plan.dropped {
            page.prose(
                "removed: \(Escaping.text(entry.type.rawValue)) under key "
                    + "\(Escaping.text(entry.keyID)), which \(entry.state.trouble.words)",
                hanging: 2
            )
        }
        renderWhatStays(prepared, on: &page)
    }

    private func renderWhatStays(_ prepared: Rotation.Prepared, on page: inout Page) {
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

    var json: JSONValue {
        switch outcome {
        case .already(let prepared):
            return Self.json(prepared, "already_rotated")
        case .planned(let prepared, let isDryRun):
            return Self.json(
                prepared,
                isDryRun ? "dry_run" : prepared.isResumed ? "finished" : "rotated"
            )
        }
    }

    private static func json(_ prepared: Rotation.Prepared, _ state: String) -> JSONValue {
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
                ("type", .string(write.type.rawValue)),
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

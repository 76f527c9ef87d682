internal import Formats
internal import Recovery

/// What differs between two archives or accounts.
struct DifferenceReport: Renderable {
    /// What was found.
    let difference: AccountDifference

    private let first: ComparedSide
    private let second: ComparedSide

    init(from first: ComparedSide, to second: ComparedSide) {
        self.first = first
        self.second = second
        let sides = [first, second].map { side in
            AccountDifference.Side(side.examination, archived: side.archive?.secrets ?? [])
        }
        difference = AccountDifference(from: sides[0], to: sides[1])
    }

    func render(on page: inout Page) {
        page.prose("first     \(first.words)", hanging: 10)
        page.prose("second    \(second.words)", hanging: 10)
        page.line()
        if let users = difference.users {
            page.line("  ~ the user: \(Escaping.text(users.first)), \(Escaping.text(users.second))")
        }
        render(difference.events.map { ($0.type.rawValue, $0.change, nil) }, "events", on: &page)
        render(difference.secrets.map { ($0.type.rawValue, $0.change, nil) }, "secrets", on: &page)
        if let identity = difference.identity {
            render(identity.map { ($0.type.rawValue, $0.key.change, $0.key) }, "keys", on: &page)
        } else {
            page.line("published keys: not compared, as only one side or none has them")
        }
        if let backups = difference.backups {
            render(
                backups.map { ($0.version, $0.key.change, $0.key) },
                "key backup versions",
                on: &page
            )
        } else {
            page.line("key backups: not compared, as only one side or none tells of them")
        }
        page.line("  (+ added, - lost, ~ changed, ? no value on one side)")
        page.line()
        page.line(conclusion)
    }

    private typealias Item = (
        name: ExactText, change: AccountDifference.Change, key: AccountDifference.PublicKey?
    )

    private func render(_ items: [Item], _ what: String, on page: inout Page) {
        let same = items.count { $0.change == .same }
        page.line("\(what == "keys" ? "published keys" : what): \(same) the same")
        for item in items where item.change != .same {
            let keys = item.key.map { key in
                let texts = [key.first, key.second].map { $0.map { Base64.encode($0) } ?? "none" }
                return ": \(texts[0]), now \(texts[1])"
            }
            let line = "\(item.change.mark) \(Escaping.text(item.name))\(keys ?? "")"
            page.prose(line, indent: 2, hanging: 2)
        }
    }

    private var conclusion: String {
        switch difference.count {
        case 0: "No difference."
        case 1: "1 difference."
        case let count: "\(count) differences."
        }
    }

    var json: JSONValue {
        func list(_ items: [(type: EventType, change: AccountDifference.Change)]) -> JSONValue {
            .array(
                items.map { item in
                    JSONValue.object([
                        ("change", .string(item.change.rawValue)),
                        ("type", .string(item.type.rawValue)),
                    ])
                }
            )
        }
        let identity = difference.identity.map { keys in
            JSONValue.array(keys.map { $0.key.json("type", $0.type.rawValue) })
        }
        let backups = difference.backups.map { keys in
            JSONValue.array(keys.map { $0.key.json("version", $0.version) })
        }
        return JSONValue.object([
            ("backups", backups ?? .null),
            ("differences", .integer(Int64(difference.count))),
            ("events", list(difference.events)),
            ("first", first.json),
            ("identity", identity ?? .null),
            ("second", second.json),
            ("secrets", list(difference.secrets)),
        ])
    }
}

extension ComparedSide {
    fileprivate var words: String {
        let name = Escaping.text(name)
        let user = examination.account.userID.map { ", \(Escaping.text($0))" } ?? ""
        switch origin {
        case .dump: return name + user
        case .homeserver: return "\(name), from \(Escaping.text(examination.account.source))"
        case .archive(let archive):
            let (id, time) = (archive.manifest.id, archive.manifest.created)
            return "\(name)\(user), archive \(Escaping.text(id)) of \(Escaping.text(time))"
        }
    }

    private var homeserver: String? {
        if case .homeserver = origin { examination.account.source } else { nil }
    }

    fileprivate var json: JSONValue {
        .object([
            ("archive_id", .optional(archive.map { ExactText($0.manifest.id) })),
            ("created", .optional(archive.map { ExactText($0.manifest.created) })),
            ("homeserver", homeserver.map { .string($0) } ?? .null),
            ("path", homeserver == nil ? .string(name) : .null),
            ("user_id", .optional(examination.account.userID)),
        ])
    }
}

extension AccountDifference.Change {
    fileprivate var mark: String {
        switch self {
        case .added: "+"
        case .lost: "-"
        case .changed: "~"
        case .same: "="
        case .notCompared: "?"
        }
    }
}

extension AccountDifference.PublicKey {
    fileprivate func json(_ name: ExactText, _ value: ExactText) -> JSONValue {
        func text(_ key: [UInt8]?) -> JSONValue { key.map { .string(Base64.encode($0)) } ?? .null }
        return JSONValue.object([
            ("change", .string(change.rawValue)), ("first_public_key", text(first)),
            ("second_public_key", text(second)), (name, .string(value)),
        ])
    }
}

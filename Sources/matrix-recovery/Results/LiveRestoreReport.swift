internal import Formats
internal import Homeserver
internal import Recovery

/// What a restore to an account on a homeserver did or would do: account data, identity, key backup
/// and room keys.
struct LiveRestoreReport: Renderable {
    /// What was done; nil where nothing was.
    var outcome: LiveRestorationRun.Outcome?
    /// What went back and forth.
    var traffic = Traffic()

    private let plan: LiveRestoration
    private let manifest: ArchiveManifest
    private let gathered: GatheredRoomKeys
    private let missing: RestoredRoomKeys
    /// The new key that was asked for.
    private let newKey: KeyID?

    init(
        _ plan: LiveRestoration,
        _ manifest: ArchiveManifest,
        _ gathered: GatheredRoomKeys,
        _ missing: RestoredRoomKeys,
        _ newKey: KeyID?
    ) {
        self.plan = plan
        self.manifest = manifest
        self.gathered = gathered
        self.missing = missing
        self.newKey = newKey
    }

    /// Whether nothing is left that could be there and is not.
    var isWhole: Bool {
        plan.events.unsealed.isEmpty && plan.identity.isOurs && gathered.isWhole
            && (plan.backup.key != nil || missing.archived == 0)
            && outcome?.refused.isEmpty ?? true
    }

    func render(on page: inout Page) {
        let made = "archive \(Escaping.text(manifest.id)) of \(Escaping.text(manifest.created))"
        let user = Escaping.text(plan.user)
        page.line("\(outcome == nil ? "would restore" : "restored") \(made) to \(user)")
        if plan.isMove {
            page.prose(
                "it is of \(Escaping.text(plan.owner)): old signatures and devices "
                    + "(\(plan.devices.count)) do not move",
                hanging: 2
            )
        }
        page.line()
        page.table(table)
        page.line()
        RestoreReport.renderKeys(plan.events, newKey, isDryRun: outcome == nil, on: &page)
        renderRejects(on: &page)
        page.line(HomeserverWords.text(of: traffic))
        if outcome == nil { page.line("nothing was written; --apply does it") }
    }

    private var table: Table {
        var table = Table("part", "what", "becomes", "why")
        let left = Set(plan.restorable.left.map(\.type))
        for (type, change) in plan.events.changes where !left.contains(type) {
            var why = RestoreWords.reason(of: change)
            if plan.restorable.unsigned.contains(type) { why = "without the old user's signature" }
            let name = Escaping.text(type.rawValue)
            if let error = outcome?.refused[type] {
                table.add(["account data", name, "refused", error.diagnosis.message])
                continue
            }
            table.add(["account data", name, RestoreWords.text(of: change), why])
        }
        for (type, why) in plan.restorable.left {
            let name = Escaping.text(type.rawValue)
            table.add(["account data", name, "stays behind", RestoreWords.text(of: why)])
        }
        let identity = RestoreWords.text(of: plan.identity.outcome)
        let master = plan.identity.master.map { Base64.encode($0.publicKey) } ?? "-"
        table.add(["identity", master, identity.becomes, identity.why])
        table.add(backup)
        table.add(roomKeys)
        return table
    }

    private var backup: [String] {
        let words = RestoreWords.text(of: plan.backup.outcome)
        let current = plan.backup.current.map { Escaping.text($0) }
        if plan.backup.outcome == .make {
            let made = outcome?.version.map { "version \(Escaping.text($0))" } ?? "a new version"
            return ["key backup", made, words.becomes, RestoreWords.reasonOfNew(current)]
        }
        return ["key backup", current.map { "version \($0)" } ?? "-", words.becomes, words.why]
    }

    private var roomKeys: [String] {
        let present = missing.archived - missing.missing
        let becomes =
            plan.backup.key == nil
            ? (missing.archived == 0 ? "nothing" : "stay behind") : "\(missing.missing) uploaded"
        let there = present > 0 && plan.backup.key != nil ? "\(present) are there already" : ""
        return ["room keys", "\(missing.archived) in the archive", becomes, there]
    }

    private func renderRejects(on page: inout Page) {
        let tally = gathered.tally
        if tally.rejects > 0 { page.prose(GatheredWords.rejects(tally.rejects), hanging: 2) }
        if gathered.contradictions > 0 {
            page.prose(GatheredWords.contradictions(gathered.contradictions), hanging: 2)
        }
        if missing.unopened > 0 {
            page.prose(RestoreWords.unopened(missing.unopened), hanging: 2)
        }
    }

    var json: JSONValue {
        let left = plan.restorable.left.map { type, why in
            JSONValue.object([("type", .string(type.rawValue)), ("why", .string(why.rawValue))])
        }
        let errors = outcome?.refused ?? [:]
        let refused = errors.map { type, error in
            JSONValue.object([
                ("type", .string(type.rawValue)),
                ("why", .string(ExactText(error.diagnosis.message))),
            ])
        }
        let unsigned = plan.restorable.unsigned.map { JSONValue.string($0.rawValue) }
        let own: [(ExactText, JSONValue)] = [
            ("archive_user", .string(plan.owner)), ("backup", backupJSON),
            ("devices_left", .array(plan.devices.map { .string($0) })),
            ("identity", identityJSON), ("left", .array(left)), ("refused", .array(refused)),
            ("room_keys", roomKeysJSON), ("traffic", trafficJSON), ("unsigned", .array(unsigned)),
            ("user", .string(plan.user)),
        ]
        let members =
            RestoreReport.members(
                plan.events,
                manifest,
                newKey,
                refused: Set(errors.keys),
                isDryRun: outcome == nil
            ) + own
        return .object(members.sorted { $0.0 < $1.0 })
    }

    private var identityJSON: JSONValue {
        func text(_ key: [UInt8]?) -> JSONValue {
            .optional(key.map { ExactText(Base64.encode($0)) })
        }
        let members: [(ExactText, JSONValue)] = [
            ("archived", text(plan.identity.master?.publicKey)),
            ("becomes", .string(plan.identity.outcome.rawValue)),
            ("published", text(plan.identity.published)),
        ]
        return .object(members)
    }

    private var backupJSON: JSONValue {
        let (becomes, why): (String, String?) =
            switch plan.backup.outcome {
            case .use: ("use", nil)
            case .make: ("make", nil)
            case .nothing(let obstacle): ("nothing", obstacle.rawValue)
            }
        return .object([
            ("becomes", .string(becomes)), ("current", .optional(plan.backup.current)),
            ("version", .optional(outcome?.version)),
            ("why", .optional(why.map { ExactText($0) })),
        ])
    }

    private var trafficJSON: JSONValue {
        .object([
            ("received", .integer(Int64(traffic.received))),
            ("requests", .integer(Int64(traffic.requests))),
            ("sent", .integer(Int64(traffic.sent))),
        ])
    }

    private var roomKeysJSON: JSONValue {
        .object([
            ("archived", .integer(Int64(missing.archived))),
            ("contradictions", .integer(Int64(gathered.contradictions))),
            ("missing", .integer(Int64(missing.missing))),
            ("rejected", .integer(Int64(gathered.tally.rejects))),
            ("unopened", .integer(Int64(missing.unopened))),
            ("uploaded", .integer(Int64(outcome?.uploaded ?? 0))),
        ])
    }
}

internal import Formats
internal import Recovery

/// What taking a rotation back did, or would do.
struct RollbackReport: Renderable {
    private let rollback: Rollback
    private let isDryRun: Bool

    init(_ rollback: Rollback, isDryRun: Bool) {
        self.rollback = rollback
        self.isDryRun = isDryRun
    }

    func render(on page: inout Page) {
        let id = Escaping.text(rollback.keyID)
        let writes = rollback.plan.writes
        guard !isDryRun else {
            page.line("would take back the rotation to key \(id) (nothing was written)")
            page.line()
            for (index, write) in writes.enumerated() {
                let type = Escaping.text(write.type.rawValue)
                page.line("\(index + 1). \(write.purpose.rawValue)  \(type)")
            }
            return
        }
        page.line("took back the rotation to key \(id): everything is as it was before it")
        page.prose("the file of the new recovery key stays where it is; it opens nothing here")
    }

    var json: JSONValue {
        let writes = rollback.plan.writes.map { write in
            JSONValue.object([
                ("purpose", .string(write.purpose.rawValue)),
                ("type", .string(write.type.rawValue)),
            ])
        }
        return JSONValue.object([
            ("key_id", .string(rollback.keyID.rawValue)),
            ("state", .string(isDryRun ? "dry_run" : "rolled_back")),
            ("writes", .array(writes)),
        ])
    }
}

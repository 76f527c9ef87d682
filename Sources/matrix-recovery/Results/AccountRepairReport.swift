internal import Formats
internal import Recovery

/// What a repair wrote, or would write, and what is left.
struct AccountRepairReport: Renderable {
    private let repair: RepairPlan
    private let left: [Finding]
    private let isDone: Bool

    /// - Parameter left: what there is to say of the account after the repair.
    init(_ repair: RepairPlan, left: [Finding], isDone: Bool) {
        self.repair = repair
        self.left = left.filter { $0.severity > .info }
        self.isDone = isDone
    }

    /// Whether nothing is left that is more than good to know.
    var isWhole: Bool { left.isEmpty }

    func render(on page: inout Page) {
        if repair.fixes.isEmpty {
            page.line("There is nothing to mend here with the keys at hand.")
        } else {
            page.line(isDone ? "repaired:" : "would repair:")
            for fix in repair.fixes {
                page.prose(RepairWords.text(of: fix), indent: 2, hanging: 2)
            }
            let writes = repair.plan.writes.count + (repair.backup == nil ? 0 : 1)
            page.line("in \(writes == 1 ? "1 write" : "\(writes) writes")")
        }
        if !left.isEmpty { page.line(isDone ? "left as it is:" : "would stay as it is:") }
        for finding in left {
            let words = FindingWords(finding)
            page.prose(
                "\(finding.severity.rawValue) \(finding.id.rawValue): \(words.text)",
                indent: 2,
                hanging: 2
            )
            if let next = words.next { page.prose("next: \(next)", indent: 4, hanging: 2) }
        }
    }

    var json: JSONValue {
        let fixes = repair.fixes.map { fix in
            JSONValue.object([
                ("fix", .string(RepairWords.code(of: fix))),
                ("text", .string(RepairWords.text(of: fix))),
            ])
        }
        let writes = repair.plan.writes.map { JSONValue.string($0.type.rawValue) }
        return .object([
            ("done", .bool(isDone)),
            ("fixes", .array(fixes)),
            ("left", .array(left.map(\.json))),
            ("writes", .array(writes)),
        ])
    }
}

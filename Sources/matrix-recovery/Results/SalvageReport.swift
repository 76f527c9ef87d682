internal import Formats
internal import Recovery

/// What came back of a damaged archive, what did not, and why.
struct SalvageReport: Renderable {
    private let salvage: Salvage

    init(_ salvage: Salvage) {
        self.salvage = salvage
    }

    func render(on page: inout Page) {
        if let manifest = salvage.manifest { ManifestSummary(manifest).renderOrigin(on: &page) }
        for line in SalvageWords.damage(salvage) { page.prose(line, hanging: 2) }
        page.line()
        var table = Table("came back", "size", "entry", "why")
        for item in salvage.items {
            let words = SalvageWords.words(for: item.fate)
            table.add([
                item.isBack ? "yes" : "NO", item.size.map { String($0) } ?? "-",
                Escaping.text(item.name), words,
            ])
        }
        page.table(table)
        page.line()
        page.line(conclusion)
    }

    private var conclusion: String {
        guard salvage.knowsAll else {
            return "\(salvage.count) entries came back; what else was inside is not known."
        }
        return salvage.isComplete
            ? "All \(salvage.count) entries came back."
            : "\(salvage.count) of \(salvage.items.count) entries came back."
    }

    var json: JSONValue {
        let items = salvage.items.map { item in
            JSONValue.object(
                [
                    ("came_back", .bool(item.isBack)), ("name", .string(item.name)),
                    ("size", item.size.map { .integer(Int64(clamping: $0)) } ?? .null),
                ] + SalvageWords.members(of: item.fate)
            )
        }
        let damage = salvage.damage
        let chunks = damage.lostChunks.map { run in
            JSONValue.array([run.lowerBound, run.upperBound].map { .integer(Int64(clamping: $0)) })
        }
        return JSONValue.object([
            ("came_back", .integer(Int64(salvage.count))),
            ("complete", .bool(salvage.isComplete)),
            ("ended", .bool(damage.isEnded)),
            ("entries", .array(items)),
            ("expected_size", damage.expected.map { .integer(Int64(clamping: $0)) } ?? .null),
            ("header_intact", .bool(damage.isHeaderIntact)),
            ("lost_chunks", .array(chunks)),
            ("manifest", salvage.manifest.map { ManifestSummary($0).json } ?? .null),
            ("shifts", .integer(Int64(damage.shifts))),
            ("size", .integer(Int64(clamping: damage.have))),
            ("trailing_data", .bool(damage.hasTail)),
        ])
    }
}

internal import Formats
internal import Recovery

/// Words for what came back of a damaged archive.
enum SalvageWords {
    /// What is wrong with the file, a sentence each.
    static func damage(_ salvage: Salvage) -> [String] {
        let damage = salvage.damage
        var lines: [String] = []
        if salvage.manifest == nil {
            lines.append("the manifest is lost: entries were found by what stands before each")
        }
        if !damage.isHeaderIntact { lines.append("the header was changed, but a slot opened") }
        if !damage.lostChunks.isEmpty {
            let runs = damage.lostChunks.map { run in
                run.count == 1 ? "\(run.lowerBound)" : "\(run.lowerBound) to \(run.upperBound)"
            }
            lines.append("chunks that do not authenticate: \(runs.joined(separator: ", "))")
        }
        if damage.shifts > 0 {
            let places = damage.shifts == 1 ? "1 place" : "\(damage.shifts) places"
            lines.append("bytes were added or removed in \(places), and the chunks behind found")
        }
        if damage.hasTail { lines.append("there is something behind the archive's end") }
        if !damage.isEnded {
            let expected = damage.expected.flatMap { $0 > damage.have ? $0 : nil }
            lines.append(
                expected.map { "the file was cut short: it has \(damage.have) of \($0) bytes" }
                    ?? "the archive's last chunk is lost"
            )
        }
        return lines.isEmpty ? ["the file is not damaged"] : lines
    }

    /// What vouches for an entry, or why it did not come back.
    static func words(for fate: Salvage.Fate) -> String {
        switch fate {
        case .back(.manifest): "the manifest vouches for it"
        case .back(.checksums): "SHA256SUMS vouches for it"
        case .back(.nobody): "its bytes authenticate, and nothing vouches for it as a whole"
        case .lost(.chunk(let index)): "chunk \(index) is lost"
        case .lost(.notFound): "SHA256SUMS names it, and it was not found"
        case .lost(.cutShort): "the file ends before it does"
        case .lost(.digest): "its bytes are not those that are vouched for"
        case .lost(.name): "no entry may have this name, or it is no plain file"
        }
    }

    /// The same for programs.
    static func members(of fate: Salvage.Fate) -> [(ExactText, JSONValue)] {
        switch fate {
        case .back(.manifest): [("vouched_by", .string("manifest"))]
        case .back(.checksums): [("vouched_by", .string("checksums"))]
        case .back(.nobody): [("vouched_by", .null)]
        case .lost(.chunk(let index)):
            [("chunk", .integer(Int64(clamping: index))), ("reason", .string("chunk"))]
        case .lost(.notFound): [("reason", .string("not_found"))]
        case .lost(.cutShort): [("reason", .string("cut_short"))]
        case .lost(.digest): [("reason", .string("digest"))]
        case .lost(.name): [("reason", .string("name"))]
        }
    }
}

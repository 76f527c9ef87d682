internal import Formats
internal import Recovery

/// What is to be said of a key export that was opened.
struct ExportFindings {
    /// The states, each with its ID and what it means.
    let findings: [(id: String, text: String)]
    private let name: String
    private let facts: KeyExportReader.Facts
    private let end: JSONError?

    /// - Parameter end: where what it holds is no JSON any more, and the rest was left out.
    init(_ name: String, _ facts: KeyExportReader.Facts, endingAt end: JSONError?) {
        self.name = name
        self.facts = facts
        self.end = end
        var findings: [(String, String)] = []
        switch facts.state {
        case .cut:
            let text = "its end is missing, and nothing vouches for the rest"
            findings.append(("EXP-TRUNCATED", text))
        case .damaged:
            let text = "it is damaged, and nothing vouches for what it still gives"
            findings.append(("EXP-DAMAGED", text))
        case .proved where facts.trailerMissing:
            findings.append(("EXP-NO-TRAILER", "its last line is missing, and all else is there"))
        case .proved:
            break
        }
        if let end, facts.state != .cut {
            let text = "what it holds is no JSON at byte \(end.offset), and was read up to there"
            findings.append(("EXP-BROKEN", text))
        }
        if facts.isWeak {
            let text = "its passphrase takes \(facts.rounds) rounds only, and is easily guessed"
            findings.append(("EXP-KDF-WEAK", text))
        }
        self.findings = findings
    }

    /// Whether the MAC holds and all that it vouches for was read.
    var isWhole: Bool { facts.authenticated && end == nil }

    /// How the passphrase has to be read; nil as typed.
    private var spelling: String? {
        switch facts.spelling {
        case .utf8(.asTyped): nil
        case .utf8(let spelling): spelling.rawValue
        case .latin1(.asTyped): "latin1"
        case .latin1(let spelling): "latin1, \(spelling.rawValue)"
        }
    }

    func render(on page: inout Page) {
        let name = Escaping.text(name)
        for finding in findings {
            page.prose("\(finding.id): \(name): \(finding.text)", hanging: 2)
        }
        if let spelling {
            page.prose(
                "\(name) opened with the passphrase in another spelling: \(spelling)",
                hanging: 2
            )
        }
    }

    var json: JSONValue {
        .object([
            ("authenticated", .bool(facts.authenticated)),
            ("file", .string(name)),
            ("findings", .array(findings.map { .string($0.id) })),
            ("rounds", .integer(Int64(facts.rounds))),
            ("spelling", .optional(spelling.map { ExactText($0) })),
        ])
    }
}

extension [RoomKeyInput] {
    /// What is to be said of those that are key exports.
    var exportFindings: [ExportFindings] {
        compactMap(\.exportFindings)
    }
}

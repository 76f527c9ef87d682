internal import Formats
internal import Recovery

/// What is to be said of a key export that was opened.
struct ExportFindings {
    /// The states, each with its ID and what it means.
    let findings: [(id: String, text: String)]
    private let name: String
    private let facts: KeyExportReader.Facts

    init(_ name: String, _ facts: KeyExportReader.Facts) {
        self.name = name
        self.facts = facts
        var findings: [(String, String)] = []
        if !facts.authenticated {
            findings.append(
                ("EXP-TRUNCATED", "its end is missing, and nothing vouches for the rest")
            )
        } else if facts.trailerMissing {
            findings.append(("EXP-NO-TRAILER", "its last line is missing, and all else is there"))
        }
        if facts.isWeak {
            let text = "its passphrase takes \(facts.rounds) rounds only, and is easily guessed"
            findings.append(("EXP-KDF-WEAK", text))
        }
        self.findings = findings
    }

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
        compactMap { input in input.exportFacts.map { ExportFindings(input.name, $0) } }
    }
}

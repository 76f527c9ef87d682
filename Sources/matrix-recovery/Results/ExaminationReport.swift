internal import Formats
internal import Recovery

/// What `doctor` found: the keys, the secret × key matrix, the findings.
struct ExaminationReport: Renderable {
    /// With more keys than this, a table is wider than anyone's terminal, and nearly empty.
    private static let mostColumns = 12

    private let examination: Examination
    private let storage: SecretStorage
    /// Every key that is described, held or sealed under, each with its short name in the table.
    private let columns: [(name: String, id: KeyID)]

    init(_ examination: Examination) {
        self.examination = examination
        storage = examination.storage
        let described = storage.descriptionsDefaultFirst.map(\.id)
        let all = described + storage.orphanKeyIDs
        columns = all.enumerated().map { ("K\($0.offset + 1)", $0.element) }
    }

    func render(on page: inout Page) {
        let account = examination.account
        let user = account.userID.map { Escaping.text($0) } ?? "unknown user"
        page.line("\(user), from \(Escaping.text(account.source))")
        renderKeys(on: &page)
        renderMatrix(on: &page)
        page.line()
        page.findings(examination.findings)
    }

    private func renderKeys(on page: inout Page) {
        page.line()
        guard !columns.isEmpty else {
            page.line("There is no storage key.")
            return
        }
        for column in columns {
            let words = KeyWords.describe(column.id, in: examination).joined(separator: ", ")
            page.prose(
                "\(column.name)  \(Escaping.text(column.id))  \(words)",
                hanging: column.name.count + 2
            )
        }
    }

    private func renderMatrix(on page: inout Page) {
        guard !examination.matrix.rows.isEmpty else { return }
        page.line()
        if columns.count > Self.mostColumns { return renderList(on: &page) }
        var table = Table(headings: ["secret"] + columns.map(\.name))
        for row in examination.matrix.rows {
            table.add(
                [Escaping.text(row.type.rawValue)]
                    + columns.map { column in
                        row.cells.first { $0.keyID == column.id }
                            .map { CellWords.word(for: $0.state) } ?? "-"
                    }
            )
        }
        page.table(table)
    }

    /// The matrix without the places where nothing is sealed, a secret a line.
    private func renderList(on page: inout Page) {
        let names = Dictionary(columns.map { ($0.id, $0.name) }) { first, _ in first }
        for row in examination.matrix.rows {
            let cells = row.cells.map { cell in
                "\(names[cell.keyID] ?? "-") \(CellWords.word(for: cell.state))"
            }
            let name = Escaping.text(row.type.rawValue)
            page.prose("\(name): \(cells.joined(separator: ", "))", hanging: 2)
        }
    }

    var json: JSONValue {
        .object([
            ("default_key", .optional(storage.defaultKey.effective?.rawValue)),
            ("dehydrated_device", .object(dehydratedDevice)),
            ("findings", .array(examination.findings.map(\.json))),
            ("keys", .array(columns.map { key($0.id) })),
            ("secrets", .array(examination.matrix.rows.map(\.json))),
            ("source", .string(examination.account.source)),
            ("user_id", .optional(examination.account.userID)),
        ])
    }

    private var dehydratedDevice: [(ExactText, JSONValue)] {
        let state: ExactText
        var device: ExactText?
        switch examination.account.dehydratedDevice {
        case .present(let id): (state, device) = ("present", id)
        case .absent: state = "absent"
        case .notOffered: state = "not_offered"
        case .notKnown: state = "not_known"
        }
        return [("device_id", .optional(device)), ("state", .string(state))]
    }

    private func key(_ id: KeyID) -> JSONValue {
        let description = storage.description(of: id)
        let proved = examination.matrix.keys.first { $0.key.id == id }
        return .object([
            ("algorithm", .optional(description?.algorithm?.rawValue)),
            ("default", .bool(id == storage.defaultKey.effective)),
            ("described", .bool(description != nil)),
            ("key_id", .string(id.rawValue)),
            ("name", .optional(description?.name)),
            ("proof", .optional(proved.map { ExactText(KeyWords.code(of: $0.proof)) })),
            ("proved", .bool(proved != nil)),
            (
                "signature",
                .optional(
                    description.flatMap { examination.account.masterSignature(on: $0) }
                        .map { ExactText(KeyWords.code(of: $0)) }
                )
            ),
        ])
    }
}

extension StorageMatrix.Row {
    /// The row for programs: names and states, no value.
    var json: JSONValue {
        .object([
            ("disagreeing", .array(disagreeing.map { .string($0.rawValue) })),
            (
                "keys",
                .object(cells.map { ($0.keyID.rawValue, .string(CellWords.code(of: $0.state))) })
            ),
            ("name", .string(type.rawValue)),
            ("opened", .bool(value != nil)),
            ("opened_with", .optional(openedWith?.rawValue)),
        ])
    }
}

extension Page {
    /// Findings in words, or that there are none.
    mutating func findings(_ findings: [Finding]) {
        guard !findings.isEmpty else { return line("No findings.") }
        for finding in findings {
            let words = FindingWords(finding)
            prose("\(finding.severity.rawValue) \(finding.id.rawValue): \(words.text)", hanging: 2)
            if let phrase = words.knownAs { prose("clients say: “\(phrase)”", indent: 2) }
            if let next = words.next { prose("next: \(next)", indent: 2, hanging: 2) }
        }
    }
}

extension JSONValue {
    /// A string, or null.
    static func optional(_ text: ExactText?) -> JSONValue {
        text.map { .string($0) } ?? .null
    }
}

internal import Formats
internal import Primitives
internal import Recovery

/// What a drill showed, to be filed.
struct DrillReport: Renderable {
    private static let column = "not provable  ".count

    private let drill: Drill
    /// What the drilled thing is called.
    private let name: String
    /// When the drill was, as RFC 3339 text.
    private let time: String
    private let tool: ExactText

    init(_ drill: Drill, name: String, time: String, tool: ExactText) {
        self.drill = drill
        self.name = name
        self.time = time
        self.tool = tool
    }

    func render(on page: inout Page) {
        page.line("drill     \(Escaping.text(name)) on \(time) by \(Escaping.text(tool))")
        switch drill.object {
        case .archive(let manifest, let digest, let size):
            ManifestSummary(manifest).renderOrigin(on: &page)
            page.line("sha256    \(Hexadecimal.encode(digest)), \(size) bytes")
        case .account(_, let homeserver):
            page.line("server    \(Escaping.text(homeserver))")
        }
        page.line()
        for check in drill.checks {
            let words = DrillWords(check)
            let space = String(repeating: " ", count: Self.column - words.result.count)
            page.prose(words.result + space + words.text, hanging: Self.column)
        }
        page.line()
        page.line(conclusion)
    }

    private var conclusion: String {
        let failed = drill.checks.count(where: \.isFailed)
        let rest = "\(proved) proved, \(drill.checks.count - proved - failed) not provable here"
        return failed == 0 ? "Nothing failed: \(rest)." : "\(failed) FAILED, \(rest)."
    }

    private var proved: Int { drill.checks.count(where: \.isProved) }

    var json: JSONValue {
        let failed = drill.checks.count(where: \.isFailed)
        return JSONValue.object(
            [
                ("checks", .array(drill.checks.map { DrillWords($0).json })),
                ("drilled", .string(time)),
                ("failed", .integer(Int64(failed))),
                ("not_provable", .integer(Int64(drill.checks.count - proved - failed))),
                ("proved", .integer(Int64(proved))),
                ("tool", .string(tool)),
            ] + object
        )
    }

    /// What was drilled, for programs.
    private var object: [(ExactText, JSONValue)] {
        switch drill.object {
        case .archive(let manifest, let digest, let size):
            [
                ("archive", .string(name)),
                ("manifest", ManifestSummary(manifest).json),
                ("sha256", .string(Hexadecimal.encode(digest))),
                ("size", .integer(Int64(clamping: size))),
            ]
        case .account(let user, let homeserver):
            [("account", .string(user)), ("homeserver", .string(homeserver))]
        }
    }
}

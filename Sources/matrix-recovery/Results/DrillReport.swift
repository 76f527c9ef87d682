internal import Formats
internal import Primitives
internal import Recovery

/// What a drill showed, to be filed.
struct DrillReport: Renderable {
    private static let column = "not provable  ".count

    private let drill: Drill
    private let file: FilePath
    /// When the drill was, as RFC 3339 text.
    private let time: String
    private let tool: ExactText

    init(_ drill: Drill, file: FilePath, time: String, tool: ExactText) {
        self.drill = drill
        self.file = file
        self.time = time
        self.tool = tool
    }

    func render(on page: inout Page) {
        page.line("drill     \(Escaping.text(file)) on \(time) by \(Escaping.text(tool))")
        ManifestSummary(drill.manifest).renderOrigin(on: &page)
        page.line("sha256    \(Hexadecimal.encode(drill.digest)), \(drill.size) bytes")
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
        return JSONValue.object([
            ("archive", JSONValue.string(ExactText(utf8: file.bytes))),
            ("checks", .array(drill.checks.map { DrillWords($0).json })),
            ("drilled", .string(time)),
            ("failed", .integer(Int64(failed))),
            ("manifest", ManifestSummary(drill.manifest).json),
            ("not_provable", .integer(Int64(drill.checks.count - proved - failed))),
            ("proved", .integer(Int64(proved))),
            ("sha256", .string(Hexadecimal.encode(drill.digest))),
            ("size", .integer(Int64(clamping: drill.size))),
            ("tool", .string(tool)),
        ])
    }
}

/// An expected line, in which `{{…}}` stands for one or more characters.
package struct LinePattern: Sendable {
    /// The fixed parts; between each two of them there is something that varies.
    private let parts: [[Character]]

    /// The pattern that `line` says.
    package init(_ line: String) {
        var parts: [[Character]] = []
        var rest = line[...]
        while let open = rest.firstRange(of: "{{"),
            let close = rest[open.upperBound...].firstRange(of: "}}")
        {
            parts.append(Array(rest[..<open.lowerBound]))
            rest = rest[close.upperBound...]
        }
        self.parts = parts + [Array(rest)]
    }

    /// Whether a line is as the pattern says.
    package func matches(_ line: String) -> Bool {
        Self.matches(parts[...], Array(line)[...], isFirst: true)
    }

    private static func matches(
        _ parts: ArraySlice<[Character]>,
        _ line: ArraySlice<Character>,
        isFirst: Bool
    ) -> Bool {
        guard let part = parts.first else { return line.isEmpty }
        let rest = parts.dropFirst()
        if isFirst {
            return line.starts(with: part)
                && (rest.isEmpty
                    ? line.count == part.count
                    : matches(rest, line.dropFirst(part.count), isFirst: false))
        }
        if rest.isEmpty {
            return line.count > part.count && line.suffix(part.count).elementsEqual(part)
        }
        return line.indices.dropFirst().contains { start in
            line[start...].starts(with: part)
                && matches(rest, line[start...].dropFirst(part.count), isFirst: false)
        }
    }
}

extension Transcript.Answer {
    /// Whether an answer is as this one says, line by line.
    package func matches(_ actual: Transcript.Answer) -> Bool {
        status == actual.status && Self.matches(output, actual.output)
            && Self.matches(errors, actual.errors)
    }

    private static func matches(_ expected: [String], _ actual: [String]) -> Bool {
        expected.count == actual.count
            && zip(expected, actual).allSatisfy { LinePattern($0).matches($1) }
    }

    /// The answer `actual`, with this one's lines where they match, so that their placeholders
    /// stay.
    package func updated(by actual: Transcript.Answer) -> Transcript.Answer {
        Transcript.Answer(
            output: Self.updated(output, by: actual.output),
            errors: Self.updated(errors, by: actual.errors),
            status: actual.status
        )
    }

    private static func updated(_ expected: [String], by actual: [String]) -> [String] {
        actual.enumerated().map { index, line in
            index < expected.count && LinePattern(expected[index]).matches(line)
                ? expected[index] : line
        }
    }
}

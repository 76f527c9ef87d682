/// A file that shows commands and what they answer, and is replayed against the binary.
///
/// ```
/// What is shown here, in prose.
///
/// $ command for /bin/sh
/// a line of standard output
/// [stderr] a line of standard error
/// [status] 3
///
/// -- a file --
/// its content, to the next such line or the end
/// ```
///
/// `{{anything}}` stands for one or more characters of a line that vary from run to run. The status
/// is left out when it is 0. Blank lines before the next command do not count.
package struct Transcript: Sendable, Equatable {
    /// A command and its answer.
    package struct Step: Sendable, Equatable {
        /// The command, for `/bin/sh -c`.
        package let command: String
        /// What it should answer, or did.
        package var answer: Answer

        package init(command: String, answer: Answer) {
            self.command = command
            self.answer = answer
        }
    }

    /// What a command answers.
    package struct Answer: Sendable, Equatable {
        /// The lines of standard output; a last one without a line end has `[no newline]` after it.
        package var output: [String]
        /// The lines of standard error.
        package var errors: [String]
        /// The exit status.
        package var status: Int

        package init(output: [String] = [], errors: [String] = [], status: Int = 0) {
            self.output = output
            self.errors = errors
            self.status = status
        }
    }

    /// A file that is there before the first command.
    package struct File: Sendable, Equatable {
        package let name: String
        package let content: String

        package init(name: String, content: String) {
            self.name = name
            self.content = content
        }
    }

    /// The lines before the first command.
    package let introduction: [String]
    package var steps: [Step]
    package let files: [File]

    package init(introduction: [String], steps: [Step], files: [File]) {
        self.introduction = introduction
        self.steps = steps
        self.files = files
    }
}

extension Transcript {
    private static let errorMark = "[stderr] "
    private static let statusMark = "[status] "

    /// Reads the text of a transcript.
    ///
    /// - Throws: `TestDataError.malformed` for one without a command, or with a status that is no
    ///   number.
    package init(parsing text: String) throws(TestDataError) {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last?.isEmpty == true { lines.removeLast() }
        let end = lines.firstIndex { Self.fileName($0) != nil } ?? lines.endIndex
        let start = lines[..<end].firstIndex { $0.hasPrefix("$ ") } ?? end
        guard start < end else { throw .malformed("a transcript without a command") }
        introduction = Self.withoutBlankEnd(Array(lines[..<start]))
        steps = []
        files = Self.files(in: lines[end...])
        for line in lines[start..<end] { try take(line) }
        for index in steps.indices {
            steps[index].answer.output = Self.withoutBlankEnd(steps[index].answer.output)
        }
    }

    private mutating func take(_ line: String) throws(TestDataError) {
        if line.hasPrefix("$ ") {
            steps.append(Step(command: String(line.dropFirst(2)), answer: Answer()))
        } else if line.hasPrefix(Self.errorMark) || line == "[stderr]" {
            let text = String(line.dropFirst(Self.errorMark.count))
            steps[steps.count - 1].answer.errors.append(text)
        } else if line.hasPrefix(Self.statusMark) {
            guard let status = Int(line.dropFirst(Self.statusMark.count)) else {
                throw .malformed(line)
            }
            steps[steps.count - 1].answer.status = status
        } else {
            steps[steps.count - 1].answer.output.append(line)
        }
    }

    private static func files(in lines: ArraySlice<String>) -> [File] {
        var files: [File] = []
        for line in lines {
            if let name = fileName(line) {
                files.append(File(name: name, content: ""))
            } else if let last = files.popLast() {
                files.append(File(name: last.name, content: last.content + line + "\n"))
            }
        }
        return files
    }

    private static func fileName(_ line: String) -> String? {
        guard line.hasPrefix("-- "), line.hasSuffix(" --"), line.count > 6 else { return nil }
        return String(line.dropFirst(3).dropLast(3))
    }

    static func withoutBlankEnd(_ lines: [String]) -> [String] {
        Array(lines[..<(lines.lastIndex { !$0.isEmpty }.map { $0 + 1 } ?? 0)])
    }

    /// The text, which reads back as the same transcript.
    package var text: String {
        var lines = introduction.isEmpty ? [] : introduction + [""]
        for step in steps {
            lines.append("$ \(step.command)")
            lines += step.answer.output
            lines += step.answer.errors.map { $0.isEmpty ? "[stderr]" : Self.errorMark + $0 }
            if step.answer.status != 0 { lines.append(Self.statusMark + "\(step.answer.status)") }
            lines.append("")
        }
        let commands = Self.withoutBlankEnd(lines).joined(separator: "\n") + "\n"
        return files.reduce(commands) { $0 + "-- \($1.name) --\n\($1.content)" }
    }
}

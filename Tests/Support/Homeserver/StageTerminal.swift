import Formats

/// A command of a stage at a terminal of its own, for a test that reads what it shows before it types.
package struct StageTerminal {
    private let process: ToolProcess
    /// Its folder is there as long as the command.
    private let stage: TranscriptStage

    /// Starts a command in the working folder.
    ///
    /// - Throws: what `ToolProcess` does.
    package init(_ command: String, in stage: TranscriptStage) throws {
        let shell = ["/bin/sh", "-c", "cd \(stage.folder)/work && exec \(command)"]
        process = try ToolProcess("terminal", try stage.environment() + shell)
        self.stage = stage
    }

    /// What it shows, up to some words, since the last time it was looked at.
    ///
    /// - Throws: what `ToolProcess` does; also where the words do not come.
    package func shown(until words: String) throws -> [String] {
        try Self.lines(process.ask(.object([("until", .string(words))])))
    }

    /// Types a line.
    ///
    /// - Throws: what `ToolProcess` does.
    package func type(_ line: String) throws {
        _ = try process.ask(.object([("type", .string(line + "\n"))]))
    }

    /// Waits until it ends.
    ///
    /// - Returns: its status, and what it showed since the last time.
    /// - Throws: what `ToolProcess` does.
    package func end() throws -> (status: Int, shown: [String]) {
        let answer = try process.ask(.object([("end", .bool(true))]))
        return (try answer.int(at: "status"), try Self.lines(answer))
    }

    private static func lines(_ answer: JSONValue) throws -> [String] {
        try answer.string(at: "shown").split(separator: "\n").map(String.init)
    }
}

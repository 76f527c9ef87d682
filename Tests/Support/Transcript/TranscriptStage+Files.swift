package import Formats
import Primitives
package import Testing

/// What tests of the whole command do in a stage's working folder.
extension TranscriptStage {
    /// The full path of a file in the working folder.
    package func path(_ name: String) -> String { "\(folder)/work/\(name)" }

    /// The bytes of a file in the working folder.
    package func bytes(_ name: String) throws -> [UInt8] { try TestData.bytes(atPath: path(name)) }

    /// Puts a file into the working folder.
    package func put(_ name: String, _ bytes: [UInt8]) throws {
        let target = FilePath(path(name))
        try Files.makeFolder(target.parent)
        let file = try AtomicFile(for: target)
        try file.write(bytes)
        try file.commit(.replace)
    }

    /// Puts a line of text into a file in the working folder.
    package func put(_ name: String, line: String) throws {
        try put(name, Array((line + "\n").utf8))
    }

    /// Runs a command that has to end with a status, and shows what it said where it does not.
    @discardableResult
    package func expect(
        _ status: Int = 0,
        _ command: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> Transcript.Answer {
        let answer = try run(command)
        #expect(
            answer.status == status,
            "\(command)\n\((answer.output + answer.errors).joined(separator: "\n"))",
            sourceLocation: sourceLocation
        )
        return answer
    }

    /// What a command writes to standard output, as JSON.
    package func json(_ command: String) throws -> JSONValue {
        try JSONValue(parsing: Array(run(command).output.joined(separator: "\n").utf8))
    }
}

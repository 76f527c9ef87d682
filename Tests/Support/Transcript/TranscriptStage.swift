import FoundationEssentials
import Primitives
import Secrets

/// A fresh home and working folder in which a transcript's commands run, gone with its last owner.
///
/// The binary that was built with the tests is first in `PATH`, `FIXTURES` is a link beside the
/// working folder, so that lines break alike wherever the package lies, the scripts in `Tests/Tools`
/// are at hand, the time zone is UTC, there is no terminal and nothing on standard input.
package final class TranscriptStage {
    private static let limit = 1 << 24
    private static let fixtures = "../fixtures"

    /// The folder that the commands run in.
    package let folder: String

    /// Makes the folder and puts the files into it.
    ///
    /// - Throws: what the system says.
    package init(files: [Transcript.File]) throws {
        let unique = String(UInt64.random(in: .min ... .max), radix: 36)
        folder = FileManager.default.temporaryDirectory.path + "/transcript-\(unique)"
        for part in ["home", "work", "answer"] {
            try Files.makeFolder(FilePath("\(folder)/\(part)"))
        }
        try FileManager.default.createSymbolicLink(
            atPath: "\(folder)/fixtures",
            withDestinationPath: TestData.path("Fixtures")
        )
        for file in files {
            let path = FilePath("\(folder)/work/\(file.name)")
            try Files.makeFolder(path.parent)
            let written = try AtomicFile(for: path)
            try written.write(Array(file.content.utf8))
            try written.commit(.keep)
        }
    }

    deinit {
        do {
            try FileManager.default.removeItem(atPath: folder)
        } catch {
            print("\(folder) is left over: \(error)")
        }
    }

    /// Runs a command and returns what it answered.
    ///
    /// - Throws: what the system says.
    package func run(_ command: String) throws -> Transcript.Answer {
        // A session of its own has no terminal, so that nothing can ask whoever runs the tests.
        let words = try environment() + ["setsid", "--wait", "/bin/sh", "-c", command]
        let quoted = words.map(Self.quoted).joined(separator: " ")
        let status = try ShellCommand.output(
            of: """
                cd \(Self.quoted(folder + "/work")) || exit
                \(quoted) >../answer/output 2>../answer/errors
                echo $?
                """,
            limit: Self.limit
        )
        return Transcript.Answer(
            output: try lines(of: "output"),
            errors: try lines(of: "errors"),
            status: Int(String(decoding: status.revealed.dropLast(), as: UTF8.self)) ?? -1
        )
    }

    /// The words in front of a command that is to have this environment and no other.
    func environment() throws -> [String] {
        let tools = TestData.path("Tools")
        return [
            "env", "-i",
            "PATH=\(try Self.binaries()):\(tools):/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin",
            "HOME=\(folder)/home",
            "TZ=UTC", "LC_ALL=C.UTF-8", "COLUMNS=100", "FIXTURES=\(Self.fixtures)",
        ]
    }

    private func lines(of stream: String) throws -> [String] {
        let bytes = try TestData.bytes(atPath: "\(folder)/answer/\(stream)")
        let text = String(decoding: bytes, as: UTF8.self)
            .replacing(Self.fixtures, with: "$FIXTURES")
            .replacing(folder, with: "$STAGE")
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let last = lines.removeLast()
        return Transcript.withoutBlankEnd(last.isEmpty ? lines : lines + [last + "[no newline]"])
    }

    /// The folder of the binaries: the one that the running tests lie in.
    private static func binaries() throws -> String {
        let program = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        return FilePath(program).parent.description
    }

    private static func quoted(_ word: String) -> String {
        "'" + word.replacing("'", with: "'\\''") + "'"
    }
}

import FoundationEssentials
import Primitives

extension Reference {
    /// What a program of `Tests/Tools` prints, run once by the tests' own Python with these lines as
    /// its input.
    ///
    /// - Throws: `PosixError.commandFailed` if it fails.
    package static func python(_ tool: String, _ lines: [String]) throws -> [String] {
        let unique = String(UInt64.random(in: .min ... .max), radix: 36)
        let folder = FilePath(FileManager.default.temporaryDirectory.path).appending("py-\(unique)")
        try Files.makeFolder(folder)
        defer { try? FileManager.default.removeItem(atPath: folder.description) }
        let input = try AtomicFile(for: folder.appending("input"))
        try input.write(Array(lines.map { $0 + "\n" }.joined().utf8))
        try input.commit(.replace)
        let program =
            "\(TestData.root)/../.build/python/bin/python \(TestData.path("Tools/\(tool)"))"
        _ = try ShellCommand.output(
            of: "cd '\(folder)' && timeout 300 \(program) <input >output",
            limit: 1
        )
        let output = try FileDescriptor(reading: folder.appending("output")).readAll(limit: 1 << 28)
        return String(decoding: output, as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false)
            .dropLast().map { String($0) }
    }
}

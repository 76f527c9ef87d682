import Formats
import Testing

/// A place in a run at which it is killed, or told that there is no space: before a call that changes
/// names, makes something durable or writes.
package struct KillPoint: Sendable, Hashable {
    /// The system call.
    package let call: String
    /// Which of the run's calls of that name, from 1.
    package let number: Int

    /// Calls after which the files are others than before.
    private static let naming = [
        "rename", "renameat", "renameat2", "link", "linkat", "unlink", "unlinkat", "mkdir",
        "mkdirat",
    ]
    /// Calls before which something may be half on the disk.
    private static let durable = ["fsync", "fdatasync"]
    /// Calls of which there may be a part of many.
    private static let writing = ["write", "pwrite64", "copy_file_range", "sendfile"]

    /// Which calls a run is killed at.
    package enum Extent: Sendable {
        /// Those that change names: once before each write.
        case names
        /// Also those that make something durable.
        case durability
        /// Also every write, be it to a file or to a stream.
        case writes

        fileprivate var calls: [String] {
            switch self {
            case .names: naming
            case .durability: naming + durable
            case .writes: naming + durable + writing
            }
        }
    }

    /// Whether processes may be traced here.
    package static let canTrace =
        (try? TranscriptStage(files: []).run("strace -f -o trace true").status) == 0

    /// What traces a command, on a processor by this number: on one alone, one thread serves a run from
    /// its begin to its end, and strace counts calls per thread.
    private static func tracer(on number: Int) -> String {
        let place = number.isMultiple(of: 2) ? "1" : "n"
        let list = #"/^Cpus_allowed_list/ {n = split($2, cpu, /[-,]/); print cpu[\#(place)]}"#
        return "taskset -c $(awk '\(list)' /proc/self/status) strace -f -qq -o ../trace"
    }

    /// Runs `command` undisturbed, and returns every place at which it could be killed.
    ///
    /// - Throws: what the stage does.
    package static func points(
        of command: String,
        _ extent: Extent,
        in stage: TranscriptStage
    ) throws -> [KillPoint] {
        let calls = extent.calls.map { "?" + $0 }.joined(separator: ",")
        try stage.expect(
            0,
            "\(tracer(on: 1)) -e trace=\(calls) -e signal=none \(command)"
        )
        let trace = String(decoding: try stage.bytes("../trace"), as: UTF8.self)
        // A line is "123  rename(…) = 0". strace counts per thread, and the first thread that gets
        // to a number is the one that is killed there; a later one is then just where an earlier
        // one ended.
        var counts: [String: Int] = [:]
        var points: [KillPoint] = []
        for line in trace.split(separator: "\n") {
            let words = line.split(maxSplits: 2) { $0 == " " || $0 == "(" }
            guard words.count == 3, extent.calls.contains(String(words[1])) else { continue }
            let call = words[1]
            let thread = "\(words[0]) \(call)"
            counts[thread, default: 0] += 1
            let point = KillPoint(call: String(call), number: counts[thread, default: 0])
            if !points.contains(point) { points.append(point) }
        }
        return points
    }

    /// Runs `command` and kills it here.
    ///
    /// - Throws: what the stage does.
    package func kill(_ command: String, in stage: TranscriptStage) throws {
        let result = try inject("signal=SIGKILL", into: command, in: stage)
        #expect(result.status == 137, "\(self): \(result)")
    }

    /// Runs `command`, and has the call here fail since the disk is full.
    ///
    /// - Returns: what it said, and whether it renamed a file to `name` after that.
    /// - Throws: what the stage does.
    package func fillDisk(
        _ command: String,
        in stage: TranscriptStage,
        name: String
    ) throws -> (answer: Transcript.Answer, isNamed: Bool) {
        let answer = try inject("error=ENOSPC", into: command, in: stage)
        let trace = String(decoding: try stage.bytes("../trace"), as: UTF8.self)
            .split(separator: "\n")
        let place = try #require(trace.firstIndex { $0.hasSuffix("(INJECTED)") }, "\(self)")
        let isNamed = trace[place...].contains { line in
            line.contains(" rename") && line.hasSuffix(" = 0")
                && ["\"", "/"].contains { line.contains("\($0)\(name)\"") }
        }
        return (answer, isNamed)
    }

    private func inject(
        _ what: String,
        into command: String,
        in stage: TranscriptStage
    ) throws -> Transcript.Answer {
        let calls = "\(call),rename,renameat2"
        return try stage.run(
            "\(Self.tracer(on: number)) -e trace=\(calls) -e inject=\(call):\(what):when=\(number) "
                + "\(command); exit $?"
        )
    }
}

import Formats
import Support
import Testing

/// A place in a run at which it is killed: before a call that changes names or makes something
/// durable.
struct KillPoint: Sendable, Hashable {
    /// The system call.
    let call: String
    /// Which of the run's calls of that name, from 1.
    let number: Int

    /// Calls after which the files are others than before.
    private static let naming = [
        "rename", "renameat", "renameat2", "link", "linkat", "unlink", "unlinkat", "mkdir",
        "mkdirat",
    ]
    /// Calls before which something may be half on the disk.
    private static let durable = ["fsync", "fdatasync"]

    /// Which calls a run is killed at.
    enum Extent: Sendable {
        /// Those that change names: once before each write.
        case names
        /// Also those that make something durable.
        case everything

        fileprivate var calls: [String] {
            switch self {
            case .names: naming
            case .everything: naming + durable
            }
        }
    }

    /// Whether processes may be traced here.
    static let canTrace =
        (try? TranscriptStage(files: []).run("strace -f -o trace true").status) == 0

    /// Runs `command` undisturbed, and returns every place at which it could be killed.
    static func points(
        of command: String,
        _ extent: Extent,
        in stage: TranscriptStage
    ) throws -> [KillPoint] {
        let calls = extent.calls.map { "?" + $0 }.joined(separator: ",")
        try stage.expect(0, "strace -f -qq -o ../trace -e trace=\(calls) -e signal=none \(command)")
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
    func kill(_ command: String, in stage: TranscriptStage) throws {
        let inject = "\(call):signal=SIGKILL:when=\(number)"
        try stage.expect(
            137,
            "strace -f -qq -o ../trace -e trace=\(call) -e inject=\(inject) \(command); exit $?"
        )
    }
}

import Formats
import Primitives

/// A command that a `FaultCampaign` runs again and again, over an account on a homeserver that is put
/// back each time. Each worker of a campaign makes one of its own.
package protocol FaultSubject {
    /// Where the command runs, with everything that it needs.
    var stage: TranscriptStage { get }
    /// The proxy that all its requests go through.
    var proxy: FaultProxy { get }
    /// The command, the same each time: killed or failed, run again it has to finish.
    var command: String { get }

    /// Whether every run makes the same requests until a fault meets it; where another device has a part in
    /// that, a run may end before the request comes that was to be spoiled.
    var isSteady: Bool { get }

    /// How many of the requests of a run without faults are spoiled, from the first on.
    func count(_ requests: [FaultProxy.Request]) -> Int

    /// Puts the account and the working folder back as they were before the first run.
    ///
    /// - Throws: what the system and the server say.
    func reset() throws

    /// Told the requests of the run that a fault met, before anybody looks at what it left.
    func met(_ requests: [FaultProxy.Request])

    /// What is wrong after a run that a fault met: what of the account no key opens that the user
    /// holds, and the like. Empty when nothing is.
    ///
    /// - Parameter inspection: whether a client that is not ours is asked as well.
    /// - Throws: what the system and the server say.
    func losses(_ inspection: FaultCampaign.Inspection) throws -> [String]

    /// What is wrong after the same command was run again without a fault and said that it is done.
    /// Empty when nothing is.
    ///
    /// - Throws: what the system and the server say.
    func shortcomings(_ inspection: FaultCampaign.Inspection) throws -> [String]
}

extension FaultSubject {
    /// It does.
    package var isSteady: Bool { true }

    /// All of them.
    package func count(_ requests: [FaultProxy.Request]) -> Int { requests.count }

    /// Nothing hangs on them.
    package func met(_ requests: [FaultProxy.Request]) {}

    /// Runs a command without faults, which has to succeed.
    ///
    /// - Throws: `ToolError.failed` with what it said.
    package func mustRun(_ command: String) throws {
        let answer = try stage.run(command)
        guard answer.status != 0 else { return }
        let words = (answer.output + answer.errors).joined(separator: "; ")
        throw ToolError.failed("\(command): \(words)")
    }

    /// Puts a line of text into a file of the working folder.
    ///
    /// - Throws: what the system says.
    package func put(_ name: String, line: String) throws {
        let file = try AtomicFile(for: FilePath("\(stage.folder)/work/\(name)"))
        try file.write(Array((line + "\n").utf8))
        try file.commit(.replace)
    }
}

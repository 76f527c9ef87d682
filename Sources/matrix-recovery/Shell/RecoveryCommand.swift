internal import ArgumentParser
internal import Primitives

/// A command that does something: it reads, calls one operation, and renders what came of it.
protocol RecoveryCommand: AsyncParsableCommand {
    /// How it speaks; every command has these options.
    var output: OutputOptions { get }

    /// Every file that its options name to be read; it is never written over.
    var inputs: [FilePath] { get }

    /// Does what was asked, and says how it went.
    func run(in context: Context) async throws -> ExitStatus
}

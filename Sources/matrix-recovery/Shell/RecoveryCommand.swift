internal import ArgumentParser

/// A command that does something: it reads, calls one operation, and renders what came of it.
protocol RecoveryCommand: AsyncParsableCommand {
    /// How it speaks; every command has these options.
    var output: OutputOptions { get }

    /// Does what was asked, and says how it went.
    func run(in context: Context) async throws -> ExitStatus
}

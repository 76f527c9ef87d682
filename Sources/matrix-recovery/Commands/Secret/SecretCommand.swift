internal import ArgumentParser

/// `secret`: the secrets of an account.
struct SecretCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "secret",
        abstract: "List, show, set and remove secrets.",
        subcommands: [
            SecretListCommand.self, SecretShowCommand.self, SecretSetCommand.self,
            SecretRemoveCommand.self,
        ]
    )
}

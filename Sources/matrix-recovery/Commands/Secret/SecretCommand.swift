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

/// Refuses an event without a type, as an empty variable of a script makes it.
func refuseEmpty(secretName: String) throws {
    if secretName.isEmpty { throw ValidationError("a secret needs a name") }
}

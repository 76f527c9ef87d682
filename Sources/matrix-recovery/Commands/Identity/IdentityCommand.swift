internal import ArgumentParser

/// `identity`: the cross-signing keys, and what they vouch for.
struct IdentityCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "identity",
        abstract: "Check the identity, sign devices with it, publish it.",
        subcommands: [
            IdentityStatusCommand.self, IdentitySignDeviceCommand.self,
            IdentityPublishCommand.self,
        ]
    )
}

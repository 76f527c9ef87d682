internal import ArgumentParser

/// `share`: secrets between the devices of one user.
struct ShareCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "share",
        abstract: "Ask one's other devices for secrets, and give them back.",
        subcommands: [ShareRequestCommand.self, ShareAnswerCommand.self]
    )
}

internal import ArgumentParser

/// `key`: storage keys.
struct KeyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key",
        abstract: "List, check, make, show, print and share storage keys.",
        subcommands: [
            KeyListCommand.self, KeyCheckCommand.self, KeyNewCommand.self, KeyShowCommand.self,
            KeySheetCommand.self, KeySplitCommand.self, KeyCombineCommand.self,
        ]
    )
}

internal import ArgumentParser

/// `room-keys`: what key exports, key backups and archives hold.
struct RoomKeysCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "room-keys",
        abstract:
            "Look into key exports, convert, merge, filter, compare and split them, and read with them.",
        subcommands: [
            RoomKeysInspectCommand.self, RoomKeysCheckCommand.self, RoomKeysConvertCommand.self,
            RoomKeysMergeCommand.self, RoomKeysFilterCommand.self, RoomKeysDiffCommand.self,
            RoomKeysSplitCommand.self, RoomKeysReadCommand.self,
        ]
    )
}

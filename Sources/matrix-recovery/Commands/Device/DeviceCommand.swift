internal import ArgumentParser

/// `device`: this program as one of the user's devices.
struct DeviceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "device",
        abstract: "Be a device of the user, which others can write to.",
        subcommands: [
            DeviceCreateCommand.self, DeviceListCommand.self, DeviceVerifyCommand.self,
            DeviceRemoveCommand.self,
        ]
    )
}

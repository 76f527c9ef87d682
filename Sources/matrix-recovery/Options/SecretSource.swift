internal import Primitives
internal import Recovery
internal import Secrets

/// Where a key or passphrase comes from; never an argument, never the environment.
enum SecretSource: Equatable {
    /// A file, or standard input for `-`.
    case file(FilePath)
    /// A descriptor that the process was started with.
    case descriptor(Int32)
    /// What a command prints.
    case command(String)
    /// What the person types at the terminal.
    case prompt(String)

    /// The most bytes that are read of any of them.
    static let limit = 1 << 16

    /// What it is called in messages.
    var name: String {
        switch self {
        case .file("-"): "standard input"
        case .file(let path): path.description
        case .descriptor(let number): "descriptor \(number)"
        // Not the command itself, which may hold a secret.
        case .command: "the output of the command"
        case .prompt: "the terminal"
        }
    }

    /// The path of the file that is read, also of one that someone else opened; nil where no file
    /// can be.
    var path: FilePath? {
        switch self {
        case .file("-"), .descriptor(0): .standardInput
        case .file(let path): path
        case .descriptor(let number): FilePath("/proc/self/fd/\(number)")
        case .command, .prompt: nil
        }
    }

    /// Reads it, as it is.
    ///
    /// - Throws: `CommandError.emptySecret`, `PrimitivesError.posix`.
    func read(in context: Context) throws -> SecretBytes {
        let secret = try bytes(in: context)
        if secret.isEmpty { throw CommandError.emptySecret(from: name) }
        return secret
    }

    /// Reads it, as it is, as the value of a secret.
    ///
    /// - Throws: `CommandError.emptyValue`, `PrimitivesError.posix`.
    func readValue(in context: Context) throws -> SecretBytes {
        let value = try bytes(in: context)
        if value.isEmpty { throw CommandError.emptyValue(from: name) }
        return value
    }

    /// Reads it as a line of text: one line end at its end is no part of it.
    ///
    /// - Throws: `CommandError.emptySecret`, `PrimitivesError.posix`.
    func readLine(in context: Context) throws -> SecretBytes {
        let line = try bytes(in: context).withoutLineEnd
        if line.isEmpty { throw CommandError.emptySecret(from: name) }
        return line
    }

    /// Reads it as a line of text; nil for an empty one.
    ///
    /// - Throws: `PrimitivesError.posix`.
    func readLineIfAny(in context: Context) throws(PrimitivesError) -> SecretBytes? {
        let line = try bytes(in: context).withoutLineEnd
        return line.isEmpty ? nil : line
    }

    private func bytes(in context: Context) throws(PrimitivesError) -> SecretBytes {
        switch self {
        case .file("-"):
            return try context.input.readSecret(limit: Self.limit)
        case .file(let path):
            return try FileDescriptor(reading: path).readSecret(limit: Self.limit)
        case .descriptor(let number):
            return try FileDescriptor(inherited: number).readSecret(limit: Self.limit)
        case .command(let command):
            return try ShellCommand.output(of: command, limit: Self.limit)
        case .prompt(let prompt):
            return try context.openTerminal().readSecret(prompt: prompt, limit: Self.limit)
        }
    }
}

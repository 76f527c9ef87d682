import Primitives
import Secrets

// A process for tests of what only a process of its own can show: being interrupted, and having a
// terminal. It is no part of what is installed.

ProcessSetup.prepare()

switch CommandLine.arguments.dropFirst().first {
case "hold":
    // Begins a file and waits to be interrupted.
    let file = try AtomicFile(for: FilePath(CommandLine.arguments[2]))
    try file.write(Array("half".utf8))
    try FileDescriptor.standardOutput.write(Array("holding\n".utf8))
    _ = try ShellCommand.output(of: "sleep 20", limit: 0)
    withExtendedLifetime(file) {}
case "ask":
    do throws(PrimitivesError) {
        let secret = try Terminal().readSecret(prompt: "Passphrase: ", limit: 40)
        try FileDescriptor.standardOutput.write(Array("\(secret.count) bytes\n".utf8))
    } catch {
        try FileDescriptor.standardOutput.write(Array("\(error)\n".utf8))
    }
case "limits":
    try FileDescriptor.standardOutput.write(
        FileDescriptor(reading: "/proc/self/limits").readAll(limit: 1 << 16)
    )
default:
    ProcessSetup.exit(status: 64)
}

/// What a run says of itself to whoever started it. Each has a line in the manual page.
enum ExitStatus: Int32, CaseIterable, Sendable {
    /// Done.
    case done = 0
    /// Done, with findings at or above what `--fail-on` names, or only in part.
    case findings = 1
    /// A mistake of this program.
    case internalError = 2
    /// The input is not what it should be.
    case malformed = 3
    /// The key or passphrase is not the right one.
    case wrongKey = 4
    /// The data was damaged or tampered with.
    case damaged = 5
    /// Unsafe, over a limit, or in need of a confirmation.
    case refused = 6
    /// The homeserver.
    case homeserver = 7
    /// A file, the terminal or the space on a disk.
    case file = 8
    /// The command line.
    case usage = 64
    /// Interrupted by the person or the system.
    case interrupted = 130
}

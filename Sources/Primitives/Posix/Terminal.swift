internal import Glibc
package import Secrets
internal import Synchronization

/// The terminal that the person sits at, whatever the standard streams are connected to.
package final class Terminal {
    private static let hasAsked = Atomic(false)

    private let device: FileDescriptor

    /// Opens the controlling terminal.
    ///
    /// - Throws: `PosixError.noTerminal`.
    package init() throws(PrimitivesError) {
        let number = unsafe open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)
        guard number >= 0 else { throw .posix(.noTerminal) }
        device = FileDescriptor(adopting: number, path: "/dev/tty")
    }

    /// Asks for a line that is not shown while it is typed; the prompt is erased afterwards.
    ///
    /// The line lies in the kernel's terminal buffer until the next one; that copy cannot be wiped.
    ///
    /// - Throws: `PosixError.endOfInput` when nothing was typed before the input ended,
    ///   `PosixError.tooLarge`, `PosixError.call`.
    package func readSecret(prompt: String, limit: Int) throws(PrimitivesError) -> SecretBytes {
        Self.hasAsked.store(true, ordering: .relaxed)
        let saved = try attributes()
        var silent = saved
        silent.c_lflag &= ~tcflag_t(ECHO | ECHONL)
        silent.c_lflag |= tcflag_t(ICANON | ISIG)
        let device = device
        let cleanup = Interruption.onInterruption {
            try? device.write(Array("\r\u{1B}[K".utf8))
            Self.restore(saved, on: device)
        }
        defer {
            cleanup.cancel()
            Self.restore(saved, on: device)
        }
        try set(silent)
        try device.write(Array(prompt.utf8))
        let line = try readLine(limit: limit)
        try device.write(Array("\r\u{1B}[K".utf8))
        return line
    }

    /// Shows something and asks for a line that is shown while it is typed.
    ///
    /// - Throws: as `readSecret(prompt:limit:)`.
    package func readAnswer(prompt: String, limit: Int) throws(PrimitivesError) -> SecretBytes {
        try device.write(Array(prompt.utf8))
        return try readLine(limit: limit)
    }

    /// Shows a secret under a title until the person has written it down, erases it, and asks for
    /// it back.
    ///
    /// - Returns: what was typed; comparing it is the caller's.
    /// - Throws: as `readSecret(prompt:limit:)`.
    package func confirm(
        _ secret: SecretBytes,
        title: String,
        prompt: String
    ) throws(PrimitivesError) -> SecretBytes {
        try write("\(title)\n\n  ")
        try device.write(secret)
        try write("\n\n")
        _ = try readAnswer(prompt: "Press Return when it is written down. ", limit: 4096)
        try write("\u{1B}[5A\r\u{1B}[J")
        return try readSecret(prompt: prompt, limit: 4096)
    }

    /// Shows text.
    ///
    /// - Throws: `PosixError.call`.
    package func write(_ text: String) throws(PrimitivesError) {
        try device.write(Array(text.utf8))
    }

    /// How many columns the terminal behind a stream has; nil when it is none.
    package static func columns(of stream: FileDescriptor) -> Int? {
        var size = winsize()
        guard unsafe ioctl(stream.number, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
            return nil
        }
        return Int(size.ws_col)
    }

    /// Throws away what was typed or pasted behind the last line that was asked for, if one was: the shell
    /// would take it, show it, and keep it in its history. Called once, at the end.
    package static func discardRest() {
        guard hasAsked.load(ordering: .relaxed), let terminal = try? Terminal() else { return }
        _ = tcflush(terminal.device.number, TCIFLUSH)
    }

    private func readLine(limit: Int) throws(PrimitivesError) -> SecretBytes {
        var line = SecretBuilder(limit: limit)
        while true {
            var count = 0
            let byte = try SecretBytes(count: 1) { (target) throws(PrimitivesError) in
                count = try device.read(into: &target)
            }
            if count == 0, line.count == 0 { throw .posix(.endOfInput) }
            let isEnd = count == 0 || byte.withBytes { $0[0] == UInt8(ascii: "\n") }
            if isEnd { return line.finish() }
            guard byte.withBytes({ line.append($0) }) else {
                throw .posix(.tooLarge(path: device.path, limit: limit))
            }
        }
    }

    private func attributes() throws(PrimitivesError) -> termios {
        var attributes = termios()
        try attempt(.terminal, on: device.path) { unsafe tcgetattr(device.number, &attributes) }
        return attributes
    }

    private func set(_ attributes: termios) throws(PrimitivesError) {
        var attributes = attributes
        try attempt(.terminal, on: device.path) {
            unsafe tcsetattr(device.number, TCSADRAIN, &attributes)
        }
    }

    private static func restore(_ attributes: termios, on device: FileDescriptor) {
        var attributes = attributes
        _ = unsafe tcsetattr(device.number, TCSADRAIN, &attributes)
    }
}

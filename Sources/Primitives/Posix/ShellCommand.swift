internal import CPosix
internal import Glibc
package import Secrets

/// A command of the user's, run by `/bin/sh`, that prints a secret: `pass show matrix`.
package enum ShellCommand {
    /// Runs `command` and returns what it prints, held in guarded memory.
    ///
    /// Its standard input is empty, so that it cannot take what is meant for us; its standard error
    /// is ours; the signals that are blocked here are not blocked there.
    ///
    /// - Throws: `PosixError.commandFailed` when it ends with another status than 0,
    ///   `PosixError.tooLarge`, `PosixError.call`.
    package static func output(
        of command: String,
        limit: Int
    ) throws(PrimitivesError) -> SecretBytes {
        let (process, reading) = try start(command)
        let output: Result<SecretBytes, PrimitivesError>
        do throws(PrimitivesError) {
            output = .success(try readToEnd(of: reading, limit: limit))
        } catch {
            output = .failure(error)
        }
        let status = try wait(for: process)
        let printed = try output.get()
        guard status == 0 else { throw .posix(.commandFailed(status: status)) }
        return printed
    }

    /// Reads and closes the pipe, so that a command that prints too much ends.
    private static func readToEnd(
        of number: Int32,
        limit: Int
    ) throws(PrimitivesError) -> SecretBytes {
        try FileDescriptor(adopting: number, path: nil).readSecret(limit: limit)
    }

    private static func start(
        _ command: String
    ) throws(PrimitivesError) -> (process: pid_t, reading: Int32) {
        var ends: [Int32] = [-1, -1]
        try attempt(.spawn) { unsafe posix_pipe(&ends) }
        let (reading, writing) = (ends[0], ends[1])
        defer { close(writing) }
        var process: pid_t = 0
        let number = spawn(command, output: writing, process: &process)
        guard number == 0 else {
            close(reading)
            throw .posix(.call(.spawn, path: "/bin/sh", number: number))
        }
        return (process, reading)
    }

    /// Starts the shell; 0, or the system's error number.
    private static func spawn(
        _ command: String,
        output: Int32,
        process: inout pid_t
    ) -> Int32 {
        var files = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&files)
        defer { unsafe posix_spawn_file_actions_destroy(&files) }
        unsafe posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        unsafe posix_spawn_file_actions_adddup2(&files, output, STDOUT_FILENO)

        var attributes = posix_spawnattr_t()
        unsafe posix_spawnattr_init(&attributes)
        defer { unsafe posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        unsafe sigemptyset(&none)
        unsafe posix_spawnattr_setsigmask(&attributes, &none)
        var usual = sigset_t()
        unsafe sigemptyset(&usual)
        for signal in [SIGPIPE, SIGXFSZ] { unsafe sigaddset(&usual, signal) }
        unsafe posix_spawnattr_setsigdefault(&attributes, &usual)
        let flags = Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF)
        unsafe posix_spawnattr_setflags(&attributes, flags)

        var words: [UnsafeMutablePointer<CChar>?] =
            unsafe [strdup("/bin/sh"), strdup("-c"), strdup(command), nil]
        defer { for index in unsafe words.indices { unsafe free(words[index]) } }
        let environment = unsafe posix_environment()
        return unsafe posix_spawn(&process, "/bin/sh", &files, &attributes, &words, environment)
    }

    private static func wait(for process: pid_t) throws(PrimitivesError) -> Int32 {
        var status: Int32 = 0
        try attempt(.spawn) { unsafe waitpid(process, &status, 0) }
        let signal = status & 0x7F
        return signal == 0 ? status >> 8 & 0xFF : 128 + signal
    }
}

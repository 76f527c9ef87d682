internal import CPosix
internal import Glibc

/// What every run of the command does before anything else.
package enum ProcessSetup {
    /// Makes the process fit to hold secrets, and to be told of failed writes.
    ///
    /// No core dump and no tracing by others of the same user; files and folders for their owner
    /// only; a closed pipe and a file size limit are errors of the write and not the end of the
    /// process; interruptions clean up first. A setting that the system refuses is one that is not
    /// needed there, so nothing is reported.
    package static func prepare() {
        occupyStandardDescriptors()
        var none = rlimit(rlim_cur: 0, rlim_max: 0)
        unsafe _ = setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
        _ = posix_set_undumpable()
        _ = umask(0o077)
        for ignored in [SIGPIPE, SIGXFSZ] { signal(ignored, SIG_IGN) }
        Interruption.watch()
    }

    /// Fills the places of standard streams that are closed, so that no file gets their numbers;
    /// in the wrong direction, so that using them is still an error.
    private static func occupyStandardDescriptors() {
        for number in STDIN_FILENO...STDERR_FILENO where fcntl(number, F_GETFD) < 0 {
            _ = unsafe open("/dev/null", number == STDIN_FILENO ? O_WRONLY : O_RDONLY)
        }
    }

    /// The words of the command line behind the program's name; nil for each that is not UTF-8.
    ///
    /// Nil altogether where they cannot be told: the language's runtime has them from /proc, and
    /// without it there is not even a name, which every program is started with.
    package static var arguments: [String?]? {
        let count = Int(CommandLine.argc)
        guard count > 0 else { return nil }
        let words = unsafe CommandLine.unsafeArgv
        return (1..<max(1, count)).map { number in
            guard let word = unsafe words[number] else { return nil }
            return unsafe String(validatingCString: word)
        }
    }

    /// The last component of the name that the program was called by.
    package static var programName: String? {
        guard CommandLine.argc > 0, let word = unsafe CommandLine.unsafeArgv[0],
            let name = unsafe String(validatingCString: word)
        else { return nil }
        return name.split(separator: "/").last.map(String.init)
    }

    /// Ends the process now, with a status, when everything was written.
    package static func exit(status: Int32) -> Never { Glibc.exit(status) }

    /// How many processors the system has at work, at least one.
    package static var processorCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

    /// The value of an environment variable that holds no secret.
    package static func environment(_ name: String) -> String? {
        guard let value = unsafe getenv(name) else { return nil }
        return unsafe String(cString: value)
    }
}

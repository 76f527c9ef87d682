internal import ArgumentParser
internal import Homeserver
internal import Primitives

/// How a live account is reached.
struct SessionOptions: ParsableArguments {
    @Option(
        name: .customLong("session"),
        help: ArgumentHelp(
            "The file of the login session, where it is not the user's own.",
            valueName: "file"
        ),
        completion: .file(),
        transform: namedPath
    )
    var file: String?

    @Option(
        help: ArgumentHelp(
            "Give a homeserver up that is silent for so long; 60 by default.",
            valueName: "seconds"
        )
    )
    var timeout: Int?

    func validate() throws {
        if let timeout, !(1...3600).contains(timeout) {
            throw ValidationError("--timeout takes 1 to 3600 seconds")
        }
    }

    /// Whether nothing was given.
    var isEmpty: Bool { file == nil && timeout == nil }

    /// Holds these options against what was named as accounts.
    ///
    /// - Throws: `ValidationError` for what begins as a user ID and is none, for options that are about
    ///   no account, and for one session of two users.
    func check(_ names: [String]) throws {
        let users = Set(try names.filter(UserArgument.isMeant).map(UserArgument.checked))
        if users.isEmpty, !isEmpty {
            throw ValidationError("--session and --timeout are for live accounts, '@user:server'")
        }
        if users.count > 1, file != nil {
            throw ValidationError("--session is of one account: log in to each, and leave it out")
        }
    }

    /// How long to wait.
    var patience: CurlTransport.Patience { CurlTransport.Patience(seconds: timeout ?? 60) }
}

internal import Formats
internal import Recovery

// MARK: Sessions

extension Diagnosis {
    static func sessionOfAnother(_ user: ExactText) -> Diagnosis {
        Diagnosis(
            .refused,
            "other_user",
            "nothing was done: the session is of \(Escaping.text(user)), another user",
            hints: ["name that user, or log in as the one who is meant"]
        )
    }

    static var loggedOut: Diagnosis {
        Diagnosis(
            .homeserver,
            "logged_out",
            "the session has ended: the homeserver does not know its token any more",
            hints: ["log in again with 'matrix-recovery login'"]
        )
    }

    static func noSession(_ user: String) -> Diagnosis {
        Diagnosis(
            .homeserver,
            "no_session",
            "nothing was done: there is no session of \(Escaping.text(user))",
            hints: ["'matrix-recovery login \(Escaping.text(user))' makes one"]
        )
    }

    static var notASession: Diagnosis {
        Diagnosis(
            .malformed,
            "session",
            "nothing was done: the file of the session is none",
            hints: ["log in again with --force, which writes it anew"]
        )
    }

    static func loginNotOffered(_ flows: [String]) -> Diagnosis {
        let offered = flows.map { Escaping.text($0) }.joined(separator: ", ")
        return Diagnosis(
            .homeserver,
            "login_not_offered",
            "the homeserver does not log anyone in like that; it offers "
                + (offered.isEmpty ? "nothing that it names" : offered),
            hints: [
                flows.contains("m.login.sso")
                    ? "log in in a browser, with --sso, or with --oauth where the homeserver has that"
                    : "log in with --oauth, or elsewhere, and give that session's token with "
                        + "--token-file"
            ]
        )
    }

    static var loginTimedOut: Diagnosis {
        Diagnosis(
            .homeserver,
            "login_timeout",
            "nobody was logged in, because the browser did not finish in time",
            hints: ["run the same command again"]
        )
    }

    static var notAToken: Diagnosis {
        Diagnosis(
            .malformed,
            "token",
            "nobody was logged in, because what was given is no token: it is one word of ASCII",
            hints: ["give the token alone, without quotes and spaces"]
        )
    }

    static var sessionNotKept: Diagnosis {
        Diagnosis(
            .file,
            "session_not_kept",
            "the session has to be renewed, and its file cannot be read, written or locked",
            hints: ["see whether the folder of the session's file can be written, and try again"]
        )
    }

    static var noPassword: Diagnosis {
        Diagnosis(
            .usage,
            "no_password",
            "nobody was logged in, because no password was given, and there is no terminal to ask at",
            hints: ["give one with --password-file, or an access token with --token-file"]
        )
    }
}

// MARK: Who asks

extension Diagnosis {
    static var passwordNeeded: Diagnosis {
        Diagnosis(
            .homeserver,
            "password_needed",
            "nothing was changed: the homeserver wants the account's password, and there is no "
                + "terminal to ask at",
            hints: ["give it with --password-file"]
        )
    }

    static var wrongPassword: Diagnosis {
        Diagnosis(
            .wrongKey,
            "wrong_password",
            "nothing was changed: the homeserver does not take this password",
            hints: ["it is the account's password, not a recovery key or passphrase"]
        )
    }

    static func browserNeeded(_ page: String) -> Diagnosis {
        Diagnosis(
            .homeserver,
            "browser_needed",
            "nothing was changed: the homeserver wants it to be confirmed in a browser, and there "
                + "is no terminal to ask at: \(Escaping.text(page))",
            hints: ["run the same command at a terminal"]
        )
    }

    static func stagesUnknown(_ stages: [String]) -> Diagnosis {
        let names = stages.map { Escaping.text($0) }.joined(separator: ", ")
        return Diagnosis(
            .homeserver,
            "stages_unknown",
            "nothing was changed: the homeserver wants what this program cannot do: "
                + (names.isEmpty ? "nothing it names" : names),
            hints: ["do it in a client that can"]
        )
    }
}

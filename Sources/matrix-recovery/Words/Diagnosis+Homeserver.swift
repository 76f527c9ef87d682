internal import Formats
internal import Recovery

extension HomeserverError: Diagnosable {
    var diagnosis: Diagnosis {
        switch self {
        case .noHTTPLibrary: .noHTTPLibrary
        case .notAnAddress(let text): .notAnAddress(text)
        case .plainHTTP(let text): .plainHTTP(text)
        case .unreachable(let host, let reason): .unreachable(host, reason)
        case .timedOut(let host): .timedOut(host)
        case .untrusted(let host, let reason): .untrusted(host, reason)
        case .brokenOff(let host, let reason): .brokenOff(host, reason)
        case .stopped: .unexpected("a transfer was stopped")
        case .answerTooLarge(let limit): .answerTooLarge(limit)
        case .redirected(let target): .redirected(target)
        case .notMatrix(let status): .notMatrix(status)
        case .answer(let property): .answerIncomplete(property)
        case .refused(let refusal): .refusedByServer(refusal)
        case .rateLimited(let seconds): .rateLimited(seconds)
        case .notDiscovered(let name): .notDiscovered(name)
        case .otherUser(let user): .sessionOfAnother(user)
        case .loggedOut: .loggedOut
        case .noSession(let user): .noSession(user)
        case .notASession: .notASession
        case .loginNotOffered(let flows): .loginNotOffered(flows)
        case .passwordNeeded: .passwordNeeded
        case .wrongPassword: .wrongPassword
        case .browserNeeded(let page): .browserNeeded(page)
        case .stagesUnknown(let stages): .stagesUnknown(stages)
        case .loginTimedOut: .loginTimedOut
        case .notAToken: .notAToken
        case .sessionNotKept: .sessionNotKept
        }
    }
}

// MARK: On the way to the server

extension Diagnosis {
    static var noHTTPLibrary: Diagnosis {
        Diagnosis(
            .homeserver,
            "http_library",
            "the homeserver cannot be asked, because libcurl is not installed",
            hints: ["install libcurl.so.4; Debian's package is libcurl4"]
        )
    }

    static func notAnAddress(_ text: String) -> Diagnosis {
        Diagnosis(
            .usage,
            "address",
            "no homeserver was asked: '\(Escaping.text(text))' is no address of one",
            hints: ["an address is written https://matrix.example.org"]
        )
    }

    static func plainHTTP(_ text: String) -> Diagnosis {
        Diagnosis(
            .refused,
            "plain_http",
            "no homeserver was asked: \(Escaping.text(text)) would send the session in the clear",
            hints: ["use https; http is for this machine alone"]
        )
    }

    static func unreachable(_ host: String, _ reason: String) -> Diagnosis {
        Diagnosis(
            .homeserver,
            "unreachable",
            "the homeserver was not reached: \(Escaping.text(reason.isEmpty ? host : reason))",
            hints: ["see whether the address is right and the network is there; then try again"]
        )
    }

    static func timedOut(_ host: String) -> Diagnosis {
        Diagnosis(
            .homeserver,
            "timeout",
            "the homeserver at \(Escaping.text(host)) did not answer in time",
            hints: ["try again, or give it more time with --timeout"]
        )
    }

    static func untrusted(_ host: String, _ reason: String) -> Diagnosis {
        Diagnosis(
            .homeserver,
            "tls",
            "nothing was sent, because \(Escaping.text(host)) cannot prove who it is: "
                + Escaping.text(reason),
            hints: ["where its certificate is from a private authority, log in with --ca-file"]
        )
    }

    static func brokenOff(_ host: String, _ reason: String) -> Diagnosis {
        Diagnosis(
            .homeserver,
            "broken_off",
            "the homeserver at \(Escaping.text(host)) broke off: \(Escaping.text(reason))",
            hints: ["run the same command again"]
        )
    }

    static func redirected(_ target: String) -> Diagnosis {
        Diagnosis(
            .homeserver,
            "redirected",
            "the homeserver sends elsewhere, and no session goes there: \(Escaping.text(target))",
            hints: ["if that is the homeserver's address, log in there with --homeserver"]
        )
    }

    static func notDiscovered(_ name: String) -> Diagnosis {
        Diagnosis(
            .homeserver,
            "not_discovered",
            "\(Escaping.text(name)) does not say where its homeserver is: its .well-known file is "
                + "none of Matrix",
            hints: ["name the homeserver's address with --homeserver"]
        )
    }
}

// MARK: What the server says

extension Diagnosis {
    static func answerTooLarge(_ limit: Int) -> Diagnosis {
        Diagnosis(
            .homeserver,
            "answer_limit",
            "the homeserver's answer was not read: it is longer than \(limit) bytes",
            hints: ["see with --verbose which request it is; no honest answer to it is that long"]
        )
    }

    static func notMatrix(_ status: Int) -> Diagnosis {
        Diagnosis(
            .homeserver,
            "not_matrix",
            "the answer is not a homeserver's: status \(status), and no JSON object of Matrix",
            hints: ["see whether the address is a homeserver's, and whether it is up; try again"]
        )
    }

    static func answerIncomplete(_ property: String) -> Diagnosis {
        Diagnosis(
            .homeserver,
            "answer",
            "the homeserver's answer has no usable '\(Escaping.text(property))'",
            hints: ["see with --verbose which request it is"]
        )
    }

    static func refusedByServer(_ refusal: HomeserverError.Refusal) -> Diagnosis {
        let words = refusal.words.isEmpty ? "" : ", \(Escaping.text(refusal.words))"
        return Diagnosis(
            .homeserver,
            "refused_by_server",
            "the homeserver refuses: \(Escaping.text(refusal.code))\(words)",
            hints: refusal.code == "M_FORBIDDEN" ? ["see whether user and password are right"] : []
        )
    }

    static func rateLimited(_ seconds: Int) -> Diagnosis {
        Diagnosis(
            .homeserver,
            "rate_limited",
            "the homeserver takes no more requests for \(seconds) s",
            hints: ["run the same command again after that"]
        )
    }
}

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

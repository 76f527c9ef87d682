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

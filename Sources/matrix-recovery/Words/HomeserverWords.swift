internal import Homeserver
internal import Recovery

/// What is said of requests while they are under way.
enum HomeserverWords {
    /// The words of a notice; nil where nobody need know.
    static func text(of notice: HomeserverNotice, isVerbose: Bool) -> String? {
        switch notice {
        case .waiting(let seconds):
            "the homeserver asks to wait; going on in \(seconds) s"
        case .repeating(let attempt):
            "no good answer from the homeserver; trying again, attempt \(attempt)"
        case .dehydratedDeviceNotRead(let error):
            "whether there is a dehydrated device is not known: \(error.diagnosis.message)"
        case .notSent(let devices, let error):
            "what is for \(devices.map { Escaping.text($0) }.joined(separator: ", ")) is given up: "
                + error.diagnosis.message
        case .answered(let request, let status, let sent, let received, let milliseconds):
            isVerbose
                ? "\(Escaping.text(request)): \(status), \(sent) bytes sent, \(received) received, "
                    + "\(milliseconds) ms"
                : nil
        }
    }

    /// What is said where work on a live account is interrupted.
    static let interrupted = (
        message: "interrupted before all was done; nothing is lost",
        hint: "run the same command again, which finishes it"
    )

    /// What the browser says once it has come back.
    static let browserIsDone = "You are logged in, or will know in the terminal. Close this page.\n"

    /// What to do for single sign-on in a browser on this machine.
    static func invitation(here address: String) -> String {
        "to log in, open this in a browser on this machine: \(Escaping.text(address))"
    }

    /// What to do for single sign-on in a browser on another machine.
    static func invitation(elsewhere address: String) -> String {
        "to log in, open this in a browser; it ends at a page that it cannot show, whose address is "
            + "asked for here: \(Escaping.text(address))"
    }

    /// What to do for OAuth 2.0.
    static func invitation(_ invitation: OAuthLogin.Invitation) -> String {
        let code = invitation.code.map { " and enter \(Escaping.text($0))" } ?? ""
        return "to log in, open \(Escaping.text(invitation.address)) in a browser" + code
    }

    /// The words for what went back and forth in all.
    static func text(of traffic: Traffic) -> String {
        "\(traffic.requests) requests, \(traffic.sent) bytes sent, \(traffic.received) received"
    }
}

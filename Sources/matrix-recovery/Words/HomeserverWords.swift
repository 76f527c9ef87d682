internal import Homeserver

/// What is said of requests while they are under way.
enum HomeserverWords {
    /// The words of a notice; nil where nobody need know.
    static func text(of notice: HomeserverNotice, isVerbose: Bool) -> String? {
        switch notice {
        case .waiting(let seconds):
            "the homeserver asks to wait; going on in \(seconds) s"
        case .repeating(let attempt):
            "no good answer from the homeserver; trying again, attempt \(attempt)"
        case .answered(let request, let status, let sent, let received, let milliseconds):
            isVerbose
                ? "\(Escaping.text(request)): \(status), \(sent) bytes sent, \(received) received, "
                    + "\(milliseconds) ms"
                : nil
        }
    }
}

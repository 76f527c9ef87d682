package import Formats
package import Recovery

/// What the person should know while a request is under way.
package enum HomeserverNotice: Equatable, Sendable {
    /// The server asks to wait, and this many seconds are waited.
    case waiting(seconds: Int)
    /// No good answer came, and the request is sent again, for the so manyth time.
    case repeating(attempt: Int)
    /// Whether there is a dehydrated device is not known, for this reason.
    case dehydratedDeviceNotRead(HomeserverError)
    /// What was for these devices is given up, since the server refuses it for good.
    case notSent(to: [ExactText], HomeserverError)
    /// A request was answered: what was asked, the status, the bytes sent and received, and the
    /// milliseconds it took. For `--verbose`; neither token nor body is in it.
    case answered(request: String, status: Int, sent: Int, received: Int, milliseconds: Int)
}

/// How much went back and forth.
package struct Traffic: Equatable, Sendable {
    /// Requests that were sent, repetitions too.
    package var requests = 0
    /// Bytes of bodies that were sent.
    package var sent = 0
    /// Bytes of bodies that were received.
    package var received = 0

    /// Nothing yet.
    package init() {}

    /// Both together.
    static func + (one: Traffic, other: Traffic) -> Traffic {
        var sum = one
        sum.requests += other.requests
        sum.sent += other.sent
        sum.received += other.received
        return sum
    }
}

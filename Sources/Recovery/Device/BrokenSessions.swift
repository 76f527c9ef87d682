package import Formats

/// The devices whose messages did not decrypt, so that another session is begun with them: with each at
/// most once an hour, since a server can bring this about at will. Spec: B12.
package struct BrokenSessions: Equatable, Sendable {
    /// How long a device has to wait for the next one, in seconds.
    package static let pause: Int64 = 60 * 60

    /// The devices that another session is to be begun with.
    package private(set) var waiting: [ExactText]
    /// When another was last begun, or tried to be, with a device, in seconds since 1970.
    package private(set) var replaced: [ExactText: Int64]

    /// Sessions as they were kept.
    package init(waiting: [ExactText] = [], replaced: [ExactText: Int64] = [:]) {
        self.waiting = waiting
        self.replaced = replaced
    }

    /// Notes that a message of a device did not decrypt.
    package mutating func note(_ device: ExactText, at time: Int64) {
        replaced = replaced.filter { $0.value <= time && time - $0.value < Self.pause }
        guard replaced[device] == nil, !waiting.contains(device) else { return }
        waiting.append(device)
    }

    /// Notes that another session was begun with a device, or cannot be.
    package mutating func settle(_ device: ExactText, at time: Int64) {
        waiting.removeAll { $0 == device }
        replaced[device] = time
    }
}

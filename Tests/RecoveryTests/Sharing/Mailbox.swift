import Formats
import Recovery
import Synchronization

/// All mail that a server ever gave out, which it gives out again.
final class Mailbox: Sendable {
    private let events = Mutex<[ToDeviceEvent]>([])

    /// The mail, with all that was given out before.
    ///
    /// - Parameter position: where the server says that it is; nil for where it is.
    func again(_ mail: Mail, _ position: ExactText?) -> Mail {
        let all = events.withLock { events in
            events += mail.events
            return events
        }
        return Mail(
            events: all,
            malformed: 0,
            position: position ?? mail.position,
            oneTimeKeys: mail.oneTimeKeys,
            hasFallbackKey: mail.hasFallbackKey
        )
    }
}

package import Formats

/// An ordered list of writes to account data, as data: printed by a dry run, applied one by one,
/// emitted as requests, interrupted anywhere by tests. Design: section 3.
package struct Plan: Sendable {
    /// One event's replacement.
    package struct Write: Sendable {
        /// The event.
        package let type: EventType
        /// Why it is written.
        package let purpose: Purpose
        /// What must stand there before, or nil for nothing at all.
        package let before: JSONValue?
        /// What stands there after.
        package let after: JSONValue
    }

    /// Why an event is written.
    package enum Purpose: String, Sendable {
        /// The new storage key is described.
        case describeNewKey = "describe-new-key"
        /// A secret is sealed under the new key, beside what is there.
        case sealUnderNewKey = "seal-under-new-key"
        /// The default key is moved.
        case moveDefault = "move-default"
        /// What was sealed under old keys is removed.
        case removeOldSeals = "remove-old-seals"
        /// An old key's description is blanked.
        case blankOldKey = "blank-old-key"
        /// Something that was wrong is mended.
        case repair = "repair"
        /// An event is put back as it was archived, or before a rotation that is taken back.
        case restore = "restore"
        /// What a rotation that is taken back sealed under its new key is removed.
        case removeNewSeals = "remove-new-seals"
        /// The new key's description, of a rotation that is taken back, is blanked.
        case blankNewKey = "blank-new-key"
        /// A secret is set to a new value.
        case setSecret = "set-secret"
        /// A secret is deleted.
        case removeSecret = "remove-secret"
    }

    /// The writes, in the order that loses nothing.
    package private(set) var writes: [Write] = []

    /// Account data as it will be after the writes so far.
    package private(set) var result: [AccountDataEvent]

    /// Where each event stands in `result`.
    private var places: [EventType: Int]

    /// A plan without writes, over account data as it is.
    package init(over events: [AccountDataEvent]) {
        result = events
        let numbered = events.enumerated().map { ($0.element.type, $0.offset) }
        places = Dictionary(numbered) { first, _ in first }
    }

    /// The content of an event after the writes so far.
    package func content(of type: EventType) -> JSONValue? {
        places[type].map { result[$0].content }
    }

    /// Adds a write, unless the event would already hold the same.
    package mutating func set(_ type: EventType, to after: JSONValue, _ purpose: Purpose) {
        let index = places[type]
        let before = index.map { result[$0].content }
        if let before, before.isEquivalent(to: after) { return }
        writes.append(Write(type: type, purpose: purpose, before: before, after: after))
        let event = AccountDataEvent(type: type, content: after)
        if let index {
            result[index] = event
        } else {
            places[type] = result.count
            result.append(event)
        }
    }
}

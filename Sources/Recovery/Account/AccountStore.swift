package import Formats

/// Where account data is read and written one event at a time: a file, a directory, a homeserver.
///
/// There is no transaction and no compare-and-swap in any of them, so whoever writes reads first
/// and reads back after. Design: sections 3 and 4.
package protocol AccountStore: Sendable {
    /// Every event that there is now.
    ///
    /// - Throws: `RecoveryError` for a store that cannot be read.
    func events() async throws(RecoveryError) -> [AccountDataEvent]

    /// The content of one event as it is now, or nil where there is none.
    ///
    /// - Throws: `RecoveryError` for a store that cannot be read.
    func content(of type: EventType) async throws(RecoveryError) -> JSONValue?

    /// Replaces one event, durably: when this returns, a power cut leaves the new content in place.
    ///
    /// - Parameter before: what the event held when it was read. A store that can tell refuses to
    ///   write over anything else.
    /// - Throws: `RecoveryError.changedMeanwhile`, and others for a store that cannot be written;
    ///   the old content is then still there.
    func set(
        _ type: EventType,
        to content: JSONValue,
        over before: JSONValue?
    ) async throws(RecoveryError)
}

/// Account data held in memory: what a dry run and an output file are prepared in.
package actor MemoryAccountStore: AccountStore {
    /// The document as edited so far.
    package private(set) var document: AccountDocument

    /// A store over a copy of `document`.
    package init(_ document: AccountDocument) {
        self.document = document
    }

    package func events() -> [AccountDataEvent] {
        document.events
    }

    package func content(of type: EventType) -> JSONValue? {
        document.events.first { $0.type == type }?.content
    }

    package func set(
        _ type: EventType,
        to content: JSONValue,
        over before: JSONValue?
    ) throws(RecoveryError) {
        do {
            document = try document.setting(type, to: content)
        } catch {
            throw .format(error)
        }
    }
}

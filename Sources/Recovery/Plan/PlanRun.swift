package import Formats

/// Applies a plan to a store, one write at a time, each one checked before and after.
package struct PlanRun: Sendable {
    private let store: any AccountStore

    /// A run against `store`.
    package init(on store: any AccountStore) {
        self.store = store
    }

    /// Writes what the plan says. Before each write the event is read again: if it is not what the
    /// plan was made over, the run stops, and what was written so far stays valid. After each write
    /// the event is read back, compared, and given to `verify`.
    ///
    /// - Parameter refused: told of a write that the homeserver refuses for good; the run ends with
    ///   what it throws, and goes on with the next one otherwise.
    /// - Throws: `RecoveryError.changedMeanwhile` when someone else wrote, `.notReadBack` when the
    ///   store does not hold what was written, and what the store, `verify` and `refused` throw.
    package func apply(
        _ plan: Plan,
        verify: (Plan.Write, JSONValue) throws(RecoveryError) -> Void = {
            (_, _) throws(RecoveryError) in
        },
        refused: (Plan.Write, HomeserverError) throws(RecoveryError) -> Void = {
            (_, error) throws(RecoveryError) in throw .homeserver(error)
        },
        progress: (Plan.Write) -> Void = { _ in }
    ) async throws(RecoveryError) {
        for write in plan.writes {
            let now = try await store.content(of: write.type)
            guard Self.isSame(now, write.before) else { throw .changedMeanwhile(write.type) }
            try await ensureUnused(write)
            do throws(RecoveryError) {
                try await store.set(write.type, to: write.after, over: now)
            } catch .homeserver(let error) where error.isForGood {
                try refused(write, error)
                continue
            }
            let back = try await store.content(of: write.type)
            guard Self.isSame(back, write.after) else { throw .notReadBack(write.type) }
            try verify(write, back ?? .object([]))
            progress(write)
        }
    }

    /// Before a key's description is blanked: nothing may have been sealed under it in the
    /// meantime.
    private func ensureUnused(_ write: Plan.Write) async throws(RecoveryError) {
        guard [.blankOldKey, .blankNewKey].contains(write.purpose), let id = write.type.keyID
        else { return }
        let secrets = SecretStorage(try await store.events()).secrets
        let user = secrets.first { $0.entries.contains { $0.keyID == id } }
        if let user { throw .changedMeanwhile(user.type) }
    }

    /// Account data has no absence: an event that was never there and one that was blanked are the
    /// same.
    package static func isSame(_ now: JSONValue?, _ planned: JSONValue?) -> Bool {
        switch (now, planned) {
        case (let now?, let planned?): now.isEquivalent(to: planned)
        case (let only?, nil), (nil, let only?): only.isEmptyObject
        case (nil, nil): true
        }
    }
}

import Formats
import Primitives
import Secrets

extension Rotation {
    /// Runs what was prepared; one that was finished before, with nothing left to do, does nothing.
    ///
    /// Where it fails before anything but the journal and the key's file was written, it takes both
    /// away again.
    ///
    /// - Parameters:
    ///   - keep: shows the new key to the person and has it typed back, where no file is named.
    ///   - seal: seals a copy of the contents before the first write. It is told whether an
    ///     interrupted rotation had begun to write, and so had a copy; a new one is then needed only
    ///     where that is gone.
    ///   - progress: called after each write.
    ///   - finish: makes the result durable, where the store is not; the journal goes after that.
    ///   - isBegun: asked after a failure whether there is anything else of this rotation than the
    ///     journal and the key's file; by default, whether the store describes the new key.
    /// - Throws: what the ports throw, `.changedMeanwhile`, `.notReadBack`.
    package func run(
        _ prepared: Prepared,
        on store: any AccountStore,
        keep: (NewStorageKey) throws(RecoveryError) -> Void,
        seal: (_ hasBegun: Bool) async throws(RecoveryError) -> Void,
        progress: (Plan.Write) -> Void = { _ in },
        finish: () async throws(RecoveryError) -> Void = { () async throws(RecoveryError) in },
        isBegun: (() async throws(RecoveryError) -> Bool)? = nil
    ) async throws(RecoveryError) {
        if prepared.start == .continued, prepared.plan.plan.writes.isEmpty { return }
        let type = EventType.keyDescription(prepared.new.key.id)
        let isDescribed = prepared.examination.account.content(of: type) != nil
        var isApplied = false
        do throws(RecoveryError) {
            try note(prepared, keep)
            try await seal(prepared.start == .resumed && isDescribed)
            isApplied = true
            try await apply(prepared, on: store, progress)
            try await finish()
        } catch {
            switch prepared.start {
            case .fresh, .restarted:
                if await !mayBeBegun(type, store, isBegun) { forget(prepared.new) }
            case .continued:
                if !isApplied { try? files.remove(journalPath) }
            case .resumed:
                break
            }
            throw error
        }
        if try files.status(of: journalPath) != nil { try files.remove(journalPath) }
    }

    /// Writes the journal and has the new key kept. One that is typed back at the terminal comes
    /// before the journal, as nothing has to be found again that was only shown.
    private func note(
        _ prepared: Prepared,
        _ keep: (NewStorageKey) throws(RecoveryError) -> Void
    ) throws(RecoveryError) {
        if !prepared.isResumed, request.keyFile == nil { try keep(prepared.new) }
        if !prepared.isNoted { try prepared.journal.write(journalPath, files) }
        if !prepared.isResumed, request.keyFile != nil {
            try keepInFile(prepared.new)
            try keep(prepared.new)
        }
    }

    private func apply(
        _ prepared: Prepared,
        on store: any AccountStore,
        _ progress: (Plan.Write) -> Void
    ) async throws(RecoveryError) {
        let plan = prepared.plan
        try await PlanRun(on: store).apply(
            plan.plan,
            verify: { (write, content) throws(RecoveryError) in try plan.verify(write, content) },
            progress: progress
        )
    }

    /// Whether a rotation that failed left more than the journal and the key's file. What cannot be
    /// told may be.
    private func mayBeBegun(
        _ description: EventType,
        _ store: any AccountStore,
        _ isBegun: (() async throws(RecoveryError) -> Bool)?
    ) async -> Bool {
        do throws(RecoveryError) {
            if let isBegun { return try await isBegun() }
            return try await store.content(of: description) != nil
        } catch {
            return true
        }
    }

    /// Takes away the journal and the key of a rotation that wrote nothing else.
    private func forget(_ new: NewStorageKey) {
        try? files.remove(journalPath)
        guard let path = request.keyFile, (try? files.status(of: path))??.kind == .regular,
            let text = try? files.readSecret(path, limit: 4096),
            (try? RecoveryKey.decode(text)) == new.key.material
        else { return }
        try? files.remove(path)
    }
}

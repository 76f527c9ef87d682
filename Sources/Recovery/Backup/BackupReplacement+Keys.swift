import Formats
import Primitives
import Secrets

extension BackupReplacement {
    /// The key that the new version is made with.
    struct Next {
        let key: SecretBytes
        let publicKey: [UInt8]
        let change: StoredBackupKey.Unfinished
        /// Whether it was in secret storage before.
        let isResumed: Bool
    }

    /// The key that a change which is not finished goes to, or a new one, which is then in secret
    /// storage; what was there before is kept.
    ///
    /// Where another version is the current one than such a change began with or made, it begins
    /// anew, with the current version.
    ///
    /// - Throws: `RecoveryError.backup` with `.none`, `.notOurs`, `.opensAlready`,
    ///   `.unfinished`;
    ///   `.defaultKeyNotAtHand`, `.notOpened`; what the store throws.
    func next(after versions: [BackupVersion]) async throws(RecoveryError) -> Next {
        let stored = try StoredBackupKey(examination)
        let current = versions.first
        if let stored, let change = stored.unfinished,
            change.from == current?.version || current?.publicKey == .valid(stored.publicKey)
        {
            if request.source == .nothing, let from = change.from {
                throw .backup(.unfinished(from))
            }
            return Next(
                key: stored.key,
                publicKey: stored.publicKey,
                change: change,
                isResumed: true
            )
        }
        let known = try self.known(stored)
        let from = try source(in: versions, known.map(\.publicKey))
        let begun = stored.flatMap { $0.isTakenUp(over: versions) ? $0.key : nil }
        let key = begun ?? Randomness.secret(X25519.keyLength)
        let next = try Next(
            key: key,
            publicKey: Self.publicKey(of: key),
            change: .init(from: from?.version, fromKey: from?.publicKey.bytes),
            isResumed: begun != nil
        )
        let opening = [stored?.publicKey, from?.publicKey.bytes]
        for (key, publicKey) in known
        where publicKey != next.publicKey && opening.contains(publicKey) {
            try await set(StoredBackupKey.keeping(publicKey), to: key)
        }
        let marks = StoredBackupKey.marks(next.publicKey, next.change)
        try await set(.megolmBackup, to: key, beside: marks)
        return next
    }

    /// The private keys at hand, with their public keys.
    func keys() throws(RecoveryError) -> [(key: SecretBytes, publicKey: [UInt8])] {
        try known(StoredBackupKey(examination))
    }

    private func known(
        _ stored: StoredBackupKey?
    ) throws(RecoveryError) -> [(key: SecretBytes, publicKey: [UInt8])] {
        let kept = examination.matrix.rows.filter { StoredBackupKey.isKept($0.type) }
            .compactMap { $0.value.flatMap { try? BackupKey.read($0) } }
        var known: [(key: SecretBytes, publicKey: [UInt8])] = []
        for key in (stored.map { [$0.key] } ?? []) + kept + request.keys {
            let publicKey = try Self.publicKey(of: key)
            if !known.contains(where: { $0.publicKey == publicKey }) {
                known.append((key, publicKey))
            }
        }
        return known
    }

    /// The version whose room keys are to go over, as a key at hand opens it; nil where none are.
    private func source(
        in versions: [BackupVersion],
        _ publicKeys: [[UInt8]]
    ) throws(RecoveryError) -> BackupVersion? {
        let current = versions.first
        let isOurs = current?.publicKey.bytes.map(publicKeys.contains) ?? false
        if request.source == .nothing {
            if isOurs, !request.mayReplace { throw .backup(.opensAlready(current?.version ?? "")) }
            return nil
        }
        guard let current else { throw .backup(.none) }
        guard isOurs else { throw .backup(.notOurs(current.version ?? "")) }
        return current
    }

    /// Seals a key in secret storage, reads it back and opens it.
    private func set(
        _ type: EventType,
        to key: SecretBytes,
        beside members: [(name: ExactText, value: JSONValue)] = []
    ) async throws(RecoveryError) {
        let text = SecretBytes(copyingBase64Of: key)
        if members.isEmpty, examination.matrix.value(of: type) == text { return }
        let edit = try SecretEdit.set(type, to: text, in: examination, beside: members)
        try await PlanRun(on: store).apply(edit.plan, verify: edit.verify)
    }

    /// Says in secret storage that the change is finished.
    func finish(_ next: Next) async throws(RecoveryError) {
        guard let content = try await store.content(of: .megolmBackup),
            let finished = StoredBackupKey.finished(content, of: next.publicKey)
        else { return }
        var plan = Plan(over: [AccountDataEvent(type: .megolmBackup, content: content)])
        plan.set(.megolmBackup, to: finished, .setSecret)
        try await PlanRun(on: store).apply(plan)
    }

    /// Removes the keys of versions that are gone, unless they are those of versions that stay.
    func forget(
        _ publicKeys: [[UInt8]],
        staying versions: [BackupVersion]
    ) async throws(RecoveryError) {
        let staying = versions.compactMap(\.publicKey.bytes)
        for publicKey in publicKeys where !staying.contains(publicKey) {
            try await BackupRemoval.forget(publicKey, in: store)
        }
    }

    private static func publicKey(of key: SecretBytes) throws(RecoveryError) -> [UInt8] {
        try carryingPrimitive { () throws(PrimitivesError) in try X25519.publicKey(of: key) }
    }
}

package import Formats
import Primitives

/// Restores to an account on a homeserver, part by part, in the order in which nothing can be lost.
///
/// Interrupted anywhere, a plan made anew is what is left to do: what is there already is found there.
package struct LiveRestorationRun: Sendable {
    /// What is being done.
    package enum Stage: Equatable, Sendable {
        /// So many events of so many were written.
        case events(Int, of: Int)
        /// The identity is published.
        case identity
        /// So many room keys of so many were uploaded.
        case roomKeys(Int, of: Int)
    }

    /// What was done.
    package struct Outcome: Equatable, Sendable {
        /// The events that the homeserver refused to have written.
        package fileprivate(set) var refused: [EventType: HomeserverError] = [:]
        /// What became of the identity.
        package fileprivate(set) var identity: IdentityPublication.Outcome?
        /// The version that took the room keys.
        package fileprivate(set) var version: ExactText?
        /// How many were uploaded.
        package fileprivate(set) var uploaded = 0
    }

    private let account: any AccountStore & IdentityServer & BackupServer
    private let threads: Int

    /// A run against an account.
    package init(on account: any AccountStore & IdentityServer & BackupServer, threads: Int) {
        self.account = account
        self.threads = threads
    }

    /// What the version that takes the room keys lacks of them.
    ///
    /// - Throws: `RecoveryError.homeserver`; `PrimitivesError.posix`.
    package func survey(
        _ gathered: GatheredRoomKeys,
        for plan: LiveRestoration
    ) async throws(RecoveryError) -> RestoredRoomKeys {
        let threads = threads
        let version: ExactText? =
            if case .use(let version) = plan.backup.outcome { version } else { nil }
        let key = plan.backup.key
        return try await account.withBackups { (connection) throws(RecoveryError) in
            try RestoredRoomKeys(gathered, of: key, over: version, connection, threads: threads)
        }
    }

    /// Does what the plan says. Where the homeserver refuses an event that is no part of secret
    /// storage, the rest is done without it.
    ///
    /// - Parameters:
    ///   - missing: what the key backup lacks.
    ///   - person: asked where the server wants to know again who asks.
    /// - Throws: as `PlanRun.apply`, `IdentityPublication.publish` and `BackupUpload`.
    package func apply(
        _ plan: LiveRestoration,
        _ gathered: GatheredRoomKeys,
        _ missing: RestoredRoomKeys,
        _ person: any InteractivePerson,
        progress: @escaping @Sendable (Stage) -> Void = { _ in }
    ) async throws(RecoveryError) -> Outcome {
        var outcome = Outcome()
        let writes = plan.events.plan.writes.count
        var written = 0
        let advance = { (_: Plan.Write) in
            written += 1
            progress(.events(written, of: writes))
        }
        try await PlanRun(on: account).apply(
            plan.events.plan,
            refused: { (write, error) throws(RecoveryError) in
                if write.isOfSecretStorage { throw .homeserver(error) }
                outcome.refused[write.type] = error
            },
            progress: advance
        )
        if plan.identity.outcome == .publish, let keys = plan.identity.keys {
            progress(.identity)
            outcome.identity = try await IdentityPublication(keys)
                .publish(on: account, .refused, person)
        }
        guard plan.backup.key != nil else { return outcome }
        let threads = threads
        outcome.version = try await account.withBackups { (connection) throws(RecoveryError) in
            let version = try Self.version(for: plan, connection)
            if let key = plan.backup.key {
                try missing.upload(
                    gathered,
                    to: version,
                    of: key,
                    over: connection,
                    threads: threads
                ) { progress(.roomKeys($0, of: missing.missing)) }
            }
            return version.version ?? ""
        }
        outcome.uploaded = missing.missing
        return outcome
    }

    /// The version that takes the room keys, made where there is none. What another client made since
    /// the plan was is not written over.
    private static func version(
        for plan: LiveRestoration,
        _ connection: any BackupConnection
    ) throws(RecoveryError) -> BackupVersion {
        let current = try connection.version(nil)
        guard current?.version == plan.backup.current else {
            throw .backup(.replaced(current?.version))
        }
        guard plan.backup.outcome == .make, let publicKey = plan.backup.publicKey else {
            guard let current else { throw .backup(.none) }
            return current
        }
        let new = try NewBackupVersion(publicKey: publicKey, signer: plan.signer)
        let name = try connection.create(new)
        guard let made = try connection.version(name) else {
            throw .backup(.noSuchVersion(name))
        }
        return made
    }
}

extension Plan.Write {
    /// Whether it is the default key, a key's description or a secret: what is written, published and
    /// uploaded later rests on them.
    fileprivate var isOfSecretStorage: Bool {
        let written = SecretStorage([AccountDataEvent(type: type, content: after)])
        return type == .defaultKey || type.keyID != nil || !written.secrets.isEmpty
    }
}

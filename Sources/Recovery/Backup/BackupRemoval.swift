package import Formats
import Primitives
package import Secrets

/// Removes a version of a key backup from a homeserver.
package struct BackupRemoval: Sendable {
    private let keys: [SecretBytes]
    private let store: any AccountStore
    private let server: any BackupServer

    /// - Parameter keys: the private keys at hand.
    package init(
        keys: [SecretBytes],
        in store: any AccountStore,
        on server: any BackupServer
    ) {
        self.keys = keys
        self.store = store
        self.server = server
    }

    /// The version, as it is before it is removed.
    ///
    /// - Throws: `RecoveryError.backup` with `.noSuchVersion`, and with `.lastOfItsKind` where no
    ///   other version is opened by a key at hand; `.homeserver`.
    package func check(_ version: ExactText) async throws(RecoveryError) -> BackupVersion {
        let all = try await server.withBackups { (server) throws(RecoveryError) in
            try server.versions()
        }
        guard let found = all.first(where: { $0.version == version }) else {
            throw .backup(.noSuchVersion(version))
        }
        let own = keys.compactMap { try? X25519.publicKey(of: $0) }
        let others = all.filter { $0.version != version }
        guard others.contains(where: { $0.publicKey.bytes.map(own.contains) ?? false }) else {
            throw .backup(.lastOfItsKind(version))
        }
        return found
    }

    /// Removes a version, and the key in secret storage that was kept for it alone.
    ///
    /// - Returns: the version that is the current one then.
    /// - Throws: `RecoveryError.homeserver`; what the store throws.
    package func remove(_ version: ExactText) async throws(RecoveryError) -> ExactText? {
        let (gone, left) = try await server.withBackups { (server) throws(RecoveryError) in
            let gone = try server.version(version)
            try server.remove(version)
            return (gone, try server.versions())
        }
        if let publicKey = gone?.publicKey.bytes,
            !left.contains(where: { $0.publicKey.bytes == publicKey })
        {
            try await Self.forget(publicKey, in: store)
        }
        return left.first?.version
    }

    /// Blanks the event that keeps the key of a version that is gone.
    static func forget(
        _ publicKey: [UInt8],
        in store: any AccountStore
    ) async throws(RecoveryError) {
        let type = StoredBackupKey.keeping(publicKey)
        guard let content = try await store.content(of: type), !content.isEmptyObject else {
            return
        }
        var plan = Plan(over: [AccountDataEvent(type: type, content: content)])
        plan.set(type, to: .object([]), .removeSecret)
        try await PlanRun(on: store).apply(plan)
    }
}

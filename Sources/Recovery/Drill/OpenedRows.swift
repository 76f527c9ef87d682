package import Formats
import Primitives
package import Secrets

/// How many room keys the key backups on a homeserver give, opened as they come and kept nowhere.
package struct OpenedRows: Sendable {
    /// What became of the rows of each version that a key at hand is the key of.
    package let tallies: [ExactText: RoomKeyTally]

    /// Downloads and opens the rows.
    ///
    /// - Parameters:
    ///   - source: the account, with its key backup versions.
    ///   - keys: the private keys at hand.
    ///   - progress: told how many rows there were.
    /// - Throws: `RecoveryError.homeserver`; as `RoomKeyReader`.
    package init(
        of source: AccountSource,
        on server: any BackupServer,
        keys: [SecretBytes],
        threads: Int,
        progress: @escaping @Sendable (Int) -> Void
    ) async throws(RecoveryError) {
        let own = keys.compactMap { try? X25519.publicKey(of: $0) }
        let infos = source.backups.map(\.info)
        let versions = infos.filter { $0.publicKey.bytes.map(own.contains) ?? false }
            .compactMap(\.version)
        tallies = try await server.withBackups { (server) throws(RecoveryError) in
            var tallies: [ExactText: RoomKeyTally] = [:]
            var count = 0
            for version in versions {
                var tally = RoomKeyTally()
                let reader = try RoomKeyReader(keys: keys, threads: threads)
                let deliver = { (batch: SessionBatch) throws(RecoveryError) in
                    tally.add(batch)
                    count += batch.sessions.count + batch.rejects.count
                    progress(count)
                }
                try server.download(version) { (bytes) throws(RecoveryError) in
                    try reader.take(bytes, deliver)
                }
                try reader.finish(deliver)
                tallies[version] = tally
            }
            return tallies
        }
    }
}

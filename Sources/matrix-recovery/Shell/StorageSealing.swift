internal import Formats
internal import Homeserver
internal import Primitives
internal import Recovery
internal import Secrets

/// Secrets on their way under a new key of a live account, which becomes its default. Interrupted anywhere,
/// it is finished by being done again.
struct StorageSealing {
    private let source: StorageKeySource
    private let key: StorageKey
    private let storage: NewStorage

    /// Sees what is to be done.
    ///
    /// - Throws: `RecoveryError`.
    init(
        of secrets: [EventType: SecretBytes],
        under source: StorageKeySource,
        in live: LiveAccount,
        _ context: Context,
        _ output: OutputOptions
    ) async throws {
        let account = try await context.read(live, output).account
        let new = try source.key(for: account)
        self.source = source
        key = new.key
        storage = try NewStorage(of: secrets, over: account.events, under: new)
    }

    /// Whether nothing is left to do.
    var isDone: Bool { storage.plan.writes.isEmpty }

    /// What is under the key in the end.
    var report: NewStorageReport { NewStorageReport(storage, keptIn: source.path) }

    /// Does it; a new key is kept first.
    ///
    /// - Throws: `RecoveryError`.
    func run(in live: LiveAccount, _ context: Context, _ output: OutputOptions) async throws {
        let count = Int64(storage.plan.writes.count)
        let write = {
            try await Progress.during("sealing under the new key", in: context, output) {
                progress in
                var written: Int64 = 0
                try await storage.apply(on: live) { _ in
                    written += 1
                    progress.advance(to: written, of: count)
                }
            }
        }
        guard case .file(let path, kept: nil) = source else { return try await write() }
        try await NewKeyFile.during(key, at: path, on: live, context.files, write)
    }
}

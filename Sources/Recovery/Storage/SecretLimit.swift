package import Formats

/// How many keys and secrets are taken of one account or archive.
///
/// Every value at hand lies in guarded memory, which costs the process several of the mappings that
/// the system gives it (65 530 on Linux), and running out of them is no error that can be caught.
package enum SecretLimit {
    /// The most keys and sealed values in an account, and the most secrets in an archive; a real
    /// account has about ten.
    package static let most = 4096

    /// Checks the account data of an account before anything in it is opened. A secret counts once
    /// for every key that it is sealed under.
    ///
    /// - Throws: `RecoveryError.tooManySecrets`.
    package static func check(_ events: [AccountDataEvent]) throws(RecoveryError) {
        let storage = SecretStorage(events)
        let sealed = storage.secrets.reduce(0) { $0 + $1.entries.count }
        try check(storage.descriptions.count + sealed)
    }

    /// Checks the table of contents of an archive before any of its secrets is read.
    ///
    /// - Throws: `RecoveryError.tooManySecrets`.
    package static func check(_ manifest: ArchiveManifest) throws(RecoveryError) {
        try check(manifest.entries.count { $0.kind == .secret })
    }

    private static func check(_ count: Int) throws(RecoveryError) {
        guard count <= most else { throw .tooManySecrets(count) }
    }
}

internal import Primitives
internal import Recovery

extension AccountOptions {
    /// Reads the account, also from an archive of ours.
    ///
    /// - Throws: `RecoveryError`.
    func read(opening archive: AccountArchiveSources, in context: Context) throws -> AccountSource {
        try read(in: context)
    }
}

package import Formats

extension DescriptionSigner {
    /// The signer of an account whose master key was opened.
    ///
    /// - Parameter published: an identity that is not known to be this account's.
    /// - Throws: `RecoveryError.cannotSign`.
    package init(
        _ examination: Examination,
        published: PublishedIdentity? = nil
    ) throws(RecoveryError) {
        guard let userID = examination.account.userID else { throw .cannotSign(.userUnknown) }
        guard let value = examination.matrix.value(of: .master),
            let own = SigningSeed(value: value)
        else { throw .cannotSign(.masterKeyNotOpened) }
        if let published = examination.account.identity?.master,
            own.publicKey != published.publicKey
        {
            throw .cannotSign(.masterKeyIsAnother)
        }
        if let other = published, other.userID != userID, other.master?.publicKey == own.publicKey {
            throw .cannotSign(.userIsAnother(other.userID))
        }
        self.init(userID: userID, masterSeed: own.seed)
    }
}

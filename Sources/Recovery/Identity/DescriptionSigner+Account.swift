package import Formats
import Primitives
import Secrets

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
            let seed = try? Base64.decode(value), seed.count == 32
        else { throw .cannotSign(.masterKeyNotOpened) }
        if let published = examination.account.identity?.master,
            (try? Ed25519.publicKey(ofSeed: seed)) != published.publicKey
        {
            throw .cannotSign(.masterKeyIsAnother)
        }
        if let other = published, other.userID != userID, let key = other.master?.publicKey,
            (try? Ed25519.publicKey(ofSeed: seed)) == key
        {
            throw .cannotSign(.userIsAnother(other.userID))
        }
        self.init(userID: userID, masterSeed: seed)
    }
}

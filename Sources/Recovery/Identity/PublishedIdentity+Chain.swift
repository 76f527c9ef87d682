package import Formats

extension PublishedIdentity {
    /// The master key and the self-signing key, whose signatures are still to be checked.
    ///
    /// - Throws: `RecoveryError.identity` with `notUsable` where something else is shown in their places,
    ///   `notPublished` where nothing is.
    package func chain() throws(RecoveryError) -> (master: PublishedKey, selfSigning: PublishedKey)
    {
        let unusable = unusable([.master, .selfSigning])
        if !unusable.isEmpty { throw .identity(.notUsable(unusable)) }
        guard let master, let selfSigning else { throw .identity(.notPublished) }
        return (master, selfSigning)
    }

    /// Those of these secrets in whose key's place something is shown that is no key of this user.
    package func unusable(_ types: [EventType]) -> [EventType] { types.filter(hasMisfit) }
}

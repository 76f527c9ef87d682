package import Formats

/// Shares as a person types them, of whatever sets: each set is gathered by itself, until one is
/// whole.
package struct TypedShares: Sendable {
    /// The set of the last share comes last.
    private var sets: [KeyShares] = []

    /// None yet.
    package init() {}

    /// The set that the last share is of.
    package var current: KeyShares { sets.last ?? KeyShares() }

    /// Takes a share, unless a set is whole already.
    ///
    /// - Throws: `SharesError.sameNumber`, `inconsistent`; `anotherSet` where it is of another set
    ///   than the one before it, though it was taken; `digest` where its set would be whole and does
    ///   not fit together: all of that set is forgotten then.
    package mutating func add(_ share: Slip39Share) throws(RecoveryError) {
        let before = current
        guard before.missing != nil else { return }
        let place = sets.firstIndex { $0.set == share.set }
        var set = place.map { sets[$0] } ?? KeyShares()
        try set.add(share)
        if let place { sets.remove(at: place) }
        if set.missing == nil { try set.check() }
        sets.append(set)
        guard set.missing != nil, let other = before.set, other != share.set else { return }
        throw .shares(.anotherSet(share.set.identifier, expected: other.identifier))
    }
}

/// Why shares do not give a key, or a key no shares.
package enum SharesError: Error, Equatable, Sendable {
    /// Another set than the shares before are of, by their identifiers, which may be alike where
    /// something else differs.
    case anotherSet(Int, expected: Int)
    /// Two different shares of one group have this number, from 1.
    case sameNumber(Int)
    /// Shares of one group differ in how many are needed, or how long they are.
    case inconsistent
    /// Not as many as are needed.
    case tooFew(MissingShares)
    /// Each share is well formed, but what they give does not carry its digest: one of them is wrong.
    case digest
    /// The passphrase has other characters than printable ASCII, which no such passphrase has.
    case passphrase
    /// So many rounds are past the limit: 10000 × 2^exponent.
    case cost(exponent: Int)
}

/// What is still needed to combine shares.
package struct MissingShares: Equatable, Sendable {
    /// How many shares of a group there are, and how many are needed.
    package struct Group: Equatable, Sendable {
        /// How many are at hand.
        package let have: Int
        /// How many are needed.
        package let need: Int
    }

    /// How many groups are complete.
    package let groups: Int
    /// How many have to be.
    package let groupsNeeded: Int
    /// The groups that are begun and not complete, those that miss least first.
    package let begun: [Group]
}

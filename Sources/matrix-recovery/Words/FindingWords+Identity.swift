internal import Formats
internal import Recovery

extension FindingWords {
    /// The published identity and its devices.
    static func identityWords(_ id: FindingID, _ facts: Facts) -> Words {
        switch id {
        case .identityUnpublished:
            (
                "\(facts.event) is stored, but no such key is published: verification cannot work",
                seal, nil
            )
        case .identityMismatch:
            (
                "\(facts.event) is not the key that is published: \(facts.found) instead of "
                    + "\(facts.expected)",
                "an older dump or another device may have the right one; do not reset yet",
                "Master pubkey key doesn't match"
            )
        case .identityChainBroken:
            (
                "nobody can verify you: the published key of \(facts.event) is not signed by the "
                    + "master key",
                seal, nil
            )
        case .deviceOldKey:
            (
                "device \(facts.device) counts as unverified: it was signed by a key that is no "
                    + "longer the self-signing key",
                "verify the device again", nil
            )
        default:
            ("device \(facts.device) is not verified by this account", nil, nil)
        }
    }
}

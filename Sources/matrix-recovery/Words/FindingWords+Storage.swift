internal import Formats
internal import Recovery

extension FindingWords {
    /// The storage as a whole.
    static func storageWords(_ id: FindingID, _ facts: Facts) -> Words {
        switch id {
        case .storageNone:
            (
                "nothing is stored on the server: without a device that is logged in, all is lost",
                "set up recovery in a client", nil
            )
        case .storageCleared:
            (
                "the keys \(facts.keys) were blanked: no client finds its way to the secrets",
                "a key that you still hold may open them: try 'matrix-recovery doctor' with it",
                "Key storage is out of sync"
            )
        case .defaultDangling where facts.keys.isEmpty:
            (
                "clients find no default key: nothing says which one it is", rotate,
                "Key storage is out of sync"
            )
        case .defaultDangling:
            (
                "clients cannot use the default key \(facts.keys): it has no readable description "
                    + "or mark",
                rotate + " with a key that opens the secrets", "Key storage is out of sync"
            )
        case .defaultConflict:
            (
                "two marks name different default keys: \(facts.keys); the event wins", rotate, nil
            )
        case .orphanKeys:
            (
                "secrets are sealed under \(facts.key), which nothing describes: clients cannot use "
                    + "them",
                "keep that key if you have it; given here, it still opens them", nil
            )
        default:
            (
                "a rotation to \(facts.key) was interrupted; both keys are still needed",
                "run the same 'matrix-recovery rotate' again", nil
            )
        }
    }

    /// A key's description.
    static func descriptionWords(_ id: FindingID, _ facts: Facts) -> Words {
        switch id {
        case .descriptionNoMAC:
            (
                "clients differ on \(facts.key): it has no key check, so only opening a secret "
                    + "proves it",
                rotate, nil
            )
        case .descriptionIVLength:
            (
                "Element and others refuse \(facts.key): its iv is longer than 16 bytes, as Nheko "
                    + "wrote it until 2026",
                rotate, "algorithm.counter must contain exactly 16 bytes"
            )
        case .descriptionMalformed:
            (
                "\(facts.subject) cannot be used by every client: its description is malformed"
                    + facts.property,
                rotate, nil
            )
        case .descriptionSignatureBad:
            (
                "\(facts.key) may have been put there by someone else: the master key's signature "
                    + "does not hold",
                "do not enter a key for it before you know why", nil
            )
        case .legacyAsymmetric:
            (
                "no client of today can use \(facts.key): it is of the 2019 proposal's public-key "
                    + "kind",
                rotate, nil
            )
        case .algorithmUnknown:
            ("nothing here can use \(facts.key): its algorithm is not known", nil, nil)
        case .derivationWeak:
            (
                "the passphrase of \(facts.key) is quicker to guess than it should be: "
                    + "\(facts.count) rounds",
                "'matrix-recovery rotate --new-passphrase-file' uses 600000", nil
            )
        default:
            (
                "the passphrase of \(facts.key) is not tried: its parameters (\(facts.count) rounds) "
                    + "are past every limit, as if to keep you busy",
                "use the recovery key", nil
            )
        }
    }
}

internal import Formats
internal import Recovery

// MARK: The storage as a whole

extension FindingWords {
    static func storageNone(_ facts: Facts) -> Words {
        (
            "nothing is stored on the server: without a device that is logged in, all is lost",
            "set up recovery in a client", nil
        )
    }

    static func storageCleared(_ facts: Facts) -> Words {
        (
            "the keys \(facts.keys) were blanked: no client finds its way to the secrets",
            "a key that you still hold may open them: try 'matrix-recovery doctor' with it",
            "Key storage is out of sync"
        )
    }

    /// The event that names the default key is missing, or names it in no way that clients read.
    static func defaultDangling(_ facts: Facts) -> Words {
        let known = "Key storage is out of sync"
        if facts.propertyName == "name" {
            return (
                "clients find no default key: they look for the event "
                    + "m.secret_storage.default_key, which names none; \(facts.keys) is only "
                    + "marked by its name",
                repair, known
            )
        }
        if facts.propertyName == "key" {
            return (
                "clients find no default key: m.secret_storage.default_key has \(facts.keys) as a "
                    + "bare text, as in 2019",
                repair, known
            )
        }
        if facts.keys.isEmpty {
            return ("clients find no default key: nothing says which one it is", repair, known)
        }
        return (
            "clients cannot use the default key \(facts.keys): it has no readable description",
            repair + " with a key that opens the secrets", known
        )
    }

    static func defaultConflict(_ facts: Facts) -> Words {
        (
            facts.propertyName == "name"
                ? "several keys are marked as the default by their names: \(facts.keys); nothing says "
                    + "which one it is"
                : "two marks name different default keys: \(facts.keys); the event wins",
            repair, nil
        )
    }

    static func orphanKeys(_ facts: Facts) -> Words {
        (
            "secrets are sealed under \(facts.key), which nothing describes: clients cannot use "
                + "them",
            "keep that key if you have it; given here, it still opens them", nil
        )
    }

    static func rotationUnfinished(_ facts: Facts) -> Words {
        (
            "a rotation to \(facts.key) was interrupted; both keys are still needed",
            "run the same 'matrix-recovery rotate' again, or 'matrix-recovery rotate --abort'", nil
        )
    }

    static func otherKeyOpens(_ facts: Facts) -> Words {
        let secrets = facts.count == "1" ? "1 secret is" : "\(facts.count) secrets are"
        return (
            "\(secrets) sealed under \(facts.key) as well as under the default key: whoever has that "
                + "key can open them",
            "'matrix-recovery rotate' takes it away, and keeps it with --keep; where a rotation was "
                + "interrupted, run the same again", nil
        )
    }
}

// MARK: A key's description

extension FindingWords {
    static func descriptionNoMAC(_ facts: Facts) -> Words {
        (
            "clients differ on \(facts.key): it has no key check, so only opening a secret "
                + "proves it",
            repair + " with that key", nil
        )
    }

    static func descriptionCheckBad(_ facts: Facts) -> Words {
        (
            "clients call the right \(facts.key) wrong: it opens secrets, and the key check in its "
                + "description does not fit it",
            repair + " with that key", nil
        )
    }

    static func descriptionIVLength(_ facts: Facts) -> Words {
        (
            "Element and others refuse \(facts.key): its iv is longer than 16 bytes, as Nheko "
                + "wrote it until 2026",
            repair + " with that key", "algorithm.counter must contain exactly 16 bytes"
        )
    }

    static func descriptionMalformed(_ facts: Facts) -> Words {
        (
            "\(facts.subject) cannot be used by every client: its description is malformed"
                + facts.property,
            rotate, nil
        )
    }

    static func descriptionSignatureBad(_ facts: Facts) -> Words {
        (
            "\(facts.key) may have been put there by someone else: the master key's signature "
                + "does not hold",
            "do not enter a key for it before you know why", nil
        )
    }

    static func legacyAsymmetric(_ facts: Facts) -> Words {
        (
            "no client of today can use \(facts.key): it is of the 2019 proposal's public-key "
                + "kind",
            rotate, nil
        )
    }

    static func algorithmUnknown(_ facts: Facts) -> Words {
        facts.propertyName == nil
            ? ("nothing here can use \(facts.key): its algorithm is not known", nil, nil)
            : (
                "the passphrase of \(facts.key) cannot be tried: how the key is derived from it is "
                    + "not known",
                "use the recovery key", nil
            )
    }

    static func derivationWeak(_ facts: Facts) -> Words {
        (
            "the passphrase of \(facts.key) is quicker to guess than it should be: "
                + "\(facts.count) rounds",
            "'matrix-recovery rotate --new-passphrase-file' uses 600000", nil
        )
    }

    static func derivationAbusive(_ facts: Facts) -> Words {
        (
            "the passphrase of \(facts.key) is not tried: its parameters\(facts.measure) are none that "
                + "a client would write",
            "use the recovery key", nil
        )
    }
}

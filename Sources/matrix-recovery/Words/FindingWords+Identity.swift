internal import Formats
internal import Recovery

// MARK: What lies beside the account

extension FindingWords {
    static func accountFileUnread(_ facts: Facts) -> Words {
        (
            "what \(facts.file) says of the identity or the key backup is not known: it cannot be "
                + "read, or is no JSON",
            "fetch it again, or move it away if it is not of this account", nil
        )
    }
}

// MARK: The published identity and its devices

extension FindingWords {
    static func identityUnpublished(_ facts: Facts) -> Words {
        if facts.isUserSigning {
            return (
                "\(facts.event) is stored, but no such key is shown: verifying others does not "
                    + "work, unless somebody else than the user asked the server",
                "ask it as the user, and put the answer beside the account", nil
            )
        }
        return (
            "\(facts.event) is stored, but no such key is published: verification cannot work",
            seal, nil
        )
    }

    static func identityUnreadable(_ facts: Facts) -> Words {
        (
            "nothing can be said of a part of the published identity: what the homeserver shows is "
                + "malformed\(facts.property)",
            "ask the server again; if it stays so, log out the device or see who runs the server",
            nil
        )
    }

    static func identityForeign(_ facts: Facts) -> Words {
        (
            "a part of the published identity is not trusted: it says that it is another's, or "
                + "stands there twice\(facts.property)",
            "ask who runs the homeserver how that came to be; sign and verify nothing until then",
            nil
        )
    }

    static func identityMismatch(_ facts: Facts) -> Words {
        (
            "\(facts.event) is not the key that is published: \(facts.found) instead of "
                + "\(facts.expected)",
            "an older dump or another device may have the right one; do not reset yet",
            "Master pubkey key doesn't match"
        )
    }

    static func identityChainBroken(_ facts: Facts) -> Words {
        (
            "nobody can verify you: the published key of \(facts.event) is not signed by the "
                + "master key",
            seal, nil
        )
    }

    static func deviceOldKey(_ facts: Facts) -> Words {
        (
            "device \(facts.device) counts as unverified: it was signed by a key that is no "
                + "longer the self-signing key",
            signDevice, nil
        )
    }

    static func deviceUnsigned(_ facts: Facts) -> Words {
        ("device \(facts.device) is not verified by this account", nil, nil)
    }

    static func deviceSignatureBad(_ facts: Facts) -> Words {
        (
            "device \(facts.device) is not what it says: its signature by "
                + (facts.propertyName == "own" ? "itself" : "the self-signing key")
                + " does not hold",
            "log the device out, if nobody knows it; else see who runs the server", nil
        )
    }

    static func deviceDehydrated(_ facts: Facts) -> Words {
        (
            "device \(facts.device) is a dehydrated one: nobody's login, it lies on the homeserver "
                + "and takes room keys while no other device is there",
            nil, nil
        )
    }

    static func deviceDehydratedNoKey(_ facts: Facts) -> Words {
        (
            "no new login gets the room keys that the dehydrated device \(facts.device) takes: "
                + "secret storage has no \(EventType.dehydratedDevice)",
            "a client that has dehydrated devices makes a new one", nil
        )
    }

    private static let signDevice = "'matrix-recovery identity sign-device', or verify it again"
}

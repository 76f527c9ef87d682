internal import Formats
internal import Recovery

extension IdentityRefusal: Diagnosable {
    var diagnosis: Diagnosis {
        switch self {
        case .notKnown: .identityNotKnown
        case .notPublished: .identityNotPublished
        case .notUsable(let types): .identityNotUsable(types)
        case .seedsMissing(let types): .seedsMissing(types)
        case .seedIsAnother(let type, let published, let found):
            .seedIsAnother(type, published: published, found: found)
        case .chainBroken: .chainBroken
        case .deviceUnknown: .deviceUnknown
        case .noSuchDevice(let id): .noSuchDevice(id)
        case .deviceWithoutKeys(let id): .deviceWithoutKeys(id)
        case .deviceNotTrusted(let id): .deviceNotTrusted(id)
        case .notReadBack: .identityNotReadBack
        case .changedMeanwhile: .identityChanged
        case .anotherPublished(let types): .anotherPublished(types)
        }
    }
}

// MARK: The keys

extension Diagnosis {
    private static let doctor = "'matrix-recovery doctor' shows what secret storage holds"

    static var identityNotKnown: Diagnosis {
        Diagnosis(
            .refused,
            "identity_not_known",
            "nothing can be said, because nothing tells what is published",
            hints: [
                "put the answer to /keys/query beside the account, or name the user: @user:server"
            ]
        )
    }

    static var identityNotPublished: Diagnosis {
        Diagnosis(
            .refused,
            "identity_not_published",
            "nothing was signed, because no identity is published to sign for",
            hints: ["'matrix-recovery identity publish' publishes that of secret storage"]
        )
    }

    static func identityNotUsable(_ types: [EventType]) -> Diagnosis {
        let names = Escaping.text(types)
        return Diagnosis(
            .refused,
            "identity_not_usable",
            "nothing was done: what the homeserver shows in place of \(names) is malformed, or says "
                + "that it is another's",
            hints: [
                "'matrix-recovery doctor' tells more; ask who runs the homeserver how that came to be"
            ]
        )
    }

    static func seedsMissing(_ types: [EventType]) -> Diagnosis {
        let names = Escaping.text(types)
        return Diagnosis(
            .refused,
            "seeds_missing",
            "nothing was done, because the private keys are not at hand: \(names)",
            hints: [doctor + "; an archive may have them"]
        )
    }

    static func seedIsAnother(
        _ type: EventType,
        published: [UInt8],
        found: [UInt8]
    ) -> Diagnosis {
        Diagnosis(
            .refused,
            "seed_is_another",
            "nothing was signed, because \(Escaping.text(type.rawValue)) is another key than the "
                + "published one: \(Base64.encode(found)) instead of \(Base64.encode(published))",
            hints: ["another device or an older archive may have the right one; " + doctor]
        )
    }

    static var chainBroken: Diagnosis {
        Diagnosis(
            .refused,
            "chain_broken",
            "nothing was signed, because the master key has not signed the self-signing key",
            hints: ["'matrix-recovery identity status' shows the chain"]
        )
    }

    static func anotherPublished(_ types: [EventType]) -> Diagnosis {
        let names = Escaping.text(types)
        return Diagnosis(
            .refused,
            "another_published",
            "nothing was published: other keys are there in place of \(names); with new ones no "
                + "device stays verified, and whoever verified this user is warned",
            hints: [
                "look for the private keys of what is published first; --replace gives that up"
            ]
        )
    }

    static var identityChanged: Diagnosis {
        Diagnosis(
            .refused,
            "identity_changed",
            "nothing was published, because the published keys changed meanwhile: another client "
                + "writes",
            hints: ["see with 'matrix-recovery identity status' what is published now"]
        )
    }

    static var identityNotReadBack: Diagnosis {
        Diagnosis(
            .homeserver,
            "identity_not_read_back",
            "the homeserver took it, and does not show it",
            hints: ["see with 'matrix-recovery identity status' what is published now"]
        )
    }
}

// MARK: The device

extension Diagnosis {
    static var deviceUnknown: Diagnosis {
        Diagnosis(
            .refused,
            "device_unknown",
            "nothing was signed: the session does not say which device it is",
            hints: ["name the device with --device"]
        )
    }

    static func noSuchDevice(_ id: ExactText) -> Diagnosis {
        Diagnosis(
            .refused,
            "no_such_device",
            "nothing was signed: this user has no device \(Escaping.text(id))",
            hints: ["'matrix-recovery identity status' lists the devices"]
        )
    }

    static func deviceWithoutKeys(_ id: ExactText) -> Diagnosis {
        Diagnosis(
            .refused,
            "device_without_keys",
            "nothing was signed: device \(Escaping.text(id)) has no keys, as those have none that "
                + "'matrix-recovery login' makes",
            hints: ["name a device of a client with --device; 'identity status' lists them"]
        )
    }

    static func deviceNotTrusted(_ id: ExactText) -> Diagnosis {
        Diagnosis(
            .refused,
            "device_not_trusted",
            "nothing was signed: what the homeserver shows of device \(Escaping.text(id)) is not "
                + "signed by the device, or not its own",
            hints: ["log the device out, if nobody knows it; else see who runs the server"]
        )
    }
}

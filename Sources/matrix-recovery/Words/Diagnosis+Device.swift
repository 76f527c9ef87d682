internal import Formats
internal import Recovery

extension DeviceRefusal: Diagnosable {
    var diagnosis: Diagnosis {
        switch self {
        case .noDeviceID: .noDeviceID
        case .notCreated: .deviceNotCreated
        case .another(let id): .deviceIsAnother(Escaping.text(id))
        case .stateOfAnother(let id): .deviceStateOfAnother(Escaping.text(id))
        case .stateUnreadable: .deviceStateUnreadable
        case .inUse: .deviceInUse
        case .noVerifiedDevice: .noVerifiedDevice
        case .notVerified(let id): .ownDeviceNotVerified(Escaping.text(id))
        case .identityNotProven: .identityNotProven
        case .verificationEnded(let end): .verificationEnded(end)
        case .notVerifiable: .notVerifiable
        case .holdsSecrets(let names): .deviceHoldsSecrets(names)
        }
    }
}

// MARK: This device

extension Diagnosis {
    static var noDeviceID: Diagnosis {
        Diagnosis(
            .refused,
            "no_device",
            "nothing was done, because the session is of no device",
            hints: ["'matrix-recovery login' with a password makes one"]
        )
    }

    static var deviceNotCreated: Diagnosis {
        Diagnosis(
            .refused,
            "device_not_created",
            "nothing was done, because no other device can write to this one yet",
            hints: ["'matrix-recovery device create' makes its keys"]
        )
    }

    static func deviceIsAnother(_ id: String) -> Diagnosis {
        Diagnosis(
            .refused,
            "device_is_another",
            "nothing was done, because another program uses the device \(id): its keys are published",
            hints: ["'matrix-recovery login' with a password makes a device of its own"]
        )
    }

    static func deviceStateOfAnother(_ id: String) -> Diagnosis {
        Diagnosis(
            .refused,
            "device_state_of_another",
            "nothing was done, because what is kept is of the device \(id), and the session of another",
            hints: [
                "once that is logged out, 'matrix-recovery device create' makes this one, which takes "
                    + "over what came to that"
            ]
        )
    }

    static var deviceStateUnreadable: Diagnosis {
        Diagnosis(
            .refused,
            "device_state_unreadable",
            "nothing was done, because the kept device is damaged, or its key is missing or another's",
            hints: ["'matrix-recovery device remove --force' ends it; log in again for a new one"]
        )
    }

    static var deviceInUse: Diagnosis {
        Diagnosis(
            .refused,
            "device_in_use",
            "nothing was done, because another run uses the device",
            hints: ["wait for it to end"]
        )
    }

    static func ownDeviceNotVerified(_ id: String) -> Diagnosis {
        Diagnosis(
            .refused,
            "device_not_verified",
            "nothing was asked for, because no device gives anything to \(id), which is not verified",
            hints: [
                "'matrix-recovery device verify' does it with another device, "
                    + "'matrix-recovery identity sign-device' with the recovery key"
            ]
        )
    }

    static func deviceHoldsSecrets(_ names: [EventType]) -> Diagnosis {
        Diagnosis(
            .refused,
            "device_holds_secrets",
            "nothing was removed, because the device received what was written nowhere: "
                + Escaping.text(names),
            hints: [
                "'matrix-recovery share request -o FILE' writes it; 'matrix-recovery device remove "
                    + "--force' loses it"
            ]
        )
    }

    static var olmFailed: Diagnosis {
        Diagnosis(
            .refused,
            "olm_failed",
            "nothing was sent, because the keys of a device are none that Olm can use",
            hints: ["'matrix-recovery device list' shows the devices"]
        )
    }
}

// MARK: Other devices

extension Diagnosis {
    static var noVerifiedDevice: Diagnosis {
        Diagnosis(
            .refused,
            "no_verified_device",
            "nothing was asked for, because the user has no other verified device",
            hints: ["'matrix-recovery device list' shows the devices"]
        )
    }

    static func verificationEnded(_ end: VerificationEnd) -> Diagnosis {
        let again = "the same command begins anew"
        switch end {
        case .unanswered:
            return Diagnosis(
                .refused,
                "verification_unanswered",
                "nothing was verified, because nobody answered",
                hints: [again]
            )
        case .byUs(.mismatchedSAS): return .verificationMismatch
        case .byOther(let cancellation) where cancellation.code == .mismatchedSAS:
            return .verificationMismatch
        case .byUs(let code):
            return Diagnosis(
                .refused,
                "verification_ended",
                "nothing was verified; it was ended here: \(Escaping.text(code.rawValue))",
                hints: [again]
            )
        case .byOther(let cancellation):
            return Diagnosis(
                .refused,
                "verification_ended",
                "nothing was verified; the other device ended it: "
                    + Escaping.text(cancellation.code.rawValue),
                hints: [again]
            )
        }
    }

    private static var verificationMismatch: Diagnosis {
        Diagnosis(
            .damaged,
            "verification_mismatch",
            "nothing was verified, because the devices show different things: somebody may be "
                + "listening between them",
            hints: ["'matrix-recovery device list' shows what the homeserver says of both"]
        )
    }

    static var nobodyToCompare: Diagnosis {
        Diagnosis(
            .refused,
            "no_terminal_to_compare",
            "nothing was verified, because there is no terminal at which a person could compare two "
                + "devices",
            hints: ["run the same command at a terminal"]
        )
    }

    static var notVerifiable: Diagnosis {
        Diagnosis(
            .refused,
            "not_verifiable",
            "nothing was verified, because the homeserver shows no other device with keys of its own, "
                + "or two keys by one ID",
            hints: ["'matrix-recovery device list' shows the devices"]
        )
    }

    static var identityNotProven: Diagnosis {
        Diagnosis(
            .refused,
            "identity_not_proven",
            "nothing was done, because nothing shows that the published identity is the user's",
            hints: [
                "give a key of secret storage, or --from an archive, or compare with another device: "
                    + "'matrix-recovery device verify'"
            ]
        )
    }
}

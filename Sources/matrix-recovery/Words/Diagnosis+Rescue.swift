internal import Formats
internal import Primitives
internal import Recovery

// MARK: Other devices

extension Diagnosis {
    static var nothingToRescue: Diagnosis {
        Diagnosis(
            .refused,
            "nothing_to_rescue",
            "nothing was asked for, because the account publishes no identity, and no device can be "
                + "verified without one",
            hints: ["'matrix-recovery doctor' shows what the account has"]
        )
    }

    static func vouchesForNothing(_ id: String) -> Diagnosis {
        Diagnosis(
            .refused,
            "device_without_identity",
            "nothing was asked for, because the device \(id) does not know the user's identity",
            hints: ["compare with another one, which --device names"]
        )
    }

    static var noAnswer: Diagnosis {
        Diagnosis(
            .refused,
            "no_answer",
            "nothing was changed, because no device gave a secret in time",
            hints: ["open the client on the other device, and run the same command again"]
        )
    }
}

// MARK: Secrets

extension Diagnosis {
    static func secretsMissing(_ names: [EventType], _ archive: FilePath?) -> Diagnosis {
        let list = Escaping.text(names)
        guard let archive else {
            return Diagnosis(
                .refused,
                "secrets_missing",
                "nothing was changed, because no device gave \(list); what came is kept with this device",
                hints: [
                    "run the same command again once a device has it, or go on without it by --partial"
                ]
            )
        }
        return Diagnosis(
            .refused,
            "secrets_missing",
            "nothing was changed, because \(Escaping.text(archive)) does not hold \(list)",
            hints: ["another --output has the devices asked anew; --partial goes on without it"]
        )
    }

    static func notWhatIsPublished(_ names: [EventType], _ archive: FilePath) -> Diagnosis {
        Diagnosis(
            .refused,
            "not_what_is_published",
            "nothing was changed, because \(Escaping.text(names)) is another than the account "
                + "publishes now",
            hints: [
                "where \(Escaping.text(archive)) is old, another --output has the devices asked anew"
            ]
        )
    }
}

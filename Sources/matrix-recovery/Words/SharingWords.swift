internal import Formats
internal import Recovery

/// What is said of secrets between devices.
enum SharingWords {
    /// What is waited for, and how long still.
    static func waiting(for names: [EventType], _ seconds: Int64) -> String {
        "\(left(seconds)), for \(Escaping.text(names))"
    }

    /// By what the identity is known to be the user's.
    static func text(of proof: DeviceList.Proof?) -> String {
        switch proof {
        case .secretStorage: "The identity is the user's: secret storage has its master key."
        case .archive: "The identity is the user's: it is that of the archive."
        case .comparison: "The identity is the user's: a device that was compared vouches for it."
        case nil:
            "Whether that identity is the user's, a key of secret storage, an archive or 'device verify' "
                + "would show."
        }
    }

    /// How long still.
    static func left(_ seconds: Int64) -> String {
        "\(seconds / 60) min \(seconds % 60) s left"
    }

    /// Asks the person whether a device gets a secret.
    static func question(_ name: EventType, _ device: TrustedDevices.Device) -> String {
        "The device \(Escaping.text(device.deviceID)), \(Base64.encode(device.fingerprint)),\n"
            + "asks for \(Escaping.text(name.rawValue)). Type yes to give it: "
    }

    /// What became of a request, or of what is none.
    static func text(of answer: SecretGiving.Answer) -> String {
        guard let request = answer.request else {
            return answer.refusal.map { ignored($0) } ?? ""
        }
        let device = Escaping.text(request.deviceID)
        let name =
            if case .request(let name) = request.action {
                Escaping.text(name.rawValue)
            } else {
                "nothing"
            }
        guard let refusal = answer.refusal else { return "gave \(name) to \(device)" }
        return "refused \(name) to \(device): \(text(of: refusal))"
    }

    /// Something that was not listened to.
    static func ignored(_ refusal: SharingRefusal) -> String {
        "ignored something: \(text(of: refusal))"
    }

    /// So many more that were not listened to.
    static func ignored(more count: Int) -> String { "ignored \(more(count))" }

    /// So many besides those that were told.
    static func more(_ count: Int) -> String { "\(count) more like these" }

    /// Why a secret is not given, or not taken.
    static func text(of refusal: SharingRefusal) -> String {
        switch refusal {
        case .otherUser(let user): "it is from \(Escaping.text(user)), another user"
        case .malformed: "it is malformed"
        case .deviceUnknown(let id): "there is no device \(Escaping.text(id))"
        case .deviceNotVerified(let id): "the device \(Escaping.text(id)) is not verified"
        case .ownRequest: "it is this device's own request"
        case .notOffered(let name):
            "\(Escaping.text(name.rawValue)) is not at hand, or not to be given"
        case .deviceNotChosen(let id):
            "the device \(Escaping.text(id)) is not among the chosen ones"
        case .withdrawn: "it is wanted no more"
        case .declined: "the answer was not yes"
        case .noOneTimeKey(let id):
            "the device \(Escaping.text(id)) has no key to begin a session by"
        case .oneTimeKey(let id):
            "what the homeserver gives as a key of the device \(Escaping.text(id)) is not signed by it"
        case .notSent(let id):
            "the homeserver does not take what is for the device \(Escaping.text(id))"
        case .notByOlm: "it was not encrypted for this device"
        case .notDecrypted(let id): "a message of \(Escaping.text(id)) did not decrypt"
        case .senderKeyUnknown: "it is from no device of the user's"
        case .senderForged: "it says that it is from another than it is"
        case .recipientOther: "it is for another"
        case .notAsked: "nothing was asked for by that"
        case .deviceNotAsked(let id): "the device \(Escaping.text(id)) was not asked"
        case .late(let name): "\(Escaping.text(name.rawValue)) was asked for too long ago"
        case .wrongValue(let name):
            "it is not the \(Escaping.text(name.rawValue)) whose public half is published"
        case .notProvable(let name):
            "nothing is published that \(Escaping.text(name.rawValue)) could be proven by"
        }
    }

    /// The same for programs.
    static func code(of refusal: SharingRefusal) -> String {
        switch refusal {
        case .otherUser: "other_user"
        case .malformed: "malformed"
        case .deviceUnknown: "device_unknown"
        case .deviceNotVerified: "device_not_verified"
        case .ownRequest: "own_request"
        case .notOffered: "not_offered"
        case .deviceNotChosen: "device_not_chosen"
        case .withdrawn: "withdrawn"
        case .declined: "declined"
        case .noOneTimeKey: "no_one_time_key"
        case .oneTimeKey: "one_time_key_not_signed"
        case .notSent: "not_sent"
        case .notByOlm: "not_by_olm"
        case .notDecrypted: "not_decrypted"
        case .senderKeyUnknown: "sender_key_unknown"
        case .senderForged: "sender_forged"
        case .recipientOther: "recipient_other"
        case .notAsked: "not_asked"
        case .deviceNotAsked: "device_not_asked"
        case .late: "late"
        case .wrongValue: "wrong_value"
        case .notProvable: "not_provable"
        }
    }
}

internal import Formats
internal import Primitives
internal import Recovery

/// What is said while an account is rescued, step by step.
enum RescueWords {
    /// A step, by its number.
    static func name(of step: RescueStep) -> String {
        "\(step.number) of \(RescueStep.allCases.count), \(what(step))"
    }

    private static func what(_ step: RescueStep) -> String {
        switch step {
        case .login: "log in"
        case .device: "make the keys of this device"
        case .verification: "compare with another device"
        case .request: "ask the other devices for the secrets"
        case .proof: "prove the secrets"
        case .archive: "seal an archive"
        case .newKey: "put the secrets under a new key"
        case .doctor: "examine the account"
        }
    }

    /// Why a step is done.
    static func reason(for step: RescueStep) -> String {
        switch step {
        case .login: "to have a device that the others can give something to"
        case .device: "so that the others can write to it"
        case .verification: "so that nobody can stand between them"
        case .request: "which a device that is logged in has"
        case .proof: "so that nothing false takes their place"
        case .archive: "so that nothing can be lost when the account is changed"
        case .newKey: "so that clients can open them again"
        case .doctor: "to see that the new key opens it"
        }
    }

    /// The session that there is now.
    static func session(of device: ExactText?) -> String {
        device.map { "the session is of the device \(Escaping.text($0))" } ?? "there is a session"
    }

    /// This device, which others can write to.
    static func canBeWrittenTo(_ device: OwnDevice) -> String {
        "others can write to \(Escaping.text(device.deviceID))"
    }

    /// What the person has to do on other devices.
    static func invitation(_ devices: [PublishedDevice]) -> String {
        let names = devices.map { Escaping.text($0.deviceID) }.joined(separator: " or ")
        return "say yes where the other device asks whether to verify: \(names)"
    }

    /// This device, after it was compared.
    static let isVerified = "the user's identity vouches for this device"

    /// Which of the wanted secrets are kept in the device.
    static func received(_ count: Int, missing: [EventType]) -> String {
        let all = count + missing.count
        guard !missing.isEmpty else { return "all \(all) secrets came" }
        return "\(count) of \(all) secrets came, and not \(Escaping.text(missing))"
    }

    /// The secrets that are what is published.
    static func proved(_ count: Int) -> String {
        count == 1
            ? "1 secret is the private half of what is published"
            : "\(count) secrets are the private halves of what is published"
    }

    /// Where the secrets are already.
    static func holdsSecrets(_ archive: FilePath) -> String {
        "\(Escaping.text(archive)) has the secrets"
    }

    /// A new archive.
    static func sealed(_ archive: FilePath, _ manifest: ArchiveManifest) -> String {
        "sealed \(Escaping.text(archive)) and read it back, archive \(Escaping.text(manifest.id))"
    }

    /// Where the secrets are in the end.
    static func underNewKey(_ storage: NewStorageReport) -> String {
        let count = storage.sealed.count
        let secrets = count == 1 ? "1 secret is" : "\(count) secrets are"
        let file = storage.path.map { "which \(Escaping.text($0)) holds" }
        let key = file ?? "which is made of the passphrase"
        return "\(secrets) under the default key, \(key)"
    }

    /// What remains to be done.
    static func end(_ user: ExactText) -> String {
        "the session stays: 'matrix-recovery device remove \(Escaping.text(user))' ends it"
    }
}

internal import Formats
internal import Recovery

/// The parts of an identity in words.
enum IdentityWords {
    /// A cross-signing key by its use.
    static func name(of type: EventType) -> String {
        switch type {
        case .master: "master"
        case .selfSigning: "self-signing"
        case .userSigning: "user-signing"
        default: Escaping.text(type.rawValue)
        }
    }

    /// What the master key's signature is worth.
    static func signature(_ verdict: SignatureVerdict) -> String {
        switch verdict {
        case .valid: "yes"
        case .invalid: "does not hold"
        case .absent: "no"
        }
    }

    /// What secret storage holds of a key.
    static func seed(_ seed: IdentityStatus.Seed) -> String {
        switch seed {
        case .matches: "proved"
        case .isAnother: "another key"
        case .malformed: "no key"
        case .notOpened: "not opened"
        case .absent: "absent"
        }
    }

    /// The same for programs.
    static func code(of seed: IdentityStatus.Seed) -> String {
        switch seed {
        case .matches: "matches"
        case .isAnother: "another"
        case .malformed: "malformed"
        case .notOpened: "not_opened"
        case .absent: "absent"
        }
    }

    /// Whether a device is verified, and if not, which link is missing.
    static func state(of device: IdentityStatus.Device) -> String {
        if device.isVerified { return "verified" }
        switch (device.own, device.bySelfSigning) {
        case (.invalid, _): return "not verified: its own signature does not hold"
        case (.absent, _): return "not verified: not signed by itself"
        case (.valid, .invalid): return "not verified: the signature does not hold"
        case (.valid, .absent): return "not verified"
        case (.valid, .valid): return "not verified: the chain is broken"
        }
    }
}

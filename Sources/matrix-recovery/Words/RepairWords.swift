internal import Formats
internal import Recovery

/// What is mended, in words.
enum RepairWords {
    /// One line for a fix.
    static func text(of fix: RepairPlan.Fix) -> String {
        switch fix {
        case .keyCheck(let id):
            "the description of key \(Escaping.text(id)) gets a key check that tells the right key"
        case .signature(let id): "the description of key \(Escaping.text(id)) is signed anew"
        case .seal(let type, let id):
            "\(Escaping.text(type.rawValue)) is sealed under the default key, \(Escaping.text(id))"
        case .spelling(let type):
            "\(Escaping.text(type.rawValue)) is sealed in the form that clients read today"
        case .defaultKey(let id): "key \(Escaping.text(id)) is marked as the default"
        case .backup(let version):
            "key backup version \(Escaping.text(version)) has its public key as clients read it, and is "
                + "signed by the identity"
        case .mark(let id): "key \(Escaping.text(id)) is no longer named as a default"
        }
    }

    /// A stable name for programs.
    static func code(of fix: RepairPlan.Fix) -> String {
        switch fix {
        case .keyCheck: "key_check"
        case .signature: "signature"
        case .seal: "seal"
        case .spelling: "spelling"
        case .defaultKey: "default_key"
        case .backup: "backup"
        case .mark: "mark"
        }
    }
}

internal import Formats
internal import Recovery

/// The versions of an account's key backup.
struct BackupsReport: Renderable {
    private let versions: [BackupSurvey.Version]

    init(_ versions: [BackupSurvey.Version]) {
        self.versions = versions
    }

    func render(on page: inout Page) {
        if versions.isEmpty { page.line("There is no key backup.") }
        for (index, version) in versions.enumerated() {
            let name = version.info.version.map { Escaping.text($0) } ?? "unknown"
            let count = version.count.map { ", \($0) room keys" } ?? ""
            page.line("version \(name)\(index == 0 ? ", the current one" : "")\(count)")
            let algorithm = version.algorithm.map { Escaping.text($0) } ?? "not understood"
            page.line("  algorithm   \(algorithm)")
            page.line("  public key  \(version.info.publicKey.words)")
            let signers = version.signers.map(\.words).joined(separator: ", ")
            page.prose(
                "signed by   \(signers.isEmpty ? "nobody" : signers)",
                indent: 2,
                hanging: 12
            )
            page.line("  opened by   \(version.opener?.words ?? "no key at hand")")
        }
    }

    var json: JSONValue {
        .object([("versions", .array(versions.map(\.json)))])
    }
}

extension BackupSurvey.Version {
    fileprivate var algorithm: ExactText? { info.isUnderstood ? info.algorithm : nil }

    fileprivate var json: JSONValue {
        .object([
            ("algorithm", .optional(algorithm)),
            ("count", count.map { .integer($0) } ?? .null),
            ("opened_by", opener.map { .string(ExactText($0.code)) } ?? .null),
            ("public_key", info.publicKey.text.map { .string(ExactText($0)) } ?? .null),
            ("signatures", .array(signers.map(\.json))),
            ("version", .optional(info.version)),
        ])
    }
}

extension BackupVersion.PublicKey {
    fileprivate var text: String? {
        if case .valid(let bytes) = self { Base64.encode(bytes) } else { nil }
    }

    fileprivate var words: String {
        switch self {
        case .valid(let bytes): Base64.encode(bytes)
        case .doublyEncoded: "written twice over: no client can use it"
        case .malformed: "malformed"
        case .absent: "none"
        }
    }
}

extension BackupSurvey.Opener {
    fileprivate var words: String {
        switch self {
        case .secretStorage: "the key in secret storage"
        case .keptBefore: "an older key, kept in secret storage"
        case .given: "a key that was given"
        }
    }

    fileprivate var code: String {
        switch self {
        case .secretStorage: "secret-storage"
        case .keptBefore: "kept"
        case .given: "given"
        }
    }
}

extension BackupSurvey.Signer {
    fileprivate var words: String {
        let name =
            switch who {
            case .master: "the master key"
            case .device(let id): "device \(Escaping.text(id))"
            case .other(let user, let key): "\(Escaping.text(user)) (\(Escaping.text(key)))"
            }
        return switch isValid {
        case true?: name
        case false?: name + " (does not hold)"
        case nil: name + " (key not known)"
        }
    }

    fileprivate var json: JSONValue {
        let (kind, id): (String, ExactText?) =
            switch who {
            case .master: ("master", nil)
            case .device(let id): ("device", id)
            case .other(_, let key): ("other", key)
            }
        return .object([
            ("id", .optional(id)), ("kind", .string(ExactText(kind))),
            ("valid", isValid.map { .bool($0) } ?? .null),
        ])
    }
}

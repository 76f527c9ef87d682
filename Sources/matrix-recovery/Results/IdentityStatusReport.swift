internal import Formats
internal import Recovery

/// The identity link by link: the keys, the devices, and what is worth knowing of them.
struct IdentityStatusReport: Renderable {
    private let status: IdentityStatus
    private let account: Account
    private let findings: [Finding]

    init(_ status: IdentityStatus, _ examination: Examination) {
        self.status = status
        account = examination.account
        findings = examination.findings.filter(\.id.isOfIdentity)
    }

    /// The worst finding's severity, if there is a finding.
    var worst: Finding.Severity? { findings.map(\.severity).max() }

    func render(on page: inout Page) {
        let user = (account.identity?.userID ?? account.userID).map { Escaping.text($0) }
        page.line("\(user ?? "unknown user"), from \(Escaping.text(account.source))")
        page.line()
        var keys = Table("key", "public key", "signed by master", "secret storage")
        for key in status.keys {
            keys.add([
                IdentityWords.name(of: key.type),
                key.publicKey.map { Base64.encode($0) } ?? "not published",
                key.signature.map { IdentityWords.signature($0) } ?? "-",
                IdentityWords.seed(key.seed),
            ])
        }
        page.table(keys)
        page.line()
        renderDevices(on: &page)
        page.line()
        page.findings(findings)
    }

    private func renderDevices(on page: inout Page) {
        guard !status.devices.isEmpty else { return page.line("There is no device with keys.") }
        var table = Table("device", "fingerprint", "state")
        for device in status.devices {
            table.add([
                Escaping.text(device.published.deviceID),
                device.published.publicKey.map { Base64.encode($0) } ?? "-",
                IdentityWords.state(of: device)
                    + (device.isDehydrated ? ", dehydrated" : ""),
            ])
        }
        page.table(table)
    }

    var json: JSONValue {
        .object([
            ("devices", .array(status.devices.map(\.json))),
            ("findings", .array(findings.map(\.json))),
            ("keys", .array(status.keys.map(\.json))),
            ("source", .string(account.source)),
            ("user_id", .optional(account.identity?.userID ?? account.userID)),
        ])
    }
}

extension FindingID {
    /// Whether it is about the published identity or a device.
    fileprivate var isOfIdentity: Bool {
        rawValue.hasPrefix("ID-") || rawValue.hasPrefix("DEV-")
    }
}

extension IdentityStatus.Key {
    fileprivate var json: JSONValue {
        var other: ExactText?
        if case .isAnother(let found) = seed { other = ExactText(Base64.encode(found)) }
        return .object([
            ("name", .string(type.rawValue)),
            ("public_key", .optional(publicKey.map { ExactText(Base64.encode($0)) })),
            ("seed", .string(IdentityWords.code(of: seed))),
            ("seed_public_key", .optional(other)),
            ("signature", .optional(signature.map { ExactText(KeyWords.code(of: $0)) })),
        ])
    }
}

extension IdentityStatus.Device {
    fileprivate var json: JSONValue {
        let publicKey = published.publicKey.map { ExactText(Base64.encode($0)) }
        return .object([
            ("dehydrated", .bool(isDehydrated)), ("device_id", .string(published.deviceID)),
            ("own_signature", .string(KeyWords.code(of: own))),
            ("public_key", .optional(publicKey)),
            ("self_signing_signature", .string(KeyWords.code(of: bySelfSigning))),
            ("verified", .bool(isVerified)),
        ])
    }
}

internal import Formats
internal import Recovery

/// This program's device.
struct DeviceReport: Renderable {
    private let device: OwnDevice

    init(_ device: OwnDevice) {
        self.device = device
    }

    func render(on page: inout Page) {
        let user = Escaping.text(device.userID)
        page.line("device \(Escaping.text(device.deviceID)) of \(user) can be written to")
        page.line("fingerprint  \(Base64.encode(device.party.fingerprint))")
    }

    var json: JSONValue {
        .object([
            ("device_id", .string(device.deviceID)),
            ("fingerprint", .string(Base64.encode(device.party.fingerprint))),
            ("user_id", .string(device.userID)),
        ])
    }
}

/// The user's devices, and what they are known by.
struct DeviceList: Renderable {
    /// What shows that the identity is the user's.
    enum Proof: String {
        /// The master key is in secret storage, which was opened.
        case secretStorage = "secret-storage"
        /// It is in an archive.
        case archive
        /// Another device vouched for it when the two were compared.
        case comparison
    }

    /// One device.
    private struct Row {
        let id: ExactText
        let fingerprint: [UInt8]?
        let isOwn: Bool
        let isDehydrated: Bool
        /// Whether the identity vouches for it.
        let isSigned: Bool
    }

    private let userID: ExactText
    private let rows: [Row]
    private let proof: Proof?

    private var isProven: Bool { proof != nil }

    /// - Parameters:
    ///   - ids: those without keys too.
    ///   - own: the session's own device.
    ///   - known: the master key that is known to be the user's, and by what; nil where none is.
    /// - Throws: `RecoveryError.identity`.
    init(
        _ identity: PublishedIdentity,
        ids: [ExactText],
        own: ExactText?,
        known: (master: [UInt8], by: Proof)?
    ) throws(RecoveryError) {
        let shown = try identity.chain().master.publicKey
        let devices = try TrustedDevices(identity, master: known?.master ?? shown)
        userID = identity.userID
        proof = known?.by
        let published = identity.devices.map(\.deviceID)
        let all = published + ids.filter { !published.contains($0) }
        rows = all.map { id in
            let device = identity.devices.first { $0.deviceID == id }
            return Row(
                id: id,
                fingerprint: device?.publicKey,
                isOwn: id == own,
                isDehydrated: device?.isDehydrated ?? false,
                isSigned: devices.signed.contains(id)
            )
        }
    }

    private func state(of row: Row) -> String {
        guard row.fingerprint != nil else { return "without keys" }
        if row.isDehydrated { return "dehydrated" }
        guard row.isSigned else { return "not verified" }
        return isProven ? "verified" : "signed by the published identity"
    }

    func render(on page: inout Page) {
        page.line("devices of \(Escaping.text(userID))")
        page.line()
        var table = Table("device", "fingerprint", "state", "")
        for row in rows {
            table.add([
                Escaping.text(row.id),
                row.fingerprint.map { Base64.encode($0) } ?? "-",
                state(of: row),
                row.isOwn ? "this device" : "",
            ])
        }
        page.table(table)
        page.line()
        page.line(SharingWords.text(of: proof))
    }

    var json: JSONValue {
        let devices = rows.map { row in
            JSONValue.object([
                ("dehydrated", .bool(row.isDehydrated)),
                ("device_id", .string(row.id)),
                ("fingerprint", .optional(row.fingerprint.map { ExactText(Base64.encode($0)) })),
                ("own", .bool(row.isOwn)),
                ("signed", .bool(row.isSigned)),
                ("verified", .bool(row.isSigned && isProven)),
            ])
        }
        return .object([
            ("devices", .array(devices)), ("identity_proven", .bool(isProven)),
            ("identity_proven_by", .optional(proof.map { ExactText($0.rawValue) })),
            ("user_id", .string(userID)),
        ])
    }
}

/// What was verified with another device.
struct VerificationReport: Renderable {
    private let own: OwnDevice
    private let keys: VerifiedKeys
    private let ignored: RefusalTally
    private let knowsIdentity: Bool
    private let isSigned: Bool

    /// - Parameters:
    ///   - ignored: what came meanwhile and was not listened to, which the person was told.
    ///   - knowsIdentity: whether the identity was known before.
    ///   - isSigned: whether the identity vouches for this device now.
    init(
        _ own: OwnDevice,
        _ keys: VerifiedKeys,
        ignored: RefusalTally,
        knowsIdentity: Bool,
        isSigned: Bool
    ) {
        self.own = own
        self.keys = keys
        self.ignored = ignored
        self.knowsIdentity = knowsIdentity
        self.isSigned = isSigned
    }

    func render(on page: inout Page) {
        let key = Base64.encode(keys.device.publicKey)
        page.line("verified the device \(Escaping.text(keys.device.deviceID)), \(key)")
        if let master = keys.masterKey {
            page.line("it stands for the identity \(Base64.encode(master)), which is known now")
        } else if !knowsIdentity {
            page.line("it stands for no identity, so that none is known")
        }
        let id = Escaping.text(own.deviceID)
        page.line(
            isSigned
                ? "this device, \(id), is verified" : "this device, \(id), is not signed by it yet"
        )
    }

    var json: JSONValue {
        .object([
            ("device_id", .string(keys.device.deviceID)),
            ("fingerprint", .string(Base64.encode(keys.device.publicKey))),
            ("ignored", .array(ignored.first.map { .string(SharingWords.code(of: $0)) })),
            ("ignored_more", .integer(Int64(ignored.more))),
            ("master_key", .optional(keys.masterKey.map { ExactText(Base64.encode($0)) })),
            ("signed", .bool(isSigned)),
        ])
    }
}

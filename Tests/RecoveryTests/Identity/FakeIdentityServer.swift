import Formats
import Recovery
import Secrets
import Support

/// A homeserver that shows what it is told to show, and keeps what it is given.
actor FakeIdentityServer: IdentityServer {
    /// What happens to what is given.
    enum Keeping {
        /// It is kept.
        case kept
        /// It is taken and thrown away.
        case lost
    }

    nonisolated let userID = ServerKeys.userID
    nonisolated let deviceID: ExactText?
    private(set) var response: JSONValue
    private(set) var writes = 0
    private let keeping: Keeping
    private let keyless: [ExactText]

    init(
        _ response: JSONValue,
        deviceID: ExactText? = "DEV",
        keyless: [ExactText] = [],
        _ keeping: Keeping = .kept
    ) {
        self.response = response
        self.deviceID = deviceID
        self.keyless = keyless
        self.keeping = keeping
    }

    func publishedKeys() -> JSONValue { response }

    func deviceIDs() -> [ExactText] { keyless }

    func add(signed: JSONValue, to id: ExactText) throws(RecoveryError) {
        writes += 1
        guard keeping == .kept else { return }
        try carryingFormat { () throws(FormatError) in
            let devices = try response.member("device_keys") ?? .object([])
            let own = try devices.member(userID) ?? .object([])
            var object = try SignedJSON(try own.member(id) ?? .object([]))
            for signature in try SignedJSON(signed).signatures {
                object = try SignedJSON(
                    object.adding(signature.bytes ?? [], by: signature.userID, signature.keyID)
                )
            }
            let last = object.signatures.last
            let device = try object.adding(
                last?.bytes ?? [],
                by: last?.userID ?? "",
                last?.keyID ?? ""
            )
            response = try response.setting(
                "device_keys",
                to: devices.setting(userID, to: own.setting(id, to: device))
            )
        }
    }

    func publish(
        _ keys: CrossSigningKeys,
        over before: PublishedIdentity,
        _ person: any InteractivePerson
    ) throws(RecoveryError) {
        writes += 1
        guard keeping == .kept else { return }
        try carryingFormat { () throws(FormatError) in
            for (name, object) in keys.content {
                let users = JSONValue.object([(userID, object)])
                response = try response.setting(ExactText(name.string + "s"), to: users)
            }
        }
    }
}

/// Nobody to ask.
struct Nobody: InteractivePerson {
    func password() throws(RecoveryError) -> SecretBytes { throw .homeserver(.passwordNeeded) }
    func confirm(at page: String) throws(RecoveryError) { throw .homeserver(.browserNeeded(page)) }
}

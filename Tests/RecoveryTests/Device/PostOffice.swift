import Formats
import Recovery
import Support
import Synchronization

/// A homeserver in memory, as far as the devices of one user write to each other there.
///
/// Every message that anybody tries to send is written down: no key may ever encrypt two.
final class PostOffice: Sendable {
    /// What the server has of a device.
    struct Device {
        var keys: JSONValue?
        /// The byte of the self-signing key that vouches for it; nil for none.
        var signer: UInt8?
        var oneTimeKeys: [(name: ExactText, key: JSONValue)] = []
        var fallbackKey: JSONValue?
        var isFallbackKeyUsed = false
        var mail: [(number: Int, event: ToDeviceEvent)] = []

        /// How many keys there are, and whether one more is there and was not used.
        var supply: (oneTime: Int, hasFallback: Bool) {
            (oneTimeKeys.count, fallbackKey != nil && !isFallbackKeyUsed)
        }
    }

    struct State {
        var devices: [ExactText: Device] = [:]
        /// The answer to `/keys/query`, until something changes.
        var published: JSONValue?
        var transactions: Set<ExactText> = []
        /// All that arrived, with whom it was for.
        var sent: [(device: ExactText, event: ToDeviceEvent)] = []
        var number = 0
        /// The messages that each key of a session encrypted.
        var ciphertexts: [String: Set<[UInt8]>] = [:]
        /// Why the server takes nothing for a device.
        var refusals: [ExactText: HomeserverError] = [:]
        /// What the server makes of a device's mail before it gives it out.
        var meddling: [ExactText: @Sendable (Mail) -> Mail] = [:]

        mutating func post(_ event: ToDeviceEvent, to device: ExactText) {
            number += 1
            devices[device]?.mail.append((number, event))
            sent.append((device, event))
        }
    }

    static let user = ServerKeys.userID

    let state: Mutex<State>

    init(_ state: State = State()) {
        self.state = Mutex(state)
    }

    /// The identity vouches for a device, or does so no more.
    func sign(_ device: ExactText, by signer: UInt8?) {
        state.withLock { state in
            state.devices[device]?.signer = signer
            state.published = nil
        }
    }

    /// A device is logged out.
    func remove(_ device: ExactText) {
        state.withLock { state in
            state.devices[device] = nil
            state.published = nil
        }
    }

    /// Puts an event into a device's mail, whoever it is from.
    func post(_ event: ToDeviceEvent, to device: ExactText) {
        state.withLock { $0.post(event, to: device) }
    }

    /// What arrived for a device of a type.
    func sent(_ type: ExactText, to device: ExactText) -> [ToDeviceEvent] {
        state.withLock { state in
            state.sent.filter { $0.device == device && $0.event.type == type }.map(\.event)
        }
    }

    /// How many events were sent to anybody.
    var sentCount: Int { state.withLock(\.sent.count) }

    /// The keys that encrypted more than one message.
    var keysUsedTwice: [String] {
        state.withLock { $0.ciphertexts.filter { $0.value.count > 1 }.map(\.key) }
    }

    /// The answer to `/keys/query`.
    func publishedKeys() throws -> JSONValue {
        try state.withLock { state in
            if let published = state.published { return published }
            let devices = try state.devices.sorted { $0.key < $1.key }.compactMap { id, device in
                try device.keys.map { keys in
                    guard let signer = device.signer else { return (id, keys) }
                    let seed = ServerKeys.seed(signer)
                    return (id, try SignedJSON(keys).signed(by: Self.user, withSeed: seed))
                }
            }
            let published = try ServerKeys().response.setting(
                "device_keys",
                to: .object([(Self.user, .object(devices))])
            )
            state.published = published
            return published
        }
    }

    /// A key of a device to begin a session by: each one-time key once, then the fallback key.
    func claimKey(of id: ExactText) -> JSONValue? {
        state.withLock { state in
            guard var device = state.devices[id] else { return nil }
            defer { state.devices[id] = device }
            guard device.oneTimeKeys.isEmpty else { return device.oneTimeKeys.removeFirst().key }
            device.isFallbackKeyUsed = true
            return device.fallbackKey
        }
    }

    /// Takes keys; those that it has, and a fallback key that it has, change nothing.
    ///
    /// - Returns: how many one-time keys there are then.
    func upload(_ keys: JSONValue, of id: ExactText) throws(FormatError) -> Int {
        let oneTime = try keys.member("one_time_keys")?.members ?? []
        let fallback = try keys.member("fallback_keys")?.members?.first?.value
        let own = try keys.member("device_keys")
        return state.withLock { state in
            var device = state.devices[id] ?? Device()
            device.keys = own ?? device.keys
            for key in oneTime where !device.oneTimeKeys.contains(where: { $0.name == key.name }) {
                device.oneTimeKeys.append((key.name, key.value))
            }
            if let fallback, device.fallbackKey.map({ !fallback.isEquivalent(to: $0) }) ?? true {
                device.fallbackKey = fallback
                device.isFallbackKeyUsed = false
            }
            state.devices[id] = device
            state.published = nil
            return device.supply.oneTime
        }
    }

    /// Writes down what a letter has encrypted, whether or not it arrives.
    func note(_ letter: Letter) throws(FormatError) {
        guard letter.type == OlmEvent.eventType else { return }
        for bytes in letter.contents.values {
            let content = try JSONValue(parsing: bytes)
            let recipient = try content.member("ciphertext")?.members?.first?.name
            guard let key = recipient.flatMap({ Curve25519Key(base64: $0) }) else { continue }
            let inner =
                switch try OlmEvent(decoding: content, for: key).message {
                case .preKey(let message): message.message
                case .normal(let message): message
                }
            let name = "\(inner.ratchetKey) \(inner.index)"
            state.withLock { _ = $0.ciphertexts[name, default: []].insert(inner.bytes) }
        }
    }

    /// Delivers a letter, once.
    func deliver(_ letter: Letter) throws(FormatError) {
        var events: [(ExactText, ToDeviceEvent)] = []
        for (device, bytes) in letter.contents {
            let content = try JSONValue(parsing: bytes)
            events.append(
                (device, ToDeviceEvent(type: letter.type, sender: Self.user, content: content))
            )
        }
        state.withLock { state in
            guard state.transactions.insert(letter.transactionID).inserted else { return }
            for (device, event) in events { state.post(event, to: device) }
        }
    }

    /// What came for a device after a position; what came before it is forgotten.
    func mail(of id: ExactText, after position: ExactText?) -> Mail {
        state.withLock { state in
            let last = position.flatMap { Int($0.string) } ?? 0
            state.devices[id]?.mail.removeAll { $0.number <= last }
            let device = state.devices[id] ?? Device()
            let mail = Mail(
                events: device.mail.map(\.event),
                malformed: 0,
                position: ExactText(String(device.mail.last?.number ?? last)),
                oneTimeKeys: device.supply.oneTime,
                hasFallbackKey: device.supply.hasFallback
            )
            return state.meddling[id]?(mail) ?? mail
        }
    }
}

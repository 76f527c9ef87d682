import Formats
import Recovery
import Support
import Testing

/// Two devices of one user, ours both, and the messages between them.
struct SASPair {
    enum Device: CaseIterable {
        case asking, asked

        var other: Device { self == .asking ? .asked : .asking }
    }

    static let userID: ExactText = "@alice:example.org"
    static let transactionID: ExactText = "transaction"
    static let now: Int64 = 1_700_000_000
    static let masterKey = [UInt8](repeating: 0xEE, count: 32)

    /// The device that asks.
    var asking: SASVerification
    /// The one that answers.
    var asked: SASVerification
    /// All that was sent, with the sender.
    var sent: [(Device, VerificationMessage)] = []

    static func device(_ id: ExactText) -> DeviceKey {
        let byte = id.utf8.reduce(0) { $0 &* 31 &+ $1 }
        return DeviceKey(deviceID: id, publicKey: [UInt8](repeating: byte, count: 32))
    }

    static func parties(
        own: ExactText,
        others: [ExactText],
        master: VerificationParties.MasterKey? = .init(publicKey: masterKey, trust: .published)
    ) throws -> VerificationParties {
        try #require(
            VerificationParties(
                of: userID,
                own: device(own),
                others: others.map(device),
                master: master
            )
        )
    }

    static func keyPair(_ byte: UInt8) throws -> SASKeyPair {
        try SASKeyPair(privateKey: ServerKeys.seed(byte))
    }

    /// A request on its way to the device that is asked, which has put it to its person.
    init(
        asking: VerificationParties,
        asked: VerificationParties,
        keyPairs: (SASKeyPair, SASKeyPair)? = nil
    ) throws {
        self.asking = SASVerification(
            requesting: asking,
            transactionID: Self.transactionID,
            keyPair: try keyPairs?.0 ?? Self.keyPair(1),
            at: Self.now
        )
        let requests = self.asking.requests
        let request = try #require(requests.first { $0.deviceID == asked.own.deviceID })
        self.asked = try SASVerification(
            answering: Self.onTheWire(request.message),
            from: Self.userID,
            asked,
            keyPair: try keyPairs?.1 ?? Self.keyPair(2),
            at: Self.now
        )
        sent = requests.map { (.asking, $0.message) }
    }

    /// Devices `A`, which asks, and `B`.
    init() throws {
        try self.init(
            asking: Self.parties(own: "A", others: ["B"]),
            asked: Self.parties(own: "B", others: ["A"])
        )
    }

    /// A message as the other device reads it.
    static func onTheWire(_ message: VerificationMessage) throws -> JSONValue {
        try JSONValue(parsing: message.content.encoded)
    }

    subscript(_ device: Device) -> SASVerification {
        get { device == .asking ? asking : asked }
        set { if device == .asking { asking = newValue } else { asked = newValue } }
    }

    /// Has a device receive a message, whoever made it.
    mutating func deliver(
        _ message: VerificationMessage,
        to device: Device,
        at now: Int64 = now
    ) throws -> [VerificationSending] {
        let content = try Self.onTheWire(message)
        return self[device].receive(message.kind.rawValue, content, from: Self.userID, at: now)
    }

    /// Brings messages over, and their answers back, until nobody says anything.
    mutating func exchange(_ messages: [VerificationSending], from device: Device) throws {
        try exchange([(device, messages)])
    }

    /// Brings messages of both over, in this order, and their answers behind them.
    mutating func exchange(_ messages: [(Device, [VerificationSending])]) throws {
        var waiting = messages.flatMap { device, sent in sent.map { (device, $0) } }
        while !waiting.isEmpty {
            let (device, sending) = waiting.removeFirst()
            sent.append((device, sending.message))
            guard sending.deviceID == self[device.other].parties.own.deviceID else { continue }
            waiting += try deliver(sending.message, to: device.other)
                .map { (device.other, $0) }
        }
    }

    /// Both agree.
    mutating func agree() throws {
        try exchange(asked.agree(at: Self.now), from: .asked)
    }

    /// Both agree, one starts, and both people are to compare.
    mutating func compare(startedBy device: Device = .asking) throws {
        try agree()
        try exchange(self[device].start(at: Self.now), from: device)
    }

    /// Takes what one person says over to the other.
    mutating func answer(_ device: Device, _ answer: SASVerification.Answer = .same) throws {
        try exchange(self[device].answer(answer, at: Self.now), from: device)
    }
}

extension SASVerification {
    var comparison: SASComparison? {
        if case .comparing(let comparison) = state { comparison } else { nil }
    }

    var verified: VerifiedKeys? {
        if case .verified(let keys) = state { keys } else { nil }
    }

    var end: VerificationEnd? {
        if case .ended(let end) = state { end } else { nil }
    }
}

extension [VerificationSending] {
    /// The codes of cancellations, each with the device that is told; nil for another message.
    var codes: [String: CancellationCode?] {
        Dictionary(
            uniqueKeysWithValues: map { sending in
                guard case .cancel(let end) = sending.message.body else {
                    return (sending.deviceID.string, nil)
                }
                return (sending.deviceID.string, end.code)
            }
        )
    }
}

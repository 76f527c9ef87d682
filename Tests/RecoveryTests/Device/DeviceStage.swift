import Formats
import Primitives
import Recovery
import Secrets
import Support
import Synchronization

/// A user's devices: one that lost the secrets, one that has them, a third one, all verified; and one
/// that nobody verified.
struct DeviceStage: Sendable {
    let office: PostOffice
    let asking: TestDevice
    let giving: TestDevice
    let third: TestDevice
    let unverified: TestDevice

    static let selfSigning: UInt8 = 0x22
    static let secrets: [EventType: SecretBytes] = [
        .master: ServerKeys.encoded(0x11), .selfSigning: ServerKeys.encoded(0x22),
        .userSigning: ServerKeys.encoded(0x33),
    ]

    /// Made once, since many tests begin with it.
    private static let made = Task {
        let office = PostOffice()
        let stage = DeviceStage(office) { TestDevice($0, office) }
        for device in [stage.asking, stage.giving, stage.third, stage.unverified] {
            _ = try await DeviceConnection.create(device.file, device.server)
        }
        for device in [stage.asking, stage.giving, stage.third] {
            office.sign(device.id, by: selfSigning)
        }
        return stage
    }

    /// A stage of one's own.
    static func fresh() async throws -> DeviceStage { try await made.value.copy() }

    private init(_ office: PostOffice, _ device: (ExactText) -> TestDevice) {
        self.office = office
        asking = device("ASKING")
        giving = device("GIVING")
        third = device("THIRD")
        unverified = device("UNVERIFIED")
    }

    /// Everything as it is now, apart from this.
    func copy() -> DeviceStage {
        let office = PostOffice(self.office.state.withLock { $0 })
        let devices = [asking, giving, third, unverified].map { ($0.id, $0.copy(office)) }
        let byID = Dictionary(uniqueKeysWithValues: devices)
        return DeviceStage(office) { byID[$0] ?? TestDevice($0, office) }
    }

    /// The devices as the server shows them now.
    func devices() async throws -> TrustedDevices {
        try TrustedDevices(
            await asking.server.publishedIdentity(),
            master: ServerKeys.publicKey(0x11)
        )
    }

    /// What the asking device does.
    func collection(
        of names: [EventType] = [.selfSigning],
        unproven: OpenRequests.Proof = .needed
    ) async throws -> SecretCollection {
        SecretCollection(
            of: names,
            from: try await devices(),
            for: asking.id,
            try SecretProof(ServerKeys().identity, nil),
            unproven: unproven
        )
    }

    /// Asks, and waits for at most so many seconds, which a busy machine may need.
    func collect(
        _ names: [EventType] = [.selfSigning],
        unproven: OpenRequests.Proof = .needed,
        seconds: Int64 = 300
    ) async throws -> SecretCollection.Outcome {
        let collection = try await collection(of: names, unproven: unproven)
        var connection = try asking.connection()
        let end = SystemClock.now() + seconds
        return try await collection.run(&connection, until: end) { _, _ in }
    }

    /// Answers once, as a new run of the giving device does.
    func give(
        _ secrets: [EventType: SecretBytes] = DeviceStage.secrets,
        to chosen: Set<ExactText>? = nil,
        _ consent: (EventType, TrustedDevices.Device) async throws(RecoveryError)
            -> SecretGiving.Consent = { (_, _) throws(RecoveryError) in .given }
    ) async throws -> [SecretGiving.Answer] {
        let giving = try SecretGiving(
            secrets,
            from: self.giving.id,
            to: chosen,
            master: ServerKeys.publicKey(0x11)
        )
        var connection = try self.giving.connection()
        var answers: [SecretGiving.Answer] = []
        try await giving.run(
            &connection,
            waiting: 0,
            telling: { answers.append($0) },
            consent
        )
        return answers
    }
}

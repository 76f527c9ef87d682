import Formats
import Recovery
import Secrets
import Support
import Synchronization
import Testing

/// Spec: A16. Who is not entitled to a secret gets none, and is counted.
struct GivingAttackTests {
    struct Attack: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let refusal: SharingRefusal
        var request = SecretRequest(.request(.selfSigning), deviceID: "ASKING", requestID: "1")
        var user = PostOffice.user
        var signer: UInt8? = DeviceStage.selfSigning
        var chosen: Set<ExactText>?

        static let all = [
            Attack(
                testDescription: "unverified device",
                refusal: .deviceNotVerified("ASKING"),
                signer: nil
            ),
            Attack(
                testDescription: "old self-signing key",
                refusal: .deviceNotVerified("ASKING"),
                signer: 0x88
            ),
            Attack(
                testDescription: "another user",
                refusal: .otherUser(TakingAttack.mallory),
                user: TakingAttack.mallory
            ),
            Attack(
                testDescription: "unknown device",
                refusal: .deviceUnknown("NOBODY"),
                request: SecretRequest(.request(.selfSigning), deviceID: "NOBODY", requestID: "1")
            ),
            Attack(
                testDescription: "own request",
                refusal: .ownRequest,
                request: SecretRequest(.request(.selfSigning), deviceID: "GIVING", requestID: "1")
            ),
            Attack(
                testDescription: "not offered",
                refusal: .notOffered(.megolmBackup),
                request: SecretRequest(.request(.megolmBackup), deviceID: "ASKING", requestID: "1")
            ),
            Attack(
                testDescription: "not chosen",
                refusal: .deviceNotChosen("ASKING"),
                chosen: ["THIRD"]
            ),
        ]
    }

    private static let request = SecretRequest(
        .request(.selfSigning),
        deviceID: "ASKING",
        requestID: "1"
    )
    private static let cancellation = SecretRequest(
        .cancellation,
        deviceID: "ASKING",
        requestID: "1"
    )

    /// Puts a request into the giving device's mail.
    private func post(
        _ request: SecretRequest,
        from user: ExactText = PostOffice.user,
        _ stage: DeviceStage
    ) {
        let event = ToDeviceEvent(
            type: SecretRequest.eventType,
            sender: user,
            content: request.content
        )
        stage.office.post(event, to: stage.giving.id)
    }

    /// No device was sent anything, and nothing waits to be answered.
    private func expectNothingSent(_ stage: DeviceStage) throws {
        for device in [stage.asking, stage.third, stage.unverified] {
            #expect(stage.office.sent(OlmEvent.eventType, to: device.id).isEmpty)
        }
        let saved = try stage.giving.saved()
        #expect(saved.pending.isEmpty)
        #expect(saved.outbox.isEmpty)
    }

    @Test(arguments: Attack.all)
    func refuses(_ attack: Attack) async throws {
        let stage = try await DeviceStage.fresh()
        stage.office.sign("ASKING", by: attack.signer)
        post(attack.request, from: attack.user, stage)
        let answers = try await stage.give(to: attack.chosen) { (_, _) throws(RecoveryError) in
            Issue.record("nobody is asked")
            return .given
        }
        #expect(answers.map(\.refusal) == [attack.refusal])
        try expectNothingSent(stage)
    }

    /// Nor one that is longer than any.
    @Test func refusesWhatIsNoRequest() async throws {
        let stage = try await DeviceStage.fresh()
        let id = ExactText(utf8: [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 16))
        let long = SecretRequest(.request(.selfSigning), deviceID: "ASKING", requestID: id).content
        for content in [JSONValue.object([]), .object([("action", .integer(1))]), long] {
            let event = ToDeviceEvent(
                type: SecretRequest.eventType,
                sender: PostOffice.user,
                content: content
            )
            stage.office.post(event, to: stage.giving.id)
        }
        #expect(try await stage.give().map(\.refusal) == [.malformed, .malformed, .malformed])
        try expectNothingSent(stage)
    }

    /// Room keys are not given at all.
    @Test func hasNoEarForRoomKeyRequests() async throws {
        let stage = try await DeviceStage.fresh()
        let content = Self.request.content
        let event = ToDeviceEvent(
            type: "m.room_key_request",
            sender: PostOffice.user,
            content: content
        )
        stage.office.post(event, to: stage.giving.id)
        #expect(try await stage.give().isEmpty)
        try expectNothingSent(stage)
    }

    @Test func obeysACancellation() async throws {
        let stage = try await DeviceStage.fresh()
        post(Self.request, stage)
        post(Self.cancellation, stage)
        #expect(try await stage.give().isEmpty)
        try expectNothingSent(stage)
    }

    @Test func obeysACancellationWhileThePersonThinks() async throws {
        let stage = try await DeviceStage.fresh()
        post(Self.request, stage)
        let answers = try await stage.give { (_, _) throws(RecoveryError) in
            post(Self.cancellation, stage)
            return .given
        }
        #expect(answers.map(\.refusal) == [.withdrawn])
        try expectNothingSent(stage)
    }

    @Test(arguments: [nil, 0x88] as [UInt8?])
    func refusesADeviceThatIsNotVerifiedAnyMore(_ signer: UInt8?) async throws {
        let stage = try await DeviceStage.fresh()
        post(Self.request, stage)
        let answers = try await stage.give { (_, _) throws(RecoveryError) in
            stage.office.sign("ASKING", by: signer)
            return .given
        }
        #expect(answers.map(\.refusal) == [.deviceNotVerified("ASKING")])
        try expectNothingSent(stage)
    }

    @Test func obeysThePerson() async throws {
        let stage = try await DeviceStage.fresh()
        post(Self.request, stage)
        let answers = try await stage.give { (name, device) throws(RecoveryError) in
            #expect(name == .selfSigning)
            #expect(device.deviceID == "ASKING")
            return .refused
        }
        #expect(answers.map(\.refusal) == [.declined])
        try expectNothingSent(stage)
    }

    /// The server gives another key than one that the device signed, or none.
    @Test func refusesAKeyThatTheDeviceDidNotSign() async throws {
        let other = try await DeviceStage.fresh()
        let foreign = try #require(other.office.claimKey(of: "THIRD"))
        let signed = try #require(other.office.claimKey(of: "ASKING"))
        let changed = try signed.setting(
            "key",
            to: .string(ServerKeys.identityKey(0x66).base64)
        )
        let bare = try signed.removing("signatures")
        for key in [foreign, changed, bare, .object([])] {
            let stage = try await DeviceStage.fresh()
            stage.office.state.withLock { $0.devices["ASKING"]?.oneTimeKeys = [("1", key)] }
            post(Self.request, stage)
            #expect(try await stage.give().map(\.refusal) == [.oneTimeKey("ASKING")])
            try expectNothingSent(stage)
        }
        let stage = try await DeviceStage.fresh()
        stage.office.state.withLock {
            $0.devices["ASKING"]?.oneTimeKeys = []
            $0.devices["ASKING"]?.fallbackKey = nil
        }
        post(Self.request, stage)
        #expect(try await stage.give().map(\.refusal) == [.noOneTimeKey("ASKING")])
        try expectNothingSent(stage)
    }

    /// A server that makes up requests gets the person asked a hundred times at most.
    @Test func endsAFlood() async throws {
        let stage = try await DeviceStage.fresh()
        for number in 0..<150 {
            let name = EventType(ExactText("name \(number)"))
            let id = ExactText(String(number))
            post(SecretRequest(.request(name), deviceID: "ASKING", requestID: name.rawValue), stage)
            post(SecretRequest(.request(.selfSigning), deviceID: "ASKING", requestID: id), stage)
        }
        let asked = Mutex(0)
        let answers = try await stage.give { (_, _) throws(RecoveryError) in
            asked.withLock { $0 += 1 }
            return .refused
        }
        #expect(answers.count == 100)
        #expect(asked.withLock { $0 } == 1)
        #expect(answers.last?.request?.requestID == "149")
        try expectNothingSent(stage)
    }
}

import Formats
import Primitives
import Secrets
import Support
import Testing

@testable import Recovery

/// Spec: A12–A15. An answer that comes while another command reads the mail is kept for the one that asks,
/// unproven, and held to the same rules then.
struct KeptAnswerTests {
    /// What reads the mail of a device that asked for something.
    enum Reader: CaseIterable {
        /// `share answer`.
        case giving
        /// `device verify`, of a device that knows no identity of its own.
        case verifying

        /// Reads the mail, and returns what was refused.
        @discardableResult
        func run(_ stage: DeviceStage) async throws -> [SharingRefusal] {
            var refused = RefusalTally()
            var connection = try stage.asking.connection()
            switch self {
            case .giving:
                let giving = try SecretGiving(
                    [:],
                    from: stage.asking.id,
                    to: nil,
                    master: ServerKeys.publicKey(0x11)
                )
                try await giving.run(
                    &connection,
                    waiting: 0,
                    telling: { answer in
                        if let refusal = answer.refusal { refused.note(refusal) }
                    },
                    { (_, _) throws(RecoveryError) in .given }
                )
            case .verifying:
                let device = connection.device
                #expect(device.master == nil)
                let identity = try await connection.publishedIdentity()
                let own = DeviceKey(deviceID: device.deviceID, publicKey: device.party.fingerprint)
                let parties = try #require(
                    VerificationParties(of: PostOffice.user, own: own, others: [], master: nil)
                )
                let verification = try DeviceVerification(of: parties, device.trusted(identity))
                // It ends when it waits for the second time.
                stage.asking.server.whileWaiting {
                    stage.asking.server.whileWaiting { stage.asking.server.fail(1, .before) }
                }
                await #expect(throws: PostOfficeSession.lost) {
                    try await verification.run(
                        .awaiting,
                        &connection,
                        with: Nobody(),
                        ignoring: &refused,
                        until: .max
                    ) { _ in
                    }
                }
                stage.asking.server.fail(nil, .before)
                stage.asking.server.whileWaiting(nil)
            }
            return refused.first
        }
    }

    private struct Nobody: VerifyingPerson {
        func agrees(to device: DeviceKey) -> Bool { false }
        func compare(_ comparison: SASComparison) -> SASVerification.Answer { .different }
    }

    private static let token: EventType = "org.example.token"

    /// Asks, and is killed.
    private func ask(
        _ stage: DeviceStage,
        for names: [EventType] = [.selfSigning]
    ) async throws {
        stage.asking.server.whileWaiting { stage.asking.files.failAfter(writes: 0) }
        await #expect(throws: RecoveryError.self) { try await stage.collect(names) }
        stage.asking.files.failAfter(writes: nil)
        stage.asking.server.whileWaiting(nil)
    }

    /// What is kept of the answers to the first request.
    private func kept(_ stage: DeviceStage) throws -> [ExactText: SecretBytes] {
        try #require(stage.asking.saved().requests.requests.first).answers
    }

    /// Puts an answer of the giving device to the first request into the mail.
    private func post(_ secret: SecretBytes, _ stage: DeviceStage) throws {
        let request = try #require(stage.asking.saved().requests.requests.first)
        let event = try ForgedMessage(requestID: request.requestID, secret: secret)
            .event(from: stage.giving, to: stage.asking, stage.office)
        stage.office.post(event, to: stage.asking.id)
    }

    @Test(arguments: Reader.allCases)
    func takesItLater(_ reader: Reader) async throws {
        let stage = try await DeviceStage.fresh()
        try await ask(stage)
        _ = try await stage.give()
        try await reader.run(stage)
        #expect(try kept(stage) == ["GIVING": ServerKeys.encoded(0x22)])
        #expect(try stage.asking.saved().received.isEmpty)
        let outcome = try await stage.collect()
        #expect(outcome.taken == [.selfSigning])
        #expect(outcome.refused.first.isEmpty)
        let asking = try stage.asking.saved()
        #expect(asking.received == [.selfSigning: ServerKeys.encoded(0x22)])
        #expect(asking.requests.requests.isEmpty)
        // Nobody was asked again, and the other one is left in peace.
        #expect(stage.office.sent(SecretRequest.eventType, to: stage.giving.id).count == 1)
        #expect(stage.office.sent(SecretRequest.eventType, to: stage.third.id).count == 2)
    }

    /// Killed at any write, or with any request failing, while the mail is read.
    @Test(arguments: SharingKillTests.Fault.allCases)
    func takesItWhateverFailed(_ fault: SharingKillTests.Fault) async throws {
        for number in 1... {
            let stage = try await DeviceStage.fresh()
            try await ask(stage)
            _ = try await stage.give()
            fault.set(number, stage.asking)
            var isHit = false
            do {
                try await Reader.giving.run(stage)
            } catch {
                isHit = true
            }
            fault.clear(stage.asking)
            try await Reader.giving.run(stage)
            #expect(try await stage.collect(seconds: 0).taken == [.selfSigning])
            guard isHit else { return #expect(number > 1) }
        }
    }

    /// Another run asks for something else, and does not say that this needs no proof.
    @Test func takesWhatCannotBeProvenOnlyIfTold() async throws {
        for unproven: OpenRequests.Proof in [.needed, .waived] {
            let stage = try await DeviceStage.fresh()
            try await ask(stage, for: [Self.token])
            _ = try await stage.give([Self.token: SecretBytes(text: "any")])
            stage.asking.server.whileWaiting { try? await Task.sleep(for: .milliseconds(200)) }
            #expect(try await stage.collect([.master], seconds: 1).missing == [.master])
            #expect(try kept(stage) == ["GIVING": SecretBytes(text: "any")])
            let outcome = try await stage.collect([Self.token], unproven: unproven, seconds: 0)
            #expect(outcome.taken == (unproven == .waived ? [Self.token] : []))
            let refused: [SharingRefusal] = unproven == .waived ? [] : [.notProvable(Self.token)]
            #expect(outcome.refused.first == refused)
            #expect(try stage.asking.saved().requests.requests.isEmpty)
        }
    }

    @Test func refusesAWrongValue() async throws {
        let stage = try await DeviceStage.fresh()
        try await ask(stage)
        _ = try await stage.give([.selfSigning: ServerKeys.encoded(0x44)])
        try await Reader.giving.run(stage)
        let outcome = try await stage.collect(seconds: 0)
        #expect(outcome.refused.first == [.wrongValue(.selfSigning)])
        #expect(outcome.missing == [.selfSigning])
        #expect(try stage.asking.saved().received.isEmpty)
    }

    @Test func refusesADeviceThatIsNotVerifiedAnyMore() async throws {
        let stage = try await DeviceStage.fresh()
        try await ask(stage)
        _ = try await stage.give()
        try await Reader.giving.run(stage)
        stage.office.sign("GIVING", by: nil)
        let outcome = try await stage.collect(seconds: 0)
        #expect(outcome.refused.first == [.deviceNotVerified("GIVING")])
        #expect(outcome.missing == [.selfSigning])
    }

    @Test(arguments: Reader.allCases)
    func keepsNothingUnasked(_ reader: Reader) async throws {
        let stage = try await DeviceStage.fresh()
        try await ask(stage)
        for device in [stage.giving, stage.third] {
            let event = try ForgedMessage(requestID: "other")
                .event(from: device, to: stage.asking, stage.office)
            stage.office.post(event, to: stage.asking.id)
        }
        let forged = ToDeviceEvent(
            type: SecretAnswer.eventType,
            sender: PostOffice.user,
            content: .object([])
        )
        stage.office.post(forged, to: stage.asking.id)
        let notAsked = SharingRefusal.notAsked(requestID: "other")
        #expect(try await reader.run(stage) == [notAsked, notAsked, .notByOlm])
        #expect(try kept(stage).isEmpty)
    }

    /// One answer of a device is kept, and none that no event could hold.
    @Test func boundsWhatItKeeps() async throws {
        let stage = try await DeviceStage.fresh()
        try await ask(stage)
        for text in ["first", "second"] { try post(SecretBytes(text: text), stage) }
        let long = SecretBytes(
            copying: [UInt8](repeating: UInt8(ascii: "x"), count: OpenRequests.longestAnswer + 1)
        )
        try post(long, stage)
        try await Reader.giving.run(stage)
        #expect(try kept(stage) == ["GIVING": SecretBytes(text: "second")])
    }

    /// By whatever reads the mail next.
    @Test func forgetsWhatIsLate() async throws {
        let stage = try await DeviceStage.fresh()
        var connection = try stage.asking.connection()
        try connection.change { device in
            _ = device.requests.open(
                .selfSigning,
                requestID: "1",
                asking: [],
                at: SystemClock.now() - OpenRequests.lifetime - 1
            )
            device.requests.requests[0].answers = ["GIVING": ServerKeys.encoded(0x22)]
        }
        try await Reader.giving.run(stage)
        #expect(try kept(stage).isEmpty)
    }
}

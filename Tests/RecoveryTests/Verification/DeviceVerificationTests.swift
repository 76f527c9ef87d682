import Formats
import Primitives
import Support
import Synchronization
import Testing

@testable import Recovery

/// Two devices verify each other over a homeserver (issue 6): what they show is the same, what is learnt is
/// kept, and a run that was ended is in nobody's way.
struct DeviceVerificationTests {
    /// A person who says what a test wants, and remembers what was shown.
    private final class Person: VerifyingPerson, Sendable {
        let agrees: Bool
        let answer: SASVerification.Answer
        let shown = Mutex<[ShortAuthenticationString]>([])

        init(agrees: Bool = true, _ answer: SASVerification.Answer = .same) {
            self.agrees = agrees
            self.answer = answer
        }

        func agrees(to device: DeviceKey) -> Bool { agrees }

        func compare(_ comparison: SASComparison) -> SASVerification.Answer {
            shown.withLock { $0.append(comparison.string) }
            return answer
        }
    }

    /// What came of a run on one side.
    private typealias Result = Swift.Result<VerifiedKeys, RecoveryError>

    private static let soon: Int64 = 600

    /// Verifies as a new run does.
    ///
    /// - Parameter trust: whether the device knows that the published identity is the user's.
    private func run(
        _ beginning: DeviceVerification.Beginning,
        _ device: TestDevice,
        with other: TestDevice,
        _ trust: VerificationParties.MasterKey.Trust,
        _ person: Person,
        seconds: Int64 = soon
    ) async throws -> Result {
        device.server.whileWaiting { try? await Task.sleep(for: .milliseconds(1)) }
        var connection = try device.connection()
        let identity = try await connection.publishedIdentity()
        let parties = try #require(
            VerificationParties(
                of: PostOffice.user,
                own: DeviceKey(
                    deviceID: device.id,
                    publicKey: connection.device.party.fingerprint
                ),
                others: identity.devices.filter { $0.deviceID == other.id }
                    .compactMap { DeviceKey($0, of: PostOffice.user) },
                master: .init(publicKey: ServerKeys.publicKey(0x11), trust: trust)
            )
        )
        let verification = try DeviceVerification(of: parties, connection.device.trusted(identity))
        do throws(RecoveryError) {
            let end = SystemClock.now() + seconds
            var refused = RefusalTally()
            return .success(
                try await verification.run(
                    beginning,
                    &connection,
                    with: person,
                    ignoring: &refused,
                    until: end
                ) { _ in
                }
            )
        } catch {
            return .failure(error)
        }
    }

    /// Both sides at once: the first lost the keys and asks, the other has them.
    private func verify(
        _ stage: DeviceStage,
        _ one: Person = Person(),
        _ other: Person = Person()
    ) async throws -> (asking: Result, giving: Result) {
        async let asking = run(.asking, stage.asking, with: stage.giving, .published, one)
        async let giving = run(.awaiting, stage.giving, with: stage.asking, .proven, other)
        return try await (asking, giving)
    }

    private func expectVerified(
        _ stage: DeviceStage,
        _ results: (asking: Result, giving: Result)
    ) throws {
        let keys = try results.asking.get()
        #expect(try keys.device.publicKey == stage.giving.peer().fingerprint)
        #expect(try keys.masterKey == ServerKeys.publicKey(0x11))
        #expect(try stage.asking.saved().master == ServerKeys.publicKey(0x11))
        let others = try results.giving.get()
        #expect(try others.device.publicKey == stage.asking.peer().fingerprint)
        // The one that lost its keys vouches for nothing but itself.
        #expect(others.masterKey == nil)
        #expect(try stage.giving.saved().master == nil)
    }

    @Test func verifiesAndKeepsTheIdentity() async throws {
        let stage = try await DeviceStage.fresh()
        let (one, other) = (Person(), Person())
        try expectVerified(stage, await verify(stage, one, other))
        let shown = one.shown.withLock { $0 }
        #expect(shown.count == 1)
        #expect(shown == other.shown.withLock { $0 })
    }

    @Test func keepsNothingWherePersonsSeeDifferentThings() async throws {
        let stage = try await DeviceStage.fresh()
        let results = try await verify(stage, Person(.different))
        #expect(
            throws: RecoveryError.device(.verificationEnded(.byUs(.mismatchedSAS)))
        ) { try results.asking.get() }
        guard case .failure(.device(.verificationEnded(.byOther(let told)))) = results.giving else {
            Issue.record("\(results.giving)")
            return
        }
        #expect(told.code == .mismatchedSAS)
        #expect(try stage.asking.saved().master == nil)
    }

    @Test func keepsNothingWhereTheOtherDoesNotAgree() async throws {
        let stage = try await DeviceStage.fresh()
        let results = try await verify(stage, Person(), Person(agrees: false))
        #expect(throws: RecoveryError.device(.verificationEnded(.byUs(.user)))) {
            try results.giving.get()
        }
        guard case .failure(.device(.verificationEnded(.byOther))) = results.asking else {
            Issue.record("\(results.asking)")
            return
        }
        #expect(try stage.asking.saved().master == nil)
    }

    @Test func givesUpWhereNobodyAsks() async throws {
        let stage = try await DeviceStage.fresh()
        let result = try await run(
            .awaiting,
            stage.giving,
            with: stage.asking,
            .proven,
            Person(),
            seconds: 0
        )
        #expect(throws: RecoveryError.device(.verificationEnded(.unanswered))) {
            try result.get()
        }
    }

    /// As old clients begin: a device of ours is told that this is not known here, and may ask then.
    @Test func declinesAStartWithoutARequest() async throws {
        let stage = try await DeviceStage.fresh()
        func start(_ id: ExactText, by device: ExactText) {
            let start = VerificationStart(deviceID: device, transactionID: id, offer: .own)
            let message = VerificationMessage(id, .start(start))
            let event = ToDeviceEvent(
                type: message.kind.rawValue,
                sender: PostOffice.user,
                content: message.content
            )
            stage.office.post(event, to: stage.giving.id)
        }
        func told(_ device: TestDevice) throws -> [ExactText: ExactText] {
            let kind = VerificationMessage.Kind.cancel.rawValue
            let told = try stage.office.sent(kind, to: device.id).map { event in
                (
                    try event.content.text(at: "transaction_id"),
                    try event.content.text(at: "code")
                )
            }
            return Dictionary(told, uniquingKeysWith: { first, _ in first })
        }
        start("1", by: stage.asking.id)
        start("2", by: "NOBODY")
        let result = try await run(
            .awaiting,
            stage.giving,
            with: stage.asking,
            .proven,
            Person(),
            seconds: 1
        )
        #expect(throws: RecoveryError.device(.verificationEnded(.unanswered))) {
            try result.get()
        }
        #expect(try told(stage.asking) == ["1": "m.unknown_transaction"])
        #expect(stage.office.sent(VerificationMessage.Kind.cancel.rawValue, to: "NOBODY").isEmpty)
        try expectVerified(stage, await verify(stage))
    }

    /// Nobody waits for an answer to what was never sent; what another run left does not matter.
    @Test func endsWhereTheServerRefusesItsMessages() async throws {
        let stage = try await DeviceStage.fresh()
        let refusal = HomeserverError.notMatrix(status: 413)
        stage.office.state.withLock { $0.refusals = ["GIVING": refusal, "THIRD": refusal] }
        let result = try await run(
            .asking,
            stage.asking,
            with: stage.giving,
            .published,
            Person()
        )
        #expect(throws: RecoveryError.homeserver(refusal)) { try result.get() }
        stage.office.state.withLock { $0.refusals["GIVING"] = nil }
        var connection = try stage.asking.connection()
        try connection.change { $0.post("m.type", .object([]), to: ["THIRD"]) }
        try expectVerified(stage, await verify(stage))
    }

    /// Of a run that was killed after it had asked: clients refuse a second verification beside it.
    @Test func endsWhatAnEarlierRunLeft() async throws {
        let stage = try await DeviceStage.fresh()
        var connection = try stage.asking.connection()
        try connection.change { device in
            device.verification = OpenVerification(transactionID: "left", devices: ["GIVING"])
        }
        try expectVerified(stage, await verify(stage))
        let kind = VerificationMessage.Kind.cancel.rawValue
        let told = try stage.office.sent(kind, to: "GIVING").map { event in
            try event.content.text(at: "transaction_id")
        }
        #expect(told == ["left"])
        #expect(try stage.asking.saved().verification == nil)
        #expect(try stage.giving.saved().verification == nil)
    }

    /// Both sides, of which one is killed: the other one is then, too.
    private func verifyKilled(_ stage: DeviceStage) async -> (asking: Result?, giving: Result?) {
        func end(
            _ beginning: DeviceVerification.Beginning,
            _ device: TestDevice,
            with other: TestDevice,
            _ trust: VerificationParties.MasterKey.Trust
        ) async -> Result? {
            let result = try? await run(beginning, device, with: other, trust, Person())
            if !Self.isVerified(result) { other.server.fail(1, .before) }
            return result
        }
        async let asking = end(.asking, stage.asking, with: stage.giving, .published)
        async let giving = end(.awaiting, stage.giving, with: stage.asking, .proven)
        return await (asking, giving)
    }

    private static func isVerified(_ result: Result?) -> Bool {
        if case .success? = result { true } else { false }
    }

    /// At any write, or with any request failing, on either side: nothing is kept but what was verified, and
    /// the next run is not ended by what is left in the mail.
    @Test(arguments: SharingKillTests.Side.allCases, SharingKillTests.Fault.allCases)
    func beginsAnewWhereverItWasKilled(
        _ side: SharingKillTests.Side,
        _ fault: SharingKillTests.Fault
    ) async throws {
        for number in 1... {
            let stage = try await DeviceStage.fresh()
            let faulty = side == .asking ? stage.asking : stage.giving
            fault.set(number, faulty)
            let results = await verifyKilled(stage)
            for device in [stage.asking, stage.giving] { fault.clear(device) }
            let isKept = try stage.asking.saved().master != nil
            #expect(isKept == Self.isVerified(results.asking))
            try expectVerified(stage, await verify(stage))
            let end = side == .asking ? results.asking : results.giving
            guard !Self.isVerified(end) else { return #expect(number > 5) }
        }
    }
}

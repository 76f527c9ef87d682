import Formats
import Recovery
import Secrets
import Support
import Synchronization
import Testing

/// Spec: A12, A13, A16. A device that is entitled gets what it asks for, once.
struct SecretGivingTests {
    private func post(_ requests: [SecretRequest], _ stage: DeviceStage) {
        for request in requests {
            let event = ToDeviceEvent(
                type: SecretRequest.eventType,
                sender: PostOffice.user,
                content: request.content
            )
            stage.office.post(event, to: stage.giving.id)
        }
    }

    private func request(_ id: ExactText, _ name: EventType = .selfSigning) -> SecretRequest {
        SecretRequest(.request(name), deviceID: "ASKING", requestID: id)
    }

    /// How many messages were sent to the asking device.
    private func sent(_ stage: DeviceStage) -> Int {
        stage.office.sent(OlmEvent.eventType, to: stage.asking.id).count
    }

    /// Answers, and says what was told, of requests by their IDs.
    ///
    /// - Parameter name: the secret that the run ends at, while the person is asked.
    private func told(
        _ stage: DeviceStage,
        failingAt name: EventType? = nil
    ) async throws -> [ExactText?] {
        let giving = SecretGiving(
            DeviceStage.secrets,
            from: stage.giving.id,
            to: nil,
            master: try ServerKeys.publicKey(0x11)
        )
        var connection = try stage.giving.connection()
        var told: [ExactText?] = []
        do throws(RecoveryError) {
            try await giving.run(
                &connection,
                waiting: 0,
                telling: { told.append($0.request?.requestID) },
                { (asked, _) throws(RecoveryError) in
                    guard asked != name else { throw .noBackupKey }
                    return .given
                }
            )
        } catch {
            #expect(name == nil || error == .noBackupKey)
        }
        return told
    }

    @Test func givesToADeviceThatAsked() async throws {
        let stage = try await DeviceStage.fresh()
        post([request("1"), request("2", .master)], stage)
        let answers = try await stage.give(to: ["ASKING"])
        #expect(answers.compactMap(\.request?.requestID) == ["1", "2"])
        #expect(answers.allSatisfy { $0.refusal == nil })
        #expect(sent(stage) == 2)
        #expect(try await stage.give().isEmpty)
        #expect(sent(stage) == 2)
    }

    /// A repetition, and a later request for the same, is one request.
    @Test func answersARepeatedRequestOnce() async throws {
        let stage = try await DeviceStage.fresh()
        post([request("1"), request("1"), request("2")], stage)
        let answers = try await stage.give()
        #expect(answers.compactMap(\.request?.requestID) == ["2"])
        #expect(sent(stage) == 1)
    }

    /// The person was asked, and the run ended before they said anything.
    @Test func answersWhatAnotherRunReceived() async throws {
        let stage = try await DeviceStage.fresh()
        post([request("1")], stage)
        await #expect(throws: RecoveryError.noBackupKey) {
            try await stage.give { (_, _) throws(RecoveryError) in throw .noBackupKey }
        }
        #expect(try stage.giving.saved().pending == [request("1")])
        #expect(try await stage.give().map(\.refusal) == [nil])
        #expect(sent(stage) == 1)
    }

    /// The run ends while the person is asked for the second time: what was given before was told.
    @Test func tellsEachAnswerAsItIsMade() async throws {
        let stage = try await DeviceStage.fresh()
        post([request("1"), request("2", .master)], stage)
        #expect(try await told(stage, failingAt: .master) == ["1"])
        #expect(sent(stage) == 1)
    }

    /// Whatever request fails.
    @Test(arguments: PostOfficeSession.Loss.allCases)
    func tellsNoAnswerThatIsNotThere(_ loss: PostOfficeSession.Loss) async throws {
        for number in 1... {
            let stage = try await DeviceStage.fresh()
            post([request("1")], stage)
            stage.giving.server.fail(number, loss)
            guard try await told(stage) == ["1"] else {
                #expect(sent(stage) == 0 || loss == .after)
                continue
            }
            return #expect(number > 4 && sent(stage) == 1)
        }
    }

    /// What made the person's yes worth nothing after an answer was not delivered.
    enum Change: CaseIterable {
        case deviceIsNotVerified
        case requestIsTakenBack
        case personSaysNo
    }

    /// Whatever request failed in the run before: no answer of its own is left to be sent.
    @Test(arguments: Change.allCases, PostOfficeSession.Loss.allCases)
    func sendsNoAnswerOfAnEarlierRun(
        _ change: Change,
        _ loss: PostOfficeSession.Loss
    ) async throws {
        for number in 1... {
            let stage = try await DeviceStage.fresh()
            post([request("1")], stage)
            stage.giving.server.fail(number, loss)
            let isTold = try await !told(stage).isEmpty
            stage.giving.server.fail(nil, loss)
            let count = sent(stage)
            #expect(try stage.giving.saved().outbox.isEmpty)
            switch change {
            case .deviceIsNotVerified: stage.office.sign(stage.asking.id, by: nil)
            case .requestIsTakenBack:
                post([SecretRequest(.cancellation, deviceID: "ASKING", requestID: "1")], stage)
            case .personSaysNo: break
            }
            let answers = try await stage.give { (_, _) throws(RecoveryError) in
                change == .personSaysNo ? .refused : .given
            }
            #expect(answers.allSatisfy { $0.refusal != nil })
            #expect(sent(stage) == count)
            if isTold { return #expect(number > 4) }
        }
    }

    /// One device that cannot be written to does not keep the others waiting.
    @Test func goesOnToTheNextDevice() async throws {
        let stage = try await DeviceStage.fresh()
        stage.office.state.withLock {
            $0.devices["THIRD"]?.oneTimeKeys = []
            $0.devices["THIRD"]?.fallbackKey = nil
        }
        let other = SecretRequest(.request(.master), deviceID: "THIRD", requestID: "0")
        post([other, request("1")], stage)
        #expect(try await stage.give().map(\.refusal) == [.noOneTimeKey("THIRD"), nil])
        #expect(sent(stage) == 1)
    }

    /// The server takes nothing for one device: that is told, and not tried for ever.
    @Test func goesOnWhereAnAnswerIsRefused() async throws {
        let stage = try await DeviceStage.fresh()
        stage.office.state.withLock { $0.refusals = ["THIRD": .notMatrix(status: 413)] }
        let other = SecretRequest(.request(.master), deviceID: "THIRD", requestID: "0")
        post([other, request("1")], stage)
        #expect(try await stage.give().map(\.refusal) == [.notSent("THIRD"), nil])
        #expect(sent(stage) == 1)
        let giving = try stage.giving.saved()
        #expect(giving.outbox.isEmpty && giving.pending.isEmpty)
    }

    /// Another identity is published than the one that is known.
    @Test func givesNothingUnderAnotherIdentity() async throws {
        let stage = try await DeviceStage.fresh()
        post([request("1")], stage)
        let giving = SecretGiving(
            DeviceStage.secrets,
            from: stage.giving.id,
            to: nil,
            master: try ServerKeys.publicKey(0x12)
        )
        var connection = try stage.giving.connection()
        await #expect(throws: RecoveryError.identity(.anotherPublished([.master]))) {
            try await giving.run(
                &connection,
                waiting: 0,
                telling: { _ in },
                { (_, _) throws(RecoveryError) in .given }
            )
        }
        #expect(sent(stage) == 0)
    }

    @Test func neverLeaks() async throws {
        let giving = SecretGiving(
            DeviceStage.secrets,
            from: "D",
            to: nil,
            master: try ServerKeys.publicKey(0x11)
        )
        for secret in DeviceStage.secrets.values {
            #expect(Leaks.found(of: secret, in: giving).isEmpty)
        }
    }
}

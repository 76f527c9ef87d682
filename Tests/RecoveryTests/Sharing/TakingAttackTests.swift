import Formats
import Primitives
import Recovery
import Secrets
import Support
import Synchronization
import Testing

/// Spec: A13, A15, B12. What is no answer to a request is refused and counted; nothing is kept of it,
/// nothing is sent for it but what begins another session, and the answer is still taken.
struct TakingAttackTests {
    /// The ID of the last request that a device got.
    private func requestID(_ stage: DeviceStage) throws -> ExactText {
        let last = stage.office.sent(SecretRequest.eventType, to: stage.giving.id).last
        return try #require(last).content.text(at: "request_id")
    }

    /// Does one step after another, each time the device waits.
    private func whileWaiting(
        _ stage: DeviceStage,
        _ steps: [@Sendable () async throws -> Void]
    ) {
        let next = Mutex(0)
        stage.asking.server.whileWaiting {
            let step = next.withLock { next in
                defer { next += 1 }
                return next
            }
            do {
                try await steps[min(step, steps.count - 1)]()
            } catch {
                Issue.record(error)
            }
        }
    }

    @Test(arguments: TakingAttack.all)
    func refuses(_ attack: TakingAttack) async throws {
        let stage = try await DeviceStage.fresh()
        let sent = Mutex(0)
        let isBroken = attack.refusal == .notDecrypted("GIVING")
        whileWaiting(
            stage,
            [
                {
                    let event = try attack.event(stage, requestID(stage))
                    stage.office.post(event, to: stage.asking.id)
                    sent.withLock { $0 = stage.office.sentCount }
                },
                {
                    let saved = try stage.asking.saved()
                    #expect(saved.received.isEmpty)
                    #expect(saved.requests.requests.count == 1)
                    // Another session is begun, and the request repeated.
                    let more = isBroken ? 2 : 0
                    #expect(stage.office.sentCount == sent.withLock { $0 } + more)
                    _ = try await stage.give()
                },
            ]
        )
        let outcome = try await stage.collect()
        #expect(outcome.refused.first == [attack.refusal])
        #expect(outcome.taken == [.selfSigning])
        #expect(try stage.asking.saved().received == [.selfSigning: ServerKeys.encoded(0x22)])
        #expect(stage.office.keysUsedTwice.isEmpty)
    }

    /// Nothing that grows with it is kept or told.
    @Test func countsAFlood() async throws {
        let stage = try await DeviceStage.fresh()
        let event = ToDeviceEvent(
            type: SecretAnswer.eventType,
            sender: PostOffice.user,
            content: .object([])
        )
        let most = RefusalTally.mostOfAKind
        whileWaiting(
            stage,
            [
                { for _ in 0..<most + 5 { stage.office.post(event, to: stage.asking.id) } },
                { _ = try await stage.give() },
            ]
        )
        let outcome = try await stage.collect()
        #expect(outcome.taken == [.selfSigning])
        #expect(outcome.refused.first == Array(repeating: .notByOlm, count: most))
        #expect(outcome.refused.more == 5)
    }

    /// The key of a message is gone once it was used.
    @Test func refusesTheSameMessageAgain() async throws {
        let stage = try await DeviceStage.fresh()
        whileWaiting(
            stage,
            [
                { _ = try await stage.give([.selfSigning: ServerKeys.encoded(0x22)]) },
                {
                    let answers = stage.office.sent(OlmEvent.eventType, to: stage.asking.id)
                    stage.office.post(try #require(answers.first), to: stage.asking.id)
                },
                { _ = try await stage.give([.userSigning: ServerKeys.encoded(0x33)]) },
                {},
            ]
        )
        let names: [EventType] = [.selfSigning, .userSigning]
        let outcome = try await stage.collect(names)
        #expect(outcome.taken == names)
        #expect(outcome.refused.first == [.notDecrypted("GIVING")])
        #expect(
            try stage.asking.saved().received == DeviceStage.secrets.filter { $0.key != .master }
        )
    }

    @Test func refusesAnAnswerAfterCancellation() async throws {
        let stage = try await DeviceStage.fresh()
        _ = try await stage.collect([.userSigning], seconds: 0)
        let old = try requestID(stage)
        whileWaiting(
            stage,
            [
                {
                    let message = ForgedMessage(requestID: old, secret: ServerKeys.encoded(0x33))
                    let event = try message.event(
                        from: stage.giving,
                        to: stage.asking,
                        stage.office
                    )
                    stage.office.post(event, to: stage.asking.id)
                },
                { _ = try await stage.give() },
            ]
        )
        let outcome = try await stage.collect()
        #expect(outcome.refused.first == [.notAsked(requestID: old)])
        #expect(try stage.asking.saved().received.keys.sorted() == [.selfSigning])
    }

    /// Of two devices that answer, the first is heard.
    @Test func refusesTheSecondAnswer() async throws {
        let stage = try await DeviceStage.fresh()
        whileWaiting(
            stage,
            [
                {
                    for device in [stage.third, stage.giving] {
                        let event = try ForgedMessage(requestID: requestID(stage))
                            .event(from: device, to: stage.asking, stage.office)
                        stage.office.post(event, to: stage.asking.id)
                    }
                }
            ]
        )
        let outcome = try await stage.collect()
        #expect(outcome.taken == [.selfSigning])
        #expect(outcome.refused.first == [.notAsked(requestID: try requestID(stage))])
    }

    /// The device became one of the user's after the request was sent to the others.
    @Test func refusesADeviceThatWasNotAsked() async throws {
        let stage = try await DeviceStage.fresh()
        let devices = try await stage.devices()
        var connection = try stage.asking.connection()
        let now = SystemClock.now()
        _ = try connection.change {
            $0.requests.open(
                .selfSigning,
                requestID: "1",
                asking: devices.verified.filter { $0.deviceID == "GIVING" },
                at: now
            )
        }
        let event = try ForgedMessage(requestID: "1")
            .event(from: stage.third, to: stage.asking, stage.office)
        stage.office.post(event, to: stage.asking.id)
        let proof = try SecretProof(ServerKeys().identity, nil)
        var refused: [SharingRefusal] = []
        try await connection.receive(among: devices, waiting: 0) { device, arrival in
            guard case .message(let message) = arrival else { return }
            do throws(SharingRefusal) {
                _ = try device.requests.take(
                    message,
                    for: device.party,
                    among: devices,
                    proof,
                    unproven: .waived,
                    at: now
                )
            } catch {
                refused.append(error)
            }
        }
        #expect(refused == [.deviceNotAsked("THIRD")])
        #expect(try stage.asking.saved().requests.requests.count == 1)
    }
}

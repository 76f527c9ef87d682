import Formats
import Secrets
import Support
import Synchronization
import Testing

@testable import Recovery

/// Spec: A12–A16, B12. Killed at any write, or with any request failing, on either side: the same again
/// finishes, a secret is there once, and no key encrypts two messages.
struct SharingKillTests {
    enum Side: CaseIterable { case asking, giving }

    /// What goes wrong, at the write or request of a number.
    enum Fault: CaseIterable {
        case write
        case requestBefore
        case requestAfter

        func set(_ number: Int, _ device: TestDevice) {
            switch self {
            case .write: device.files.failAfter(writes: number - 1)
            case .requestBefore: device.server.fail(number, .before)
            case .requestAfter: device.server.fail(number, .after)
            }
        }

        func clear(_ device: TestDevice) {
            device.files.failAfter(writes: nil)
            device.server.fail(nil, .before)
        }
    }

    private static let names: [EventType] = [.selfSigning, .userSigning]

    /// Asks and answers with one fault, on either side, and goes on after it.
    ///
    /// - Returns: what came of it, and whether there was a fault.
    private func exchange(
        _ stage: DeviceStage,
        _ fault: Fault,
        _ number: Int,
        _ faulty: TestDevice
    ) async throws -> (outcome: SecretCollection.Outcome, isHit: Bool) {
        let failures = Mutex(0)
        stage.asking.server.whileWaiting {
            do {
                _ = try await stage.give()
            } catch {
                failures.withLock { $0 += 1 }
                fault.clear(faulty)
            }
        }
        fault.set(number, faulty)
        do {
            let outcome = try await stage.collect(Self.names)
            fault.clear(faulty)
            return (outcome, failures.withLock { $0 } > 0)
        } catch {
            fault.clear(faulty)
            return (try await stage.collect(Self.names), true)
        }
    }

    /// What the third device has waiting, once it has received all.
    private func pending(_ stage: DeviceStage) async throws -> [SecretRequest] {
        let devices = try await stage.devices()
        var connection = try stage.third.connection()
        try await connection.receive(among: devices, waiting: 0) { device, arrival in
            guard case .request(let request) = arrival else { return }
            #expect(throws: Never.self) { try device.note(request, among: devices) }
        }
        return connection.device.pending
    }

    private func expectFinished(_ stage: DeviceStage, _ outcome: SecretCollection.Outcome)
        async throws
    {
        #expect(outcome.taken == Self.names)
        #expect(outcome.missing.isEmpty)
        let asking = try stage.asking.saved()
        #expect(asking.received == DeviceStage.secrets.filter { Self.names.contains($0.key) })
        #expect(asking.requests.requests.isEmpty)
        #expect(asking.outbox.isEmpty)
        _ = try await stage.give()
        let giving = try stage.giving.saved()
        #expect(giving.pending.isEmpty)
        #expect(giving.outbox.isEmpty)
        #expect(try await pending(stage).isEmpty)
        #expect(stage.office.keysUsedTwice.isEmpty)
    }

    @Test(arguments: Side.allCases, Fault.allCases)
    func finishesWhateverFailed(_ side: Side, _ fault: Fault) async throws {
        for number in 1... {
            let stage = try await DeviceStage.fresh()
            let faulty = side == .asking ? stage.asking : stage.giving
            let (outcome, isHit) = try await exchange(stage, fault, number, faulty)
            try await expectFinished(stage, outcome)
            if side == .giving {
                // What may have been sent is answered anew, and not listened to a second time.
                let answers = stage.office.sent(OlmEvent.eventType, to: stage.asking.id).count
                #expect(answers == 2 || isHit && answers == 3)
                #expect(outcome.refused.first.count <= answers - 2)
            }
            guard isHit else { return #expect(number > 5) }
        }
    }
}

import Formats
import Olm
import Recovery
import Secrets
import Support
import Synchronization
import Testing

/// Spec: B12. Where a verified device's message does not decrypt, another session is begun with it.
struct BrokenSessionReplacementTests {
    /// Puts a message into the asking device's mail that does not decrypt.
    private func postGarbage(_ stage: DeviceStage, from device: TestDevice) throws {
        let message = ForgedMessage(requestID: "1", oneTimeKey: try ServerKeys.identityKey(0x66))
        let event = try message.event(from: device, to: stage.asking, stage.office)
        stage.office.post(event, to: stage.asking.id)
    }

    /// Receives as a device does, and says what was refused and what was decrypted.
    private func receive(
        _ device: TestDevice,
        _ stage: DeviceStage
    ) async throws -> (refused: [SharingRefusal], types: [ExactText]) {
        let devices = try await stage.devices()
        var connection = try device.connection()
        var refused: [SharingRefusal] = []
        var types: [ExactText] = []
        try await connection.receive(among: devices, waiting: 0) { _, arrival in
            switch arrival {
            case .refused(let refusal): refused.append(refusal)
            case .message(let message): types.append(message.payload.type)
            case .request, .verification: break
            }
        }
        return (refused, types)
    }

    private func sent(_ stage: DeviceStage, to device: TestDevice) -> Int {
        stage.office.sent(OlmEvent.eventType, to: device.id).count
    }

    @Test func beginsAnotherSession() async throws {
        let stage = try await DeviceStage.fresh()
        let before = try stage.asking.saved()
        try postGarbage(stage, from: stage.giving)
        #expect(try await receive(stage.asking, stage).refused == [.notDecrypted("GIVING")])
        let after = try stage.asking.saved()
        let isUntouched = after.olm.account == before.olm.account
        #expect(isUntouched)
        #expect(after.received.isEmpty)
        #expect(try await receive(stage.giving, stage).types == ["m.dummy"])
    }

    @Test func doesSoOnceAnHourForEachDevice() async throws {
        let stage = try await DeviceStage.fresh()
        for _ in 0..<3 {
            for device in [stage.giving, stage.giving, stage.third] {
                try postGarbage(stage, from: device)
            }
            #expect(try await receive(stage.asking, stage).refused.count == 3)
        }
        #expect(sent(stage, to: stage.giving) == 1)
        #expect(sent(stage, to: stage.third) == 1)
    }

    @Test func doesNotForADeviceThatIsNotVerified() async throws {
        let stage = try await DeviceStage.fresh()
        try postGarbage(stage, from: stage.unverified)
        #expect(
            try await receive(stage.asking, stage).refused == [.deviceNotVerified("UNVERIFIED")]
        )
        #expect(sent(stage, to: stage.unverified) == 0)
    }

    /// Neither for itself, nor where the device has no key that it signed; and goes on in either case.
    @Test func doesNotWhereItCannot() async throws {
        let stage = try await DeviceStage.fresh()
        stage.office.state.withLock { state in
            state.devices["GIVING"]?.oneTimeKeys = [("1", .object([]))]
            state.devices["THIRD"]?.oneTimeKeys = []
            state.devices["THIRD"]?.fallbackKey = nil
        }
        for device in [stage.giving, stage.third, stage.asking] {
            try postGarbage(stage, from: device)
        }
        #expect(try await receive(stage.asking, stage).refused.count == 3)
        for device in [stage.giving, stage.third] { #expect(sent(stage, to: device) == 0) }
        #expect(try stage.asking.saved().broken.waiting.isEmpty)
        #expect(try await receive(stage.asking, stage).refused.isEmpty)
    }

    /// Killed at any write, or with any request failing: it is done by the next.
    @Test(arguments: SharingKillTests.Fault.allCases)
    func goesOnWhateverFailed(_ fault: SharingKillTests.Fault) async throws {
        for number in 1... {
            let stage = try await DeviceStage.fresh()
            try postGarbage(stage, from: stage.giving)
            fault.set(number, stage.asking)
            var isHit = false
            do {
                _ = try await receive(stage.asking, stage)
            } catch {
                isHit = true
            }
            fault.clear(stage.asking)
            _ = try await receive(stage.asking, stage)
            #expect(try stage.asking.saved().broken.waiting.isEmpty)
            #expect(try await receive(stage.giving, stage).types == ["m.dummy"])
            #expect(stage.office.keysUsedTwice.isEmpty)
            guard isHit else { return #expect(number > 3) }
        }
    }
}

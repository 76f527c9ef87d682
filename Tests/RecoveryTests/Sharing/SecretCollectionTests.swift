import Formats
import Recovery
import Secrets
import Support
import Synchronization
import Testing

/// Spec: A12–A15, A17. Secrets are asked for, waited for, kept, and taken back where none comes.
struct SecretCollectionTests {
    /// The giving device answers whenever the asking one waits.
    private func answering(
        _ secrets: [EventType: SecretBytes] = DeviceStage.secrets
    ) async throws -> DeviceStage {
        let stage = try await DeviceStage.fresh()
        answer(secrets, stage)
        return stage
    }

    private func answer(_ secrets: [EventType: SecretBytes], _ stage: DeviceStage) {
        stage.asking.server.whileWaiting {
            do {
                _ = try await stage.give(secrets)
            } catch {
                Issue.record(error)
            }
        }
    }

    /// What a device was asked, in order.
    private func asked(_ device: TestDevice, _ stage: DeviceStage) throws -> [SecretRequest] {
        try stage.office.sent(SecretRequest.eventType, to: device.id).map {
            try SecretRequest(decoding: $0.content)
        }
    }

    @Test func collectsWhatAnotherDeviceGives() async throws {
        let stage = try await answering()
        let names: [EventType] = [.master, .selfSigning, .userSigning]
        let outcome = try await stage.collect(names)
        #expect(outcome.taken == names)
        #expect(outcome.missing.isEmpty)
        #expect(outcome.refused.first.isEmpty)
        #expect(try stage.asking.saved().received == DeviceStage.secrets)
        #expect(stage.office.keysUsedTwice.isEmpty)
    }

    /// The device that answered is left in peace.
    @Test func takesTheRequestBackAtTheOthers() async throws {
        let stage = try await answering()
        _ = try await stage.collect()
        let giving = try asked(stage.giving, stage)
        let third = try asked(stage.third, stage)
        let request = try #require(giving.first)
        #expect(request.action == .request(.selfSigning))
        #expect(giving == [request])
        let cancellation = SecretRequest(
            .cancellation,
            deviceID: "ASKING",
            requestID: request.requestID
        )
        #expect(third == [request, cancellation])
        #expect(try asked(stage.unverified, stage).isEmpty)
    }

    @Test func takesTheRequestBackWhenTheTimeIsOver() async throws {
        let stage = try await DeviceStage.fresh()
        stage.asking.server.whileWaiting { try? await Task.sleep(for: .milliseconds(200)) }
        let outcome = try await stage.collect(seconds: 1)
        #expect(outcome.taken.isEmpty)
        #expect(outcome.missing == [.selfSigning])
        for device in [stage.giving, stage.third] {
            let asked = try asked(device, stage)
            #expect(asked.map(\.action) == [.request(.selfSigning), .cancellation])
            #expect(Set(asked.map(\.requestID)).count == 1)
        }
        #expect(try stage.asking.saved().requests.requests.isEmpty)
    }

    @Test func asksAgainByTheSameID() async throws {
        let stage = try await DeviceStage.fresh()
        stage.asking.server.whileWaiting { stage.asking.files.failAfter(writes: 0) }
        await #expect(throws: RecoveryError.self) { try await stage.collect() }
        stage.asking.files.failAfter(writes: nil)
        answer(DeviceStage.secrets, stage)
        #expect(try await stage.collect().taken == [.selfSigning])
        let asked = try asked(stage.giving, stage)
        #expect(asked.count == 2)
        #expect(asked.first == asked.last)
    }

    @Test func takesWhatCannotBeProvenOnlyIfTold() async throws {
        let name: EventType = "org.example.token"
        let secrets = [name: SecretBytes(text: "any")]
        let stage = try await DeviceStage.fresh()
        stage.asking.server.whileWaiting {
            // The run ends once the answer was received.
            let isAnswered = !stage.office.sent(OlmEvent.eventType, to: stage.asking.id).isEmpty
            if isAnswered { stage.asking.files.failAfter(writes: 0) }
            _ = try? await stage.give(secrets)
        }
        await #expect(throws: RecoveryError.self) { try await stage.collect([name]) }
        stage.asking.files.failAfter(writes: nil)
        #expect(try stage.asking.saved().received.isEmpty)
        answer(secrets, stage)
        let taken = try await stage.collect([name], unproven: .waived)
        #expect(taken.taken == [name])
        #expect(taken.unproven == [name])
        // What came so is not given out as proven.
        #expect(try await stage.collect([name], seconds: 0).missing == [name])
        #expect(try await stage.collect([name], unproven: .waived, seconds: 0).taken == [name])
    }

    /// What came before another identity was published is of no use.
    @Test func asksAgainForWhatIsNotWhatIsPublished() async throws {
        let stage = try await answering()
        var connection = try stage.asking.connection()
        try connection.change { $0.received = [.selfSigning: ServerKeys.encoded(0x44)] }
        #expect(try await stage.collect().taken == [.selfSigning])
        #expect(try stage.asking.saved().received == [.selfSigning: ServerKeys.encoded(0x22)])
    }

    @Test func doesNotAskForWhatItHas() async throws {
        let stage = try await answering()
        _ = try await stage.collect()
        let sent = stage.office.sentCount
        #expect(try await stage.collect().taken == [.selfSigning])
        #expect(stage.office.sentCount == sent)
    }

    /// What came is there also where nobody can be asked any more.
    @Test func needsNobodyForWhatItHas() async throws {
        let stage = try await answering()
        _ = try await stage.collect()
        for device in [stage.asking, stage.giving, stage.third] {
            stage.office.sign(device.id, by: nil)
        }
        #expect(try await stage.collect().taken == [.selfSigning])
    }

    /// Requests that come meanwhile wait for whoever answers them.
    @Test func keepsTheRequestsOfOthers() async throws {
        let stage = try await answering()
        let request = SecretRequest(.request(.master), deviceID: "THIRD", requestID: "7")
        let other = SecretRequest(.request(.master), deviceID: "UNVERIFIED", requestID: "8")
        for request in [request, other] {
            let event = ToDeviceEvent(
                type: SecretRequest.eventType,
                sender: PostOffice.user,
                content: request.content
            )
            stage.office.post(event, to: stage.asking.id)
        }
        let outcome = try await stage.collect()
        #expect(outcome.refused.first == [.deviceNotVerified("UNVERIFIED")])
        #expect(try stage.asking.saved().pending == [request])
    }

    @Test func refusesToAskNobody() async throws {
        let stage = try await DeviceStage.fresh()
        for device in [stage.giving, stage.third] { stage.office.sign(device.id, by: nil) }
        await #expect(throws: RecoveryError.device(.noVerifiedDevice)) { try await stage.collect() }
    }

    @Test func refusesToAskAsADeviceThatNobodyBelieves() async throws {
        let stage = try await DeviceStage.fresh()
        stage.office.sign(stage.asking.id, by: nil)
        await #expect(throws: RecoveryError.device(.notVerified("ASKING"))) {
            try await stage.collect()
        }
    }

    /// The identity vouches for the keys of another program under this device's ID.
    @Test func refusesToAskByTheKeysOfAnother() async throws {
        let stage = try await DeviceStage.fresh()
        let other = try await DeviceStage.fresh()
        other.office.remove("ASKING")
        let device = TestDevice("ASKING", other.office)
        _ = try await DeviceConnection.create(device.file, device.server)
        let keys = other.office.state.withLock { $0.devices["ASKING"]?.keys }
        stage.office.state.withLock { state in
            state.devices["ASKING"]?.keys = keys
            state.published = nil
        }
        await #expect(throws: RecoveryError.device(.another("ASKING"))) {
            try await stage.collect()
        }
        #expect(stage.office.sentCount == 0)
    }

    /// The asking device came back from an old copy of itself.
    @Test func collectsOverASessionThatBroke() async throws {
        let stage = try await answering()
        let old = stage.asking.copy(stage.office)
        var connection = try stage.asking.connection()
        let peer = try stage.giving.peer()
        #expect(try await connection.reach(peer) == nil)
        try connection.change { (device) throws(RecoveryError) in
            try device.post("m.dummy", SecretBytes(text: "{}"), to: peer)
        }
        try await connection.deliver()
        _ = try await stage.give()
        for path in [TestDevice.path, TestDevice.keyPath] {
            stage.asking.files.put(path, try #require(old.files.bytes(path)))
        }
        let outcome = try await stage.collect()
        #expect(outcome.refused.first == [.notDecrypted("GIVING")])
        #expect(outcome.taken == [.selfSigning])
        #expect(stage.office.keysUsedTwice.isEmpty)
    }

    /// A server that gives out all mail again, or forgets up to where it did.
    @Test(arguments: [nil, "0"] as [ExactText?])
    func takesNothingOfOldMailTwice(_ position: ExactText?) async throws {
        let stage = try await answering()
        let all = Mailbox()
        stage.office.state.withLock { state in
            state.meddling[stage.asking.id] = { all.again($0, position) }
        }
        #expect(try await stage.collect([.selfSigning]).taken == [.selfSigning])
        let outcome = try await stage.collect([.userSigning])
        #expect(outcome.taken == [.userSigning])
        #expect(outcome.refused.first.allSatisfy { $0 == .notDecrypted("GIVING") })
        #expect(!outcome.refused.first.isEmpty)
        #expect(
            try stage.asking.saved().received == DeviceStage.secrets.filter { $0.key != .master }
        )
        #expect(stage.office.keysUsedTwice.isEmpty)
    }
}

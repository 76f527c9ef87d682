import Formats
import Olm
import Primitives
import Secrets
import Support
import Synchronization
import Testing

@testable import Recovery

/// Spec: B12. A device is made once, keeps its keys in supply, and acts on nothing twice.
struct DeviceConnectionTests {
    private let office: PostOffice
    private let files: MemoryFiles
    private var device: TestDevice { TestDevice("NEW", office, files) }

    init() {
        self.init(PostOffice(), MemoryFiles())
    }

    private init(_ office: PostOffice, _ files: MemoryFiles) {
        self.office = office
        self.files = files
    }

    private func create(_ device: TestDevice) async throws {
        _ = try await DeviceConnection.create(device.file, device.server)
    }

    /// What is published of the device is its own, signed, and the keys to begin sessions by are there.
    private func expectPublished(_ device: TestDevice) async throws {
        let saved = try device.saved()
        let identity = try await device.server.publishedIdentity()
        let published = try #require(identity.devices.first { $0.deviceID == device.id })
        #expect(identity.devices.count == 1)
        #expect(published.publicKey == saved.olm.account.signingKey)
        #expect(published.identityKey == saved.olm.account.identityKey.bytes)
        #expect(published.ownVerdict(of: PostOffice.user) == .valid)
        let supply = try #require(office.state.withLock { $0.devices[device.id]?.supply })
        #expect(supply.oneTime == 50)
        #expect(supply.hasFallback)
        #expect(saved.olm.account.unpublishedOneTimeKeys.isEmpty)
        #expect(saved.olm.account.unpublishedFallbackKey == nil)
    }

    /// Receives once, and says what was refused.
    @discardableResult
    private func receive(_ device: TestDevice) async throws -> [SharingRefusal] {
        var connection = try device.connection()
        let identity = try await device.server.publishedIdentity()
        let devices = try TrustedDevices(identity, master: ServerKeys.publicKey(0x11))
        var refused: [SharingRefusal] = []
        try await connection.receive(among: devices, waiting: 0) { _, arrival in
            if case .refused(let refusal) = arrival { refused.append(refusal) }
        }
        return refused
    }

    /// Has somebody claim every one-time key and the fallback key, and returns that one.
    private func claimAll() throws -> JSONValue {
        for _ in 0..<OlmAccount.supply { _ = office.claimKey(of: device.id) }
        return try #require(office.claimKey(of: device.id))
    }

    @Test func makesTheDeviceOnce() async throws {
        let device = device
        try await create(device)
        try await expectPublished(device)
        let first = try device.saved().olm
        try await create(device)
        try await expectPublished(device)
        #expect(try device.saved().olm == first)
    }

    /// The session was ended elsewhere, and another one begun: what came is not lost.
    @Test func takesOverWhatCameToADeviceThatIsGone() async throws {
        for count in 0... {
            let office = PostOffice()
            let gone = TestDevice("GONE", office)
            let device = TestDevice("NEW", office, gone.files)
            try await create(gone)
            var connection = try gone.connection()
            try connection.change { device in
                device.received = DeviceStage.secrets
                device.handover = OwnDevice.Handover(of: [.master], digest: [1])
                device.master = [1]
                _ = device.requests.open("name", requestID: "1", asking: [], at: 7)
                device.post("m.type", .object([]), to: ["A"])
            }
            await #expect(throws: RecoveryError.device(.stateOfAnother("GONE"))) {
                try await create(device)
            }
            office.remove("GONE")
            device.files.failAfter(writes: count)
            let isKilled = await failed { try await create(device) }
            device.files.failAfter(writes: nil)
            #expect(try device.saved().received == DeviceStage.secrets)
            try await create(device)
            try await DeviceConnectionTests(office, device.files).expectPublished(device)
            let saved = try device.saved()
            #expect(saved.deviceID == "NEW")
            #expect(saved.received == DeviceStage.secrets)
            #expect(saved.handover == connection.device.handover)
            #expect(saved.master == [1])
            #expect(saved.requests.requests == connection.device.requests.requests)
            #expect(saved.outbox.isEmpty)
            #expect(saved.olm.account.signingKey != connection.device.olm.account.signingKey)
            if !isKilled { return #expect(count >= 2) }
        }
    }

    @Test func suppliesKeysForThoseThatWereClaimed() async throws {
        try await create(device)
        var given: Set<ExactText> = []
        for _ in 0..<3 {
            for _ in 0..<20 {
                let key = try #require(office.claimKey(of: device.id)?.member("key")?.text)
                #expect(given.insert(key).inserted)
            }
            try await receive(device)
            try await expectPublished(device)
        }
    }

    /// Without anything being received.
    @Test func suppliesKeysWhereItIsCreatedAgain() async throws {
        try await create(device)
        for _ in 0..<20 { _ = office.claimKey(of: device.id) }
        try await create(device)
        try await expectPublished(device)
        #expect(try device.saved().position == nil)
    }

    /// Once: the one before it is kept for an hour, and nobody can make it go before.
    @Test func replacesAFallbackKeyThatWasUsed() async throws {
        try await create(device)
        let first = try claimAll()
        #expect(try first.member("fallback")?.boolean == true)
        try await receive(device)
        try await expectPublished(device)
        let second = try claimAll()
        #expect(!second.isEquivalent(to: first))
        try await receive(device)
        #expect(try claimAll().isEquivalent(to: second))
    }

    /// The key before the present one is kept for an hour, and goes then; so does no other.
    @Test func forgetsAFallbackKeyAfterAnHour() throws {
        var device = try OwnDevice(userID: PostOffice.user, deviceID: "D")
        try device.makeFirstKeys()
        device.olm.account.markKeysAsPublished()
        let one = device.olm.encoded.count
        func counted(_ hasFallbackKey: Bool, at time: Int64) throws -> Int {
            try device.makeKeys(
                onServer: OlmAccount.supply,
                hasFallbackKey: hasFallbackKey,
                at: time
            )
            device.olm.account.markKeysAsPublished()
            return device.olm.encoded.count
        }
        let two = try counted(false, at: 1000)
        #expect(two > one)
        #expect(try counted(true, at: 1000 + 3599) == two)
        #expect(try counted(true, at: 1000 + 3600) == one)
        #expect(try counted(true, at: 1000 + 9999) == one)
    }

    /// What was received is given up at the server, and does not come again.
    @Test func receivesWhatComesOnce() async throws {
        try await create(device)
        let event = ToDeviceEvent(
            type: SecretAnswer.eventType,
            sender: PostOffice.user,
            content: .object([])
        )
        office.post(event, to: device.id)
        #expect(try await receive(device) == [.notByOlm])
        #expect(try await receive(device) == [])
        #expect(office.state.withLock { $0.devices["NEW"]?.mail.isEmpty } == true)
    }

    /// What stands behind it in the outbox is sent, and it does not come up again.
    @Test func dropsWhatIsRefusedForGood() async throws {
        try await create(device)
        let refusal = HomeserverError.notMatrix(status: 413)
        office.state.withLock { $0.refusals = ["A": refusal] }
        var connection = try device.connection()
        try connection.change { device in
            for id in ["A", "B", "A"] { device.post("m.type", .object([]), to: [ExactText(id)]) }
        }
        #expect(try await connection.deliver() == [refusal, refusal])
        #expect(office.sent("m.type", to: "B").count == 1)
        #expect(office.sent("m.type", to: "A").isEmpty)
        #expect(try device.saved().outbox.isEmpty)
        #expect(try await connection.deliver() == [])
    }

    /// Also what is refused, where the answer is lost.
    @Test(arguments: PostOfficeSession.Loss.allCases)
    func keepsWhatMayGoBetterAnotherTime(_ loss: PostOfficeSession.Loss) async throws {
        try await create(device)
        let device = device
        var connection = try device.connection()
        try connection.change { $0.post("m.type", .object([]), to: ["A"]) }
        let server = PostOfficeSession(office, device.id)
        server.fail(1, loss)
        connection = try DeviceConnection(device.file, server)
        await #expect(throws: PostOfficeSession.lost) { try await connection.deliver() }
        #expect(try device.saved().outbox.count == 1)
        try await connection.deliver()
        #expect(office.sent("m.type", to: "A").count == 1)
    }

    @Test func refusesASessionOfAnotherProgram() async throws {
        try await create(TestDevice("NEW", office))
        await #expect(throws: RecoveryError.device(.another("NEW"))) { try await create(device) }
        #expect(try device.file.read() == nil)
    }

    /// Somebody else's keys took the place of ours.
    @Test func refusesWhatBecameOfAnother() async throws {
        try await create(device)
        let other = PostOffice()
        try await create(TestDevice("NEW", other))
        let others = other.state.withLock(\.devices)
        office.state.withLock { state in
            state.devices = others
            state.published = nil
        }
        await #expect(throws: RecoveryError.device(.another("NEW"))) { try await create(device) }
    }

    @Test func refusesTheFilesOfAnotherDevice() async throws {
        #expect(throws: RecoveryError.device(.notCreated)) { try device.connection() }
        try await create(device)
        #expect(throws: RecoveryError.device(.stateOfAnother("NEW"))) {
            try DeviceConnection(device.file, PostOfficeSession(office, "OTHER"))
        }
        // Another user's gives way to nobody.
        try device.file.save(OwnDevice(userID: "@other:x", deviceID: "GONE"))
        await #expect(throws: RecoveryError.device(.stateOfAnother("GONE"))) {
            try await create(device)
        }
    }

    @Test func goesOnWhereverItWasKilled() async throws {
        for count in 0... {
            let office = PostOffice()
            let device = TestDevice("NEW", office)
            device.files.failAfter(writes: count)
            let isKilled = await failed { try await create(device) }
            device.files.failAfter(writes: nil)
            let keys = try device.file.read()?.olm.account.signingKey
            try await create(device)
            #expect(try keys == nil || keys == device.saved().olm.account.signingKey)
            try await DeviceConnectionTests(office, device.files).expectPublished(device)
            if !isKilled { return #expect(count >= 3) }
        }
    }

    @Test(arguments: PostOfficeSession.Loss.allCases)
    func goesOnWhicheverRequestFailed(_ loss: PostOfficeSession.Loss) async throws {
        for number in 1... {
            let office = PostOffice()
            let device = TestDevice("NEW", office)
            device.server.fail(number, loss)
            let isFailed = await failed { try await create(device) }
            device.server.fail(nil, loss)
            try await create(device)
            try await DeviceConnectionTests(office, device.files).expectPublished(device)
            if !isFailed { return #expect(number > 2) }
        }
    }

    private func failed(_ body: () async throws -> Void) async -> Bool {
        do {
            try await body()
            return false
        } catch {
            return true
        }
    }
}

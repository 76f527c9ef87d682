import Formats
import Recovery
import Secrets
import Support
import Synchronization
import Testing

/// Design: section 6, rungs 1 and 2. Each state is mended, nothing that opened stops to open, and
/// interrupted anywhere the rest is done the next time.
@Suite struct RepairPlanTests {
    /// A state that a repair mends.
    struct Case: Sendable, CustomTestStringConvertible {
        let id: FindingID
        let fixes: [RepairPlan.Fix]
        let account: Account
        var keys = [FindingCase.key, FindingCase.other]

        var testDescription: String { "\(id.rawValue) \(fixes)" }

        func examined(_ events: [AccountDataEvent]) -> Examination {
            Examination(account.with(events: events), entered: keys.map(\.entered))
        }
    }

    private static func mended() throws -> [Case] {
        let (key, other) = (FindingCase.key, FindingCase.other)
        func state(
            _ id: FindingID,
            _ fixes: [RepairPlan.Fix],
            _ change: (inout AccountBuilder) throws -> Void
        ) throws -> Case {
            Case(id: id, fixes: fixes, account: try FindingCase.healthy(with: change).account)
        }
        let decimals = Array(repeating: "7", count: 32).joined(separator: ",")
        let long: JSONValue = .string(Base64.encode([UInt8](repeating: 0, count: 32)))
        return try [
            state(.defaultDangling, [.defaultKey("key")]) { $0.setDefault("gone") },
            state(.defaultDangling, [.defaultKey("key")]) { $0.set(.defaultKey, .string("key")) },
            state(.defaultDangling, [.defaultKey("key")]) { $0.set(.defaultKey, .object([])) },
            state(.defaultDangling, [.defaultKey("key")]) {
                try $0.set(.defaultKey, json: "{\"key\":7,\"other\":1}")
            },
            state(.defaultDangling, [.defaultKey("key")]) {
                $0.set(.defaultKey, .object([]))
                try $0.describe(key, name: "m.default")
            },
            state(.defaultConflict, [.mark("other")]) {
                try $0.describe(other, name: "m.default", extra: [("more", .integer(1))])
            },
            state(.descriptionNoMAC, [.keyCheck("key")]) {
                try $0.describe(key, hasCheck: false, extra: [("more", .integer(1))])
            },
            state(.descriptionCheckBad, [.keyCheck("key")]) {
                try $0.describe(key, hasCheck: false, extra: [("iv", long), ("mac", long)])
            },
            state(.secretOtherKey, [.seal(.master, under: "key")]) {
                try $0.describe(other)
                $0.set(.master, .object([("beside", .integer(1))]))
                try $0.seal(FindingCase.seed(0x11), .master, under: [other])
            },
            state(.secretDamaged, [.seal(.master, under: "key")]) {
                try $0.describe(other)
                try $0.sealDamaged(.master, under: key)
                try $0.seal(FindingCase.seed(0x11), .master, under: [other])
            },
            state(.secretCommaBytes, [.spelling(.megolmBackup)]) {
                try $0.seal(decimals, .megolmBackup, under: [key])
            },
            passthrough(),
        ]
    }

    private static func passthrough() throws -> Case {
        let legacy = AccountBuilder.key("key", 1, .curve25519AESSHA2)
        var builder = try FindingCase.healthy(legacy)
        try builder.set(.megolmBackup, json: "{\"key\":{\"passthrough\":true}}")
        return Case(
            id: .secretPassthrough,
            fixes: [.spelling(.megolmBackup)],
            account: builder.account,
            keys: [legacy]
        )
    }

    @Test(arguments: try mended()) func mendsTheState(_ state: Case) async throws {
        let before = state.examined(state.account.events)
        #expect(before.findings.contains { $0.id == state.id })
        let repair = try RepairPlan(before)
        #expect(repair.fixes == state.fixes)
        let after = state.examined(try await Self.apply(repair, to: state.account.events))
        #expect(!after.findings.contains { $0.id == state.id })
        #expect(after.findings.count <= before.findings.count)
        Self.expectNothingLost(before, after)
        #expect(try RepairPlan(after).fixes.isEmpty)
    }

    @Test(arguments: try mended())
    func goesOnWhereItWasInterrupted(_ state: Case) async throws {
        let before = state.examined(state.account.events)
        let repair = try RepairPlan(before)
        for count in 0..<repair.plan.writes.count {
            var events = Plan(over: state.account.events)
            for write in repair.plan.writes.prefix(count) {
                events.set(write.type, to: write.after, .repair)
            }
            let halfway = state.examined(events.result)
            Self.expectNothingLost(before, halfway)
            let rest = try await Self.apply(RepairPlan(halfway), to: events.result)
            #expect(!state.examined(rest).findings.contains { $0.id == state.id })
        }
    }

    @Test(arguments: try mended())
    func leavesWhatAnotherClientWroteMeanwhile(_ state: Case) async throws {
        let repair = try RepairPlan(state.examined(state.account.events))
        let type = try #require(repair.plan.writes.first).type
        let theirs = JSONValue.object([("theirs", .bool(true))])
        let server = MemoryHomeserver(state.account.events)
        server.state.withLock { $0.meddling = (1, { state in state.set(type, to: theirs) }) }
        await #expect(throws: RecoveryError.changedMeanwhile(type)) {
            try await PlanRun(on: server).apply(repair.plan, verify: repair.verify)
        }
        var expected = Plan(over: state.account.events)
        expected.set(type, to: theirs, .repair)
        let events = server.state.withLock { $0.events }
        #expect(events.map(\.type) == expected.result.map(\.type))
        #expect(events.map(\.content.encoded) == expected.result.map(\.content.encoded))
    }

    @Test func keepsWhatNobodyKnows() throws {
        let state = try #require(Self.mended().first { $0.id == .descriptionNoMAC })
        let plan = try RepairPlan(state.examined(state.account.events)).plan
        let content = try #require(plan.content(of: .keyDescription("key")))
        #expect(try content.member("more")?.integer == 1)
    }

    @Test func sealsUnderTheDefaultBesideTheOtherKey() throws {
        let state = try #require(Self.mended().first { $0.id == .secretOtherKey })
        let plan = try RepairPlan(state.examined(state.account.events)).plan
        let content = try #require(plan.content(of: .master))
        #expect(try content.member("encrypted")?.members?.map(\.name) == ["other", "key"])
        #expect(try content.member("beside")?.integer == 1)
    }

    @Test func signsTheNewDescriptionWhereTheOldOneWasSigned() throws {
        var builder = try FindingCase.healthy()
        try builder.describe(FindingCase.key, hasCheck: false)
        let signer = DescriptionSigner(
            userID: "@test:example.org",
            masterSeed: FindingCase.secret(0x11)
        )
        let bare = try #require(builder.content(of: .keyDescription("key")))
        builder.set(.keyDescription("key"), try signer.sign(bare))
        builder.identity = try ServerKeys().identity
        let examination = builder.examined(with: FindingCase.key)
        let events = try RepairPlan(examination).plan.result
        let after = Examination(
            builder.account.with(events: events),
            entered: [FindingCase.key.entered]
        )
        let description = try #require(after.storage.description(of: "key"))
        #expect(after.account.masterSignature(on: description) == .valid)
        #expect(description.verdict(on: FindingCase.key.material) == .match)
    }

    @Test func touchesNothingWithoutAKey() throws {
        for state in try Self.mended() {
            #expect(try RepairPlan(Examination(state.account, entered: [])).fixes.isEmpty)
        }
    }

    @Test func leavesSecretsThatDisagree() throws {
        let builder = try FindingCase.healthy {
            try $0.describe(FindingCase.other)
            try $0.seal(FindingCase.seed(0x55), .master, under: [FindingCase.other])
        }
        let keys = (FindingCase.key, FindingCase.other)
        #expect(try RepairPlan(builder.examined(with: keys.0, keys.1)).fixes.isEmpty)
    }

    @Test func neverMovesADefaultThatIsThereAndNotAtHand() throws {
        let builder = try FindingCase.healthy {
            try $0.describe(FindingCase.other)
            try $0.seal("x", "org.example", under: [FindingCase.other])
        }
        #expect(try RepairPlan(builder.examined(with: FindingCase.other)).fixes.isEmpty)
    }

    private static func apply(
        _ repair: RepairPlan,
        to events: [AccountDataEvent]
    ) async throws -> [AccountDataEvent] {
        let store = MemoryAccountStore(try AccountDocument.map(of: events))
        try await PlanRun(on: store).apply(repair.plan, verify: repair.verify)
        return await store.events()
    }

    /// What opened before opens now, to the same or to the same in today's spelling, with the keys
    /// that opened it.
    private static func expectNothingLost(_ before: Examination, _ after: Examination) {
        for row in before.matrix.rows {
            guard let value = row.value else { continue }
            let now = after.matrix.row(row.type)
            #expect(now?.value.map { SecretSpelling.isSame($0, value, of: row.type) } == true)
            for cell in row.cells where cell.state.isOpen {
                #expect(now?.cells.first { $0.keyID == cell.keyID }?.state.isOpen == true)
            }
        }
    }
}

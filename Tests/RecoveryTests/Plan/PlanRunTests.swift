import Formats
import Recovery
import Support
import Testing

/// Design section 4: each write is checked before and after, since no store has transactions.
struct PlanRunTests {
    /// A store that does to account data what servers and other clients do.
    private actor Store: AccountStore {
        enum Habit { case none, deletesBlanked, reorders, forgets, alters }

        private(set) var contents: [EventType: JSONValue]
        private(set) var written: [EventType] = []
        private let habit: Habit

        init(_ events: [AccountDataEvent], _ habit: Habit = .none) {
            contents = Dictionary(uniqueKeysWithValues: events.map { ($0.type, $0.content) })
            self.habit = habit
        }

        func events() -> [AccountDataEvent] {
            contents.map { AccountDataEvent(type: $0.key, content: $0.value) }
        }

        func content(of type: EventType) -> JSONValue? { contents[type] }

        func set(
            _ type: EventType,
            to content: JSONValue,
            over before: JSONValue?
        ) throws(RecoveryError) {
            written.append(type)
            switch habit {
            case .none: contents[type] = content
            case .deletesBlanked: contents[type] = content.isEmptyObject ? nil : content
            case .reorders:
                let members = (content.members ?? []).reversed().map { ($0.name, $0.value) }
                contents[type] = JSONValue.object(members)
            case .forgets: break
            case .alters: contents[type] = .object([("altered", .bool(true))])
            }
        }
    }

    private let before = [
        AccountDataEvent(type: .master, content: .object([("a", .integer(1))])),
        AccountDataEvent(type: .selfSigning, content: .object([])),
    ]

    private var plan: Plan {
        var plan = Plan(over: before)
        plan.set(.master, to: .object([("a", .integer(2)), ("b", .null)]), .restore)
        plan.set(.userSigning, to: .object([("a", .integer(3))]), .restore)
        plan.set(.master, to: .object([]), .blankOldKey)
        return plan
    }

    private var document: AccountDocument {
        get throws { try AccountDocument.map(of: before) }
    }

    @Test func appliesEveryWriteInOrder() async throws {
        let store = Store(before)
        var verified: [String] = []
        var reported: [EventType] = []
        try await PlanRun(on: store).apply(
            plan,
            verify: { (_, content) throws(RecoveryError) in
                verified.append(String(decoding: content.encoded, as: UTF8.self))
            },
            progress: { reported.append($0.type) }
        )
        #expect(await store.written == [.master, .userSigning, .master])
        #expect(reported == [.master, .userSigning, .master])
        #expect(verified == ["{\"a\":2,\"b\":null}", "{\"a\":3}", "{}"])
        #expect(await store.contents[.master]?.isEmptyObject == true)
    }

    @Test func stopsWhereSomeoneElseWrote() async throws {
        let changed = AccountDataEvent(type: .userSigning, content: .object([("x", .null)]))
        let store = Store(before + [changed])
        await #expect(throws: RecoveryError.changedMeanwhile(.userSigning)) {
            try await PlanRun(on: store).apply(plan)
        }
        #expect(await store.written == [.master])
        #expect(await store.contents[.userSigning]?.encoded == changed.content.encoded)
    }

    @Test func stopsWhereAnEventIsGone() async throws {
        let store = Store([before[1]])
        await #expect(throws: RecoveryError.changedMeanwhile(.master)) {
            try await PlanRun(on: store).apply(plan)
        }
        #expect(await store.written.isEmpty)
    }

    // traps 3: absence, 404 and `{}` are alike; a server may delete what was blanked.
    @Test func takesABlankedEventForAnAbsentOne() async throws {
        let blank = AccountDataEvent(type: .userSigning, content: .object([]))
        let store = Store(before + [blank], .deletesBlanked)
        try await PlanRun(on: store).apply(plan)
        #expect(await store.contents[.master] == nil)
    }

    /// A server may give an object back with its members in another order.
    @Test func takesAnotherOrderForTheSame() async throws {
        let store = Store(before, .reorders)
        try await PlanRun(on: store).apply(plan)
        #expect(await store.written.count == 3)
    }

    @Test(arguments: [true, false])
    func stopsWhereAWriteDidNotTake(_ forgets: Bool) async throws {
        let store = Store(before, forgets ? .forgets : .alters)
        await #expect(throws: RecoveryError.notReadBack(.master)) {
            try await PlanRun(on: store).apply(plan)
        }
        #expect(await store.written.count == 1)
    }

    @Test func stopsWhereItIsNotVerified() async throws {
        let store = Store(before)
        await #expect(throws: RecoveryError.notReadBack(.userSigning)) {
            try await PlanRun(on: store).apply(
                plan,
                verify: { (write, _) throws(RecoveryError) in
                    if write.type == .userSigning { throw .notReadBack(write.type) }
                }
            )
        }
        #expect(await store.written == [.master, .userSigning])
    }

    @Test func writesIntoADocumentAndLeavesTheRest() async throws {
        let text =
            "{ \"m.cross_signing.master\" : {\"a\":1},\n \"m.direct\":{ }, \"x.y\": { \"1\":1.0 } }"
        let store = MemoryAccountStore(try AccountDocument(recognising: Array(text.utf8)))
        var plan = Plan(over: await store.events())
        plan.set(.master, to: .object([("a", .integer(2))]), .restore)
        try await PlanRun(on: store).apply(plan)
        let bytes = await store.document.bytes
        #expect(
            String(decoding: bytes, as: UTF8.self) == text.replacing("{\"a\":1}", with: "{\"a\":2}")
        )
    }

    @Test func putsBackContentThatIsNoObject() async throws {
        let store = MemoryAccountStore(try document)
        var plan = Plan(over: before)
        plan.set(.master, to: .string("x"), .restore)
        try await PlanRun(on: store).apply(plan)
        #expect(await store.content(of: .master)?.text == "x")
    }
}

import Formats
import Recovery
import Secrets
import Support
import Testing

/// Issue 6, `--into-new-storage`: the recovery key is lost, and values came from elsewhere. Design: section 4.
struct NewStorageTests {
    private static let lost = AccountBuilder.key("lost", 1)
    private static let unused = AccountBuilder.key("unused", 2)
    private static let closed: EventType = "org.example.closed"
    private static let new: EventType = "org.example.new"
    private let key = NewStorageKey.random(.aesHMACSHA2)
    private let account: AccountBuilder

    init() throws {
        var builder = AccountBuilder()
        try builder.describe(Self.lost)
        try builder.describe(Self.unused)
        builder.setDefault("lost")
        try builder.seal("seed", .master, under: [Self.lost])
        try builder.seal("closed", Self.closed, under: [Self.lost])
        builder.set(.selfSigning, .object([]))
        account = builder
    }

    /// One is stored, one was blanked, and one was never there.
    private let values: [EventType: SecretBytes] = [
        .master: SecretBytes(text: "seed"), .selfSigning: SecretBytes(text: "second"),
        new: SecretBytes(text: "third"),
    ]

    private func storage(over events: [AccountDataEvent]) throws -> NewStorage {
        try NewStorage(of: values, over: events, under: key)
    }

    private func matrix(_ events: [AccountDataEvent], _ keys: StorageKey...) -> StorageMatrix {
        Examination(account.account.with(events: events), entered: keys.map(\.entered)).matrix
    }

    /// Account data as it is after so many writes.
    private func events(after count: Int) throws -> [AccountDataEvent] {
        var now = Plan(over: account.events)
        for write in try storage(over: account.events).plan.writes.prefix(count) {
            now.set(write.type, to: write.after, write.purpose)
        }
        return now.result
    }

    @Test func opensWithTheNewKeyAlone() throws {
        let storage = try storage(over: account.events)
        #expect(Set(storage.sealed) == Set(values.keys))
        let matrix = matrix(storage.plan.result, key.key)
        for (type, value) in values {
            #expect(matrix.value(of: type) == value)
            #expect(matrix.row(type)?.cells.map(\.keyID) == [key.key.id])
        }
        #expect(SecretStorage(storage.plan.result).defaultKey.effective == key.key.id)
        #expect(matrix.keys.map(\.proof) == [.keyCheck])
    }

    @Test func writesInTheOrderOfARotation() throws {
        let order: [Plan.Purpose] = [
            .describeNewKey, .sealUnderNewKey, .moveDefault, .removeOldSeals, .blankOldKey,
        ]
        let purposes = try storage(over: account.events).plan.writes.map(\.purpose)
        let ranks = purposes.compactMap { order.firstIndex(of: $0) }
        #expect(ranks == ranks.sorted())
        #expect(Set(purposes) == Set(order))
        #expect(purposes.count { $0 == .sealUnderNewKey } == 3)
    }

    @Test func leavesWhatIsNotAtHandAsItIs() throws {
        let storage = try storage(over: account.events)
        #expect(storage.left.map(\.type) == [Self.closed])
        #expect(storage.left.first?.keys == ["lost"])
        #expect(storage.retired == ["unused"])
        let matrix = matrix(storage.plan.result, Self.lost)
        #expect(matrix.value(of: Self.closed) == SecretBytes(text: "closed"))
        for type in [Self.closed, .keyDescription("lost")] {
            let content = storage.plan.result.first { $0.type == type }?.content
            #expect(content?.encoded == account.content(of: type)?.encoded, "\(type)")
        }
    }

    /// At every point all that opened opens, with the old key or the new, and the rest of the writes is what
    /// is planned then.
    @Test func finishesWhereverItStopped() throws {
        let whole = try storage(over: account.events)
        for count in 0...whole.plan.writes.count {
            let events = try events(after: count)
            let matrix = matrix(events, Self.lost, key.key)
            #expect(matrix.value(of: .master) == values[.master], "after \(count)")
            #expect(matrix.value(of: Self.closed) == SecretBytes(text: "closed"))
            let rest = try storage(over: events)
            #expect(
                rest.plan.writes.map(\.purpose)
                    == whole.plan.writes.dropFirst(count).map(\.purpose)
            )
            let end = self.matrix(rest.plan.result, key.key)
            for (type, value) in values { #expect(end.value(of: type) == value) }
        }
    }

    @Test func addsToAKeyThatIsTheDefault() throws {
        let before = try storage(over: account.events).plan.result
        let kept = NewStorageKey.kept(key.key.material, for: SecretStorage(before))
        let more = [Self.closed: SecretBytes(text: "closed")]
        let storage = try NewStorage(of: more, over: before, under: kept)
        #expect(storage.keyID == key.key.id)
        #expect(storage.left.isEmpty)
        #expect(Set(storage.sealed) == Set(values.keys).union([Self.closed]))
        #expect(storage.retired == ["lost"])
        #expect(storage.plan.writes.allSatisfy { $0.purpose != .describeNewKey })
    }

    /// The mark of the proposal goes with the default, and what a key is derived by stays.
    @Test func marksAKeyThatIsDerived() throws {
        var builder = AccountBuilder()
        try builder.describe(Self.lost, name: DefaultKey.markName)
        try builder.seal("seed", .master, under: [Self.lost])
        let passphrase = SecretBytes(text: "correct horse")
        let derived = try NewStorageKey.derived(from: passphrase, .aesHMACSHA2)
        let values: [EventType: SecretBytes] = [.master: SecretBytes(text: "seed")]
        let first = try NewStorage(of: values, over: builder.events, under: derived)
        let described = first.plan.writes.prefix(1).map {
            AccountDataEvent(type: $0.type, content: $0.after)
        }
        let kept = NewStorageKey.kept(derived.key.material, for: SecretStorage(described))
        for (events, key) in [
            (builder.events, derived), (builder.events + described, kept),
        ] {
            let storage = try NewStorage(of: values, over: events, under: key)
            let result = SecretStorage(storage.plan.result)
            #expect(result.defaultKey.marked == [derived.key.id])
            let description = try #require(result.description(of: derived.key.id))
            guard case .derived = description.passphrase else {
                Issue.record("\(description.passphrase)")
                continue
            }
            #expect(description.verdict(on: derived.key.material) == .match)
        }
    }

    @Test func refusesWhatWasNotStoredAsItWasWritten() async throws {
        let storage = try storage(over: account.events)
        let store = ForgetfulStore(account.events)
        await #expect(throws: RecoveryError.notReadBack(.keyDescription(key.key.id))) {
            try await storage.apply(on: store)
        }
    }
}

/// A store that takes what it is given and keeps nothing of it.
private struct ForgetfulStore: AccountStore {
    private let kept: [AccountDataEvent]

    init(_ events: [AccountDataEvent]) { kept = events }

    func events() -> [AccountDataEvent] { kept }

    func content(of type: EventType) -> JSONValue? { kept.first { $0.type == type }?.content }

    func set(_ type: EventType, to content: JSONValue, over before: JSONValue?) {}
}

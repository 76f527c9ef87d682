import Formats
import Recovery
import Secrets
import Support
import Testing

/// Design section 5, restore with `--rekey`: the old key is lost, the archive has the values.
struct RestorationUnderNewKeyTests {
    private static let key = AccountBuilder.key("key", 1)
    private static let lost = AccountBuilder.key("lost", 2)
    private static let note: EventType = "org.example.note"
    private static let closed: EventType = "org.example.closed"
    private let new = NewStorageKey.random(.aesHMACSHA2)

    private let archive: AccountBuilder

    init() throws {
        let (key, lost) = (Self.key, Self.lost)
        var builder = AccountBuilder()
        try builder.set("m.direct", json: "{ \"@b:example.org\" : [ \"!r\" ] }")
        try builder.describe(key)
        try builder.describe(lost)
        builder.setDefault("key")
        try builder.seal("seed", .master, under: [key, lost])
        try builder.seal("note", Self.note, under: [key])
        try builder.seal("closed", Self.closed, under: [lost])
        archive = builder
    }

    /// What a person had opened when sealing: all but the secret under the key that was lost then.
    private let values: [EventType: SecretBytes] = [
        .master: SecretBytes(text: "seed"), note: SecretBytes(text: "note"),
    ]

    private func restoration(
        over current: [AccountDataEvent],
        _ extent: Restoration.Extent = .everything
    ) throws -> Restoration {
        try Restoration(of: archive.events, values: values, over: current, extent, to: new)
    }

    private func matrix(_ events: [AccountDataEvent], _ keys: StorageKey...) -> StorageMatrix {
        let account = AccountBuilder().account.with(events: events)
        return Examination(account, entered: keys.map(\.entered)).matrix
    }

    /// Account data that the archive may be restored over.
    private func states() throws -> [[AccountDataEvent]] {
        var changed = archive
        try changed.seal("older", .master, under: [Self.key])
        changed.set(Self.note, .object([]))
        return [[], archive.events, changed.events]
    }

    @Test func opensWithTheNewKeyOnly() throws {
        for state in try states() {
            let result = try restoration(over: state).result
            let matrix = matrix(result, new.key)
            for (type, value) in values {
                #expect(matrix.value(of: type) == value)
                #expect(matrix.row(type)?.cells.map(\.keyID) == [new.key.id])
            }
            #expect(SecretStorage(result).defaultKey.effective == new.key.id)
            #expect(matrix.keys.map(\.proof) == [.keyCheck])
        }
    }

    @Test func leavesSecretsWithoutAValueAsTheyWere() throws {
        for state in try states() {
            let result = try restoration(over: state).result
            for type in [Self.closed, .keyDescription("lost"), "m.direct"] {
                let content = result.first { $0.type == type }?.content
                #expect(content?.encoded == archive.content(of: type)?.encoded, "\(type)")
            }
            #expect(matrix(result, Self.lost).value(of: Self.closed) == SecretBytes(text: "closed"))
        }
    }

    @Test func blanksTheDescriptionThatNothingNeeds() throws {
        for state in try states() {
            let storage = SecretStorage(try restoration(over: state).result)
            #expect(storage.description(of: "key") == nil)
            #expect(storage.description(of: "lost") != nil)
        }
    }

    /// A newer secret than the archive's is not to be had from the archive.
    @Test func leavesWhatIsThereWhenOnlyTheMissingIsWanted() throws {
        let other = AccountBuilder.key("other", 3)
        var current = AccountBuilder()
        try current.describe(other)
        current.setDefault("other")
        try current.seal("newer", .master, under: [other])
        let restoration = try restoration(over: current.events, .onlyMissing)
        let master = restoration.result.first { $0.type == .master }?.content
        #expect(master?.encoded == current.content(of: .master)?.encoded)
        #expect(!restoration.plan.writes.contains { $0.type == .master })
        let matrix = matrix(restoration.result, new.key, other)
        #expect(matrix.value(of: .master) == SecretBytes(text: "newer"))
        #expect(matrix.value(of: Self.note) == SecretBytes(text: "note"))
    }

    /// Clients look for what is there under the default key, so it stays the default.
    @Test func leavesTheDefaultToSecretsThatStay() throws {
        let other = AccountBuilder.key("other", 3)
        var current = AccountBuilder()
        try current.describe(other)
        current.setDefault("other")
        try current.seal("newer", .master, under: [other])
        let restoration = try restoration(over: current.events, .onlyMissing)
        #expect(SecretStorage(restoration.result).defaultKey.effective == "other")
        #expect(restoration.newKey == .beside("other"))
        #expect(restoration.rekeyed == [Self.note])
    }

    /// A default under which nothing is sealed is of use to nobody.
    @Test func movesADefaultThatNothingNeeds() throws {
        var current = AccountBuilder()
        try current.describe(AccountBuilder.key("other", 3))
        current.setDefault("other")
        let restoration = try restoration(over: current.events, .onlyMissing)
        #expect(SecretStorage(restoration.result).defaultKey.effective == new.key.id)
        #expect(restoration.newKey == .standard)
        #expect(Set(restoration.rekeyed) == Set(values.keys))
    }

    @Test func makesNoKeyThatNothingIsSealedUnder() throws {
        let other = AccountBuilder.key("other", 3)
        var current = AccountBuilder()
        try current.describe(other)
        current.setDefault("other")
        for type in values.keys { try current.seal("newer", type, under: [other]) }
        let restoration = try restoration(over: current.events, .onlyMissing)
        #expect(restoration.newKey == .none)
        #expect(restoration.rekeyed.isEmpty)
        #expect(!restoration.result.contains { $0.type == .keyDescription(new.key.id) })
        #expect(SecretStorage(restoration.result).defaultKey.effective == "other")
        #expect(Set(restoration.unsealed.map(\.type)).isSuperset(of: values.keys))
    }

    @Test func saysWhatIsNotUnderTheNewKey() throws {
        for state in try states() {
            let unsealed = try restoration(over: state).unsealed
            #expect(unsealed.map(\.type) == [Self.closed])
            #expect(unsealed.map(\.keys) == [["lost"]])
        }
        #expect(Restoration(of: archive.events, over: []).unsealed.isEmpty)
    }

    /// What the new key changes is asked for; what differs from the archive is not.
    @Test func countsOnlyWhatDiffersAsReplaced() throws {
        let counts = try states().map { try restoration(over: $0).replaced }
        #expect(counts == [0, 0, 1])
        let kept = try states().map { try restoration(over: $0, .onlyMissing).replaced }
        #expect(kept == [0, 0, 0])
    }

    @Test func losesNothingWhereverItIsInterrupted() throws {
        for state in try states() {
            let restoration = try restoration(over: state)
            var document = try AccountDocument.map(of: state)
            var opened = Set<EventType>()
            for write in restoration.plan.writes {
                document = try document.setting(write.type, to: write.after)
                let matrix = matrix(document.events, Self.key, Self.lost, new.key)
                let now = Set(matrix.rows.filter { $0.value != nil }.map(\.type))
                #expect(now.isSuperset(of: opened), "after \(write.type)")
                opened = now
                let standard = SecretStorage(document.events).defaultKey.effective
                guard standard == new.key.id else { continue }
                let own = self.matrix(document.events, new.key)
                #expect(values.allSatisfy { own.value(of: $0.key) == $0.value })
            }
            #expect(opened == [.master, Self.note, Self.closed])
            let result = document.events.map(\.type).sorted()
            #expect(result == restoration.result.map(\.type).sorted())
        }
    }

    @Test func finishesFromWhereItWasInterrupted() throws {
        let whole = try restoration(over: [])
        for count in whole.plan.writes.indices {
            var document = try AccountDocument.map(of: [])
            for write in whole.plan.writes.prefix(count) {
                document = try document.setting(write.type, to: write.after)
            }
            let result = try restoration(over: document.events).result
            let matrix = matrix(result, new.key)
            #expect(values.allSatisfy { matrix.value(of: $0.key) == $0.value })
        }
    }

    /// An interrupted run sealed some of it: the same again is what is left, and then nothing.
    @Test func goesOnWithAKeyThatWasKept() throws {
        for state in try states() {
            let whole = try restoration(over: state)
            for count in 0...whole.plan.writes.count {
                var events = Plan(over: state)
                for write in whole.plan.writes.prefix(count) {
                    events.set(write.type, to: write.after, .restore)
                }
                let kept = NewStorageKey.kept(
                    new.key.material,
                    for: SecretStorage(events.result)
                )
                let isKnown =
                    SecretStorage(events.result).description(of: new.key.id) != nil
                if isKnown { #expect(kept.key.id == new.key.id) }
                let rest = try Restoration(
                    of: archive.events,
                    values: values,
                    over: events.result,
                    to: kept
                )
                #expect(!isKnown || rest.plan.writes.count == whole.plan.writes.count - count)
                if count == whole.plan.writes.count { #expect(rest.replaced == 0) }
                let matrix = matrix(rest.result, kept.key)
                for (type, value) in values { #expect(matrix.value(of: type) == value) }
                #expect(SecretStorage(rest.result).defaultKey.effective == kept.key.id)
            }
        }
    }

    @Test func neverShowsASecret() throws {
        let restoration = try restoration(over: [])
        #expect(Leaks.found(of: SecretBytes(text: "seed"), in: restoration).isEmpty)
        #expect(Leaks.found(of: new.key.material, in: restoration).isEmpty)
    }
}

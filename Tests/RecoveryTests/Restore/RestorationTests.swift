import Formats
import Recovery
import Secrets
import Support
import Testing

/// Design section 5, restore: first a difference to look at, then writes in an order that loses
/// nothing.
struct RestorationTests {
    private static let key = AccountBuilder.key("key", 1)
    private static let note: EventType = "org.example.note"

    /// An account whose events stand in the worst order for a restore.
    private let archive: AccountBuilder

    init() throws {
        let (key, note) = (Self.key, Self.note)
        var builder = AccountBuilder()
        try builder.set("m.direct", json: "{ \"@b:example.org\" : [ \"!r\" ] }")
        builder.setDefault("key")
        try builder.seal("seed", .master, under: [key])
        try builder.seal("note", note, under: [key])
        builder.set(.keyDescription("gone"), .object([]))
        try builder.describe(key)
        archive = builder
    }

    private func changes(_ restoration: Restoration) -> [EventType: Restoration.Change] {
        Dictionary(uniqueKeysWithValues: restoration.changes.map { ($0.type, $0.change) })
    }

    private func encoded(_ events: [AccountDataEvent]) -> [String] {
        events.map { "\($0.type) " + String(decoding: $0.content.encoded, as: UTF8.self) }
    }

    @Test func putsEverythingIntoAnEmptyAccount() throws {
        let archived = archive.events
        let restoration = Restoration(of: archived, over: [])
        #expect(restoration.changes.map(\.type) == archived.map(\.type))
        #expect(restoration.changes.allSatisfy { $0.change == .add })
        #expect(encoded(restoration.result) == encoded(archived))
        #expect(restoration.plan.writes.allSatisfy { $0.purpose == .restore && $0.before == nil })
    }

    /// A client that reads in between never meets a secret or a default without its key.
    @Test func writesDescriptionsThenSecretsThenTheDefaultThenTheRest() throws {
        let restoration = Restoration(of: archive.events, over: [])
        #expect(
            restoration.plan.writes.map(\.type) == [
                .keyDescription("key"), .master, Self.note, .defaultKey, "m.direct",
                .keyDescription("gone"),
            ]
        )
    }

    @Test func writesNothingOverTheSame() throws {
        var current = archive
        try current.set("m.direct", json: "{\"@b:example.org\":[\"!r\"]}")
        let restoration = Restoration(of: archive.events, over: current.events)
        #expect(restoration.changes.allSatisfy { $0.change == .same })
        #expect(restoration.plan.writes.isEmpty)
        #expect(encoded(restoration.result) == encoded(current.events), "the bytes that are there")
    }

    /// What is there in each of the ways: changed, blanked, the same, unknown to the archive.
    private func current() throws -> AccountBuilder {
        var builder = archive
        try builder.seal("newer", .master, under: [Self.key])
        builder.set(Self.note, .object([]))
        try builder.set("m.other", json: "{\"x\" : 1.0}")
        return builder
    }

    @Test func replacesWhatDiffers() throws {
        let current = try current()
        let restoration = Restoration(of: archive.events, over: current.events)
        let changes = changes(restoration)
        #expect(changes[.master] == .replace)
        #expect(changes[Self.note] == .add)
        #expect(changes["m.direct"] == .same)
        #expect(changes["m.other"] == .onlyThere)
        #expect(restoration.plan.writes.map(\.type) == [.master, Self.note])
        let other = restoration.result.first { $0.type == "m.other" }
        #expect(other?.content.encoded == Array("{\"x\" : 1.0}".utf8))
        let matrix = Examination(
            current.account.with(events: restoration.result),
            entered: [Self.key.entered]
        ).matrix
        #expect(matrix.value(of: .master) == SecretBytes(text: "seed"))
        #expect(matrix.value(of: Self.note) == SecretBytes(text: "note"))
    }

    @Test func addsOnlyWhatIsMissing() throws {
        let current = try current()
        let archived = archive.events
        let restoration = Restoration(of: archived, over: current.events, .onlyMissing)
        let changes = changes(restoration)
        #expect(changes[.master] == .keep)
        #expect(changes[Self.note] == .add)
        #expect(changes["m.other"] == .onlyThere)
        #expect(restoration.plan.writes.map(\.type) == [Self.note])
        let master = restoration.result.first { $0.type == .master }
        #expect(master?.content.encoded == current.content(of: .master)?.encoded)
    }

    /// A blanked event is account data like any other: it is put back too, as far as that is
    /// wanted.
    @Test func blanksWhatWasBlank() throws {
        let archived = [AccountDataEvent(type: Self.note, content: .object([]))]
        let current = archive.events
        let all = Restoration(of: archived, over: current)
        #expect(all.changes.first?.change == .replace)
        #expect(all.plan.writes.map(\.after.isEmptyObject) == [true])
        let missing = Restoration(of: archived, over: current, .onlyMissing)
        #expect(missing.changes.first?.change == .keep)
        #expect(missing.plan.writes.isEmpty)
    }

    @Test func bringsAKeyOfItsOwnToAnotherAccount() throws {
        let other = AccountBuilder.key("other", 2)
        var current = AccountBuilder()
        try current.describe(other)
        current.setDefault("other")
        try current.seal("theirs", .master, under: [other])
        try current.seal("kept", "org.example.kept", under: [other])
        let restoration = Restoration(of: archive.events, over: current.events)
        let account = current.account.with(events: restoration.result)
        #expect(SecretStorage(restoration.result).defaultKey.effective == "key")
        let own = Examination(account, entered: [Self.key.entered]).matrix
        #expect(own.value(of: .master) == SecretBytes(text: "seed"))
        #expect(own.value(of: "org.example.kept") == nil)
        let theirs = Examination(account, entered: [other.entered]).matrix
        #expect(theirs.value(of: "org.example.kept") == SecretBytes(text: "kept"))
    }
}

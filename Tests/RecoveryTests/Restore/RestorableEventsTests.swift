import Formats
import Recovery
import Secrets
import Support
import Testing

/// Spec: B13; design section 4, restore to a homeserver: what the server keeps itself stays behind, and to
/// another user what is about the old one.
struct RestorableEventsTests {
    private static let old: ExactText = "@old:example.org"
    private static let new: ExactText = "@new:two.example"
    private static let key = AccountBuilder.key("key", 1)

    private let archive: AccountBuilder

    init() throws {
        var builder = AccountBuilder()
        try builder.describe(
            Self.key,
            extra: [
                (
                    "signatures",
                    .object([
                        (Self.old, .object([("ed25519:a", .string("b"))])),
                        ("@other:example.org", .object([("ed25519:c", .string("d"))])),
                    ])
                )
            ]
        )
        builder.setDefault("key")
        try builder.seal("seed", .master, under: [Self.key])
        try builder.seal("pickle", "org.matrix.msc3814", under: [Self.key])
        try builder.set("m.push_rules", json: #"{"global":{}}"#)
        try builder.set("m.direct", json: #"{"@b:example.org":["!r"]}"#)
        try builder.set("m.ignored_user_list", json: #"{"ignored_users":{"@bad:x":{}}}"#)
        try builder.set("m.widgets", json: #"{"w":{"sender":["@old:example.org"]}}"#)
        try builder.set("org.example.names", json: #"{"@old:example.org":1}"#)
        builder.set("org.example.gone", .object([]))
        archive = builder
    }

    private static func identity(
        over current: PublishedIdentity? = nil
    ) throws -> RestoredIdentity {
        let values: [EventType: SecretBytes] = [
            .master: ServerKeys.encoded(0x11), .selfSigning: ServerKeys.encoded(0x22),
            .userSigning: ServerKeys.encoded(0x33),
        ]
        return RestoredIdentity(values, of: new, before: nil, over: current)
    }

    private func sorted(
        to user: ExactText,
        over current: [AccountDataEvent] = [],
        _ identity: RestoredIdentity? = nil
    ) throws -> RestorableEvents {
        try RestorableEvents(
            archive.events,
            of: Self.old,
            to: user,
            identity ?? Self.identity(),
            over: current
        )
    }

    private func left(_ events: RestorableEvents) -> [EventType: RestorableEvents.Obstacle] {
        Dictionary(events.left.map { ($0.type, $0.why) }) { first, _ in first }
    }

    @Test func leavesToTheServerWhatItKeeps() throws {
        let events = try sorted(to: Self.old)
        #expect(left(events) == ["m.push_rules": .ofServer])
        #expect(events.unsigned.isEmpty)
        #expect(events.events.count == archive.events.count - 2)
    }

    @Test func leavesBehindWhatIsAboutTheOldUser() throws {
        let events = try sorted(to: Self.new)
        #expect(
            left(events) == [
                "m.push_rules": .ofServer, "m.direct": .ofRooms, "m.widgets": .ofOldUser,
                "org.example.names": .ofOldUser, "org.matrix.msc3814": .ofDevice,
            ]
        )
        #expect(
            events.events.map(\.type) == [
                .keyDescription("key"), .defaultKey, .master, "m.ignored_user_list",
            ]
        )
    }

    @Test func takesTheOldUsersSignatureOffDescriptions() throws {
        let events = try sorted(to: Self.new)
        #expect(events.unsigned == [.keyDescription("key")])
        let signatures = try events.events[0].content.member("signatures")
        #expect(signatures?.members?.map(\.name) == ["@other:example.org"])
        let description = try KeyDescription(id: "key", decoding: events.events[0].content)
        #expect(description.verdict(on: Self.key.material) == .match)
    }

    /// A blanked event is put back only over what stands there.
    @Test func blanksNothingThatIsNotThere() throws {
        var current = AccountBuilder()
        try current.set("org.example.gone", json: #"{"a":1}"#)
        let events = try sorted(to: Self.old, over: current.events)
        #expect(events.events.contains { $0.type == "org.example.gone" })
        #expect(try !sorted(to: Self.old).events.contains { $0.type == "org.example.gone" })
    }

    @Test func leavesSeedsBehindBesideAnotherIdentity() throws {
        let identity = try Self.identity(over: ServerKeys(master: 0x44).identity)
        #expect(identity.outcome == .differs)
        let events = try sorted(to: Self.old, identity)
        #expect(left(events) == ["m.push_rules": .ofServer, .master: .ofOtherIdentity])
    }
}

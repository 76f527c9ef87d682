import Formats
import Recovery
import Support
import Testing

/// Spec: A1 to A6, B2; traps 1.12, 1.19, 1.27, 1.31.
struct SecretStorageTests {
    private func storage(_ events: (EventType, String)...) throws -> SecretStorage {
        var builder = AccountBuilder()
        for (type, text) in events { try builder.set(type, json: text) }
        return SecretStorage(builder.events)
    }

    private static let first: EventType = "m.secret_storage.key.a"
    private static let second: EventType = "m.secret_storage.key.b"
    private static let marked = "{\"algorithm\":\"x\",\"name\":\"m.default\"}"

    // traps 1.12: the states of the default.
    @Test(
        arguments: [
            ("{\"key\":\"a\"}", .key("a")), ("\"a\"", .bareString("a")), ("{}", .cleared),
            ("{\"key\":7}", .malformed), ("{\"key\":null}", .malformed), ("{\"x\":1}", .malformed),
            ("{\"key\":\"a\",\"x\":1}", .key("a")), ("{\"key\":\"\"}", .key("")),
        ] as [(String, DefaultKey.Pointer)]
    )
    func readsTheDefaultEvent(text: String, pointer: DefaultKey.Pointer) throws {
        #expect(try storage((.defaultKey, text)).defaultKey.pointer == pointer)
    }

    @Test func seesThatThereIsNoDefault() throws {
        let standard = try storage((Self.first, "{\"algorithm\":\"x\"}")).defaultKey
        #expect(standard.pointer == .absent)
        #expect(standard.effective == nil)
        #expect(!standard.isDescribed)
    }

    // traps 1.12: a name counts where no event names a key.
    @Test func takesTheOnlyMarkedKey() throws {
        for pointer in ["{}", "{\"key\":7}"] {
            let standard = try storage((.defaultKey, pointer), (Self.first, Self.marked)).defaultKey
            #expect(standard.effective == "a")
            #expect(standard.isDescribed)
        }
    }

    @Test func takesNoneOfTwoMarkedKeys() throws {
        let standard = try storage((Self.first, Self.marked), (Self.second, Self.marked)).defaultKey
        #expect(standard.marked == ["a", "b"])
        #expect(standard.effective == nil)
    }

    // traps 1.12: the name stands in examples too, so it never overrides the event.
    @Test func letsTheEventWinOverAName() throws {
        let standard = try storage(
            (.defaultKey, "{\"key\":\"b\"}"),
            (Self.first, Self.marked),
            (Self.second, "{\"algorithm\":\"x\"}")
        ).defaultKey
        #expect(standard.effective == "b")
        #expect(standard.isDescribed)
    }

    // traps 1.12: a pointer to a missing or emptied description stays what it says.
    @Test func seesThatTheDefaultHasNoDescription() throws {
        for event in [(Self.first, "{}"), (Self.second, Self.marked)] {
            let standard = try storage((.defaultKey, "{\"key\":\"a\"}"), event).defaultKey
            #expect(standard.effective == "a")
            #expect(!standard.isDescribed)
        }
    }

    // traps 1.19, 1.27, 1.31: everything that is there, each thing once.
    @Test func sortsEveryEvent() throws {
        let storage = try storage(
            (Self.first, "{\"algorithm\":\"x\"}"),
            (Self.second, "{}"),
            (.master, "{\"encrypted\":{\"a\":{}}}"),
            (.selfSigning, "{\"encrypted\":{}}"),
            ("m.direct", "{\"@u:x\":[]}"),
            ("org.example.gone", "{}"),
            ("m.key_backup", "{\"enabled\":false}"),
            ("m.secure_storage.key.x", "{\"rounds\":5}"),
            ("m.secret_storage.key.", "{\"x\":1}"),
            ("a", "{\"encrypted\":\"yes\"}")
        )
        #expect(storage.descriptions.map(\.id) == ["a", ""])
        #expect(storage.clearedKeys == ["b"])
        #expect(storage.secrets.map(\.type) == [.master])
        #expect(storage.deleted == [.selfSigning, "org.example.gone"])
        #expect(
            storage.otherTypes == [
                "m.direct", "m.key_backup", "m.secure_storage.key.x", "a",
            ]
        )
        #expect(storage.unreadable.isEmpty)
    }

    /// One bad event hides no other.
    @Test func keepsWhatCannotBeReadApart() throws {
        let storage = try storage(
            (Self.first, "{\"algorithm\":\"x\",\"algorithm\":\"y\"}"),
            (.master, "{\"encrypted\":{\"a\":{},\"a\":{}}}"),
            (.defaultKey, "{\"key\":\"a\",\"key\":\"b\"}"),
            (.userSigning, "{\"encrypted\":{\"a\":{}}}")
        )
        #expect(storage.unreadable.map(\.type) == [Self.first, .master, .defaultKey])
        #expect(storage.secrets.map(\.type) == [.userSigning])
        #expect(storage.defaultKey.pointer == .absent)
    }

    // traps 1.20
    @Test func listsKeysWithoutADescription() throws {
        let storage = try storage(
            (Self.first, "{\"algorithm\":\"x\"}"),
            (Self.second, "{}"),
            (.master, "{\"encrypted\":{\"c\":{},\"a\":{},\"b\":{}}}"),
            (.userSigning, "{\"encrypted\":{\"c\":{}}}")
        )
        #expect(storage.orphanKeyIDs == ["c", "b"])
    }

    @Test func putsTheDefaultFirst() throws {
        let storage = try storage(
            (Self.first, "{\"algorithm\":\"x\"}"),
            (Self.second, "{\"algorithm\":\"x\"}"),
            (.defaultKey, "{\"key\":\"b\"}")
        )
        #expect(storage.descriptionsDefaultFirst.map(\.id) == ["b", "a"])
    }
}

import Formats
import Recovery
import Secrets
import Support
import Testing

/// Design section 2, `secret set` and `secret remove`.
struct SecretEditTests {
    private static let key = AccountBuilder.key("key", 1)
    private static let other = AccountBuilder.key("other", 2)
    private static let absent = AccountBuilder.key("absent", 3)
    private static let legacy = AccountBuilder.key("legacy", 4, .curve25519AESSHA2)
    private let value = SecretBytes(text: "new\u{0}\n")

    private static func builder() throws -> AccountBuilder {
        var builder = AccountBuilder()
        for key in [key, other, absent] { try builder.describe(key) }
        builder.setDefault("key")
        return builder
    }

    private func opened(
        _ edit: SecretEdit,
        _ type: EventType,
        with key: StorageKey
    ) -> SecretBytes? {
        let account = AccountBuilder().account.with(events: edit.plan.result)
        return Examination(account, entered: [key.entered]).matrix.value(of: type)
    }

    private func content(_ edit: SecretEdit, _ type: EventType) -> String {
        String(decoding: edit.plan.content(of: type)?.encoded ?? [], as: UTF8.self)
    }

    @Test func setsANewSecretUnderTheDefaultKeyAlone() throws {
        let examination = try Self.builder().examined(with: Self.key, Self.other)
        let edit = try SecretEdit.set("org.example.new", to: value, in: examination)
        #expect(edit.keys == ["key"])
        #expect(edit.dropped.isEmpty)
        #expect(edit.plan.writes.map(\.type) == ["org.example.new"])
        #expect(edit.plan.writes.map(\.purpose) == [.setSecret])
        #expect(opened(edit, "org.example.new", with: Self.key) == value)
        #expect(opened(edit, "org.example.new", with: Self.other) == nil)
    }

    /// The old value must not be left where one key opens it and another opens the new one.
    @Test func setsUnderEveryKeyAtHandThatHadItAndDropsTheRest() throws {
        var builder = try Self.builder()
        try builder.seal("old", .master, under: [Self.absent, Self.other])
        let examination = builder.examined(with: Self.key, Self.other)
        let edit = try SecretEdit.set(.master, to: value, in: examination)
        #expect(Set(edit.keys) == ["key", "other"])
        #expect(edit.dropped == ["absent"])
        #expect(opened(edit, .master, with: Self.key) == value)
        #expect(opened(edit, .master, with: Self.other) == value)
        #expect(opened(edit, .master, with: Self.absent) == nil)
        #expect(edit.plan.writes.count == 1)
    }

    @Test func replacesADamagedEntry() throws {
        var builder = try Self.builder()
        try builder.sealDamaged(.master, under: Self.key)
        let examination = builder.examined(with: Self.key)
        let edit = try SecretEdit.set(.master, to: value, in: examination)
        #expect(opened(edit, .master, with: Self.key) == value)
    }

    // Spec A6: what is not understood is kept.
    @Test func keepsWhatStandsBesideTheEntries() throws {
        var builder = try Self.builder()
        try builder.set(.master, json: "{\"x\":{\"a\" : 1.0},\"encrypted\":{},\"y\":{\"z\": [ ]}}")
        let examination = builder.examined(with: Self.key)
        let edit = try SecretEdit.set(.master, to: value, in: examination)
        let start = "{\"x\":{\"a\" : 1.0},\"encrypted\":{\"key\":{\"iv\":"
        #expect(content(edit, .master).hasPrefix(start))
        #expect(content(edit, .master).hasSuffix(",\"y\":{\"z\": [ ]}}"))
        #expect(opened(edit, .master, with: Self.key) == value)
    }

    @Test func keepsWhatNoAlgorithmKnowsInAnEntry() throws {
        var builder = try Self.builder()
        let old = #"{"key":{"iv":"AA","ciphertext":"AA","mac":"AA","org.x":{"a" : 1}}}"#
        try builder.set(.master, json: #"{"encrypted":\#(old)}"#)
        let edit = try SecretEdit.set(.master, to: value, in: builder.examined(with: Self.key))
        #expect(content(edit, .master).contains(#""org.x":{"a" : 1}"#))
        #expect(!content(edit, .master).contains(#""AA""#))
        #expect(opened(edit, .master, with: Self.key) == value)
    }

    @Test func opensWhatWasWritten() throws {
        let examination = try Self.builder().examined(with: Self.key)
        let edit = try SecretEdit.set(.master, to: value, in: examination)
        let write = try #require(edit.plan.writes.first)
        try edit.verify(write, write.after)
        let other = try SecretEdit.set(.master, to: SecretBytes(text: "other"), in: examination)
        let wrong = try #require(other.plan.writes.first).after
        for content in [wrong, .object([]), .object([("encrypted", .object([]))])] {
            #expect(throws: RecoveryError.notReadBack(.master)) {
                try edit.verify(write, content)
            }
        }
    }

    @Test func bringsADeletedSecretBack() throws {
        var builder = try Self.builder()
        builder.set(.master, .object([]))
        let examination = builder.examined(with: Self.key)
        let edit = try SecretEdit.set(.master, to: value, in: examination)
        #expect(opened(edit, .master, with: Self.key) == value)
    }

    // Spec A11: the oldest passthrough stands outside `encrypted`, and would go on saying the old
    // value.
    @Test(arguments: [
        "{\"legacy\":{\"passthrough\":true},\"x\":1}",
        "{\"encrypted\":{\"legacy\":{\"passthrough\":true}},\"x\":1}",
    ])
    func replacesAPassthrough(_ json: String) throws {
        var builder = AccountBuilder()
        try builder.describe(Self.legacy)
        builder.setDefault("legacy")
        try builder.set(.megolmBackup, json: json)
        let examination = builder.examined(with: Self.legacy)
        let edit = try SecretEdit.set(.megolmBackup, to: value, in: examination)
        #expect(!content(edit, .megolmBackup).contains("passthrough"))
        #expect(content(edit, .megolmBackup).contains("\"x\":1"))
        #expect(opened(edit, .megolmBackup, with: Self.legacy) == value)
        #expect(edit.dropped.isEmpty)
    }

    @Test func refusesWithoutTheDefaultKey() throws {
        var builder = try Self.builder()
        let examination = builder.examined(with: Self.other)
        #expect(throws: RecoveryError.defaultKeyNotAtHand("key")) {
            try SecretEdit.set(.master, to: value, in: examination)
        }
        builder.set(.defaultKey, .object([]))
        let without = builder.examined(with: Self.key, Self.other)
        #expect(throws: RecoveryError.defaultKeyNotAtHand(nil)) {
            try SecretEdit.set(.master, to: value, in: without)
        }
    }

    /// A default key that nothing describes is none.
    @Test func refusesADefaultKeyThatIsNotThere() throws {
        var builder = try Self.builder()
        builder.setDefault("nope")
        let examination = builder.examined(with: Self.key, Self.other)
        #expect(throws: RecoveryError.defaultKeyNotAtHand(nil)) {
            try SecretEdit.set(.master, to: value, in: examination)
        }
    }

    // traps 1.11: a peer puts an empty secret in the place of the old one there.
    @Test func refusesADefaultKeyOfAnUnknownAlgorithm() throws {
        let custom = AccountBuilder.key("custom", 5, StorageAlgorithm(rawValue: "m.custom"))
        var builder = try Self.builder()
        try builder.describe(custom)
        builder.setDefault("custom")
        try builder.seal("old", .master, under: [Self.key])
        let examination = builder.examined(with: custom, Self.key)
        #expect(throws: RecoveryError.defaultKeyNotAtHand("custom")) {
            try SecretEdit.set(.master, to: value, in: examination)
        }
    }

    @Test(arguments: [EventType.defaultKey, .keyDescription("key"), .keyDescription("new")])
    func refusesToTurnAKeyIntoASecret(_ type: EventType) throws {
        let examination = try Self.builder().examined(with: Self.key)
        #expect(throws: RecoveryError.noSuchSecret(type)) {
            try SecretEdit.set(type, to: value, in: examination)
        }
    }

    @Test func refusesAnEventThatCannotBeTold() throws {
        var builder = try Self.builder()
        try builder.set(.master, json: "{\"encrypted\":{},\"encrypted\":{}}")
        let examination = builder.examined(with: Self.key)
        let error = #expect(throws: RecoveryError.self) {
            try SecretEdit.set(.master, to: value, in: examination)
        }
        guard case .format(.json) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func removesASecretByBlankingIt() throws {
        var builder = try Self.builder()
        try builder.seal("old", .master, under: [Self.key, Self.absent])
        let edit = try SecretEdit.remove(.master, from: builder.examined())
        #expect(content(edit, .master) == "{}")
        #expect(edit.keys.isEmpty)
        #expect(edit.dropped == ["key", "absent"])
        #expect(edit.plan.writes.map(\.purpose) == [.removeSecret])
    }

    @Test(arguments: [EventType.master, "m.direct", .defaultKey, .keyDescription("key"), "x.y.z"])
    func removesNothingThatIsNoSecret(_ type: EventType) throws {
        var builder = try Self.builder()
        builder.set(.master, .object([]))
        try builder.set("m.direct", json: "{\"a\":[]}")
        let examination = builder.examined(with: Self.key)
        #expect(throws: RecoveryError.noSuchSecret(type)) {
            try SecretEdit.remove(type, from: examination)
        }
    }

    @Test func neverShowsTheValue() throws {
        let examination = try Self.builder().examined(with: Self.key)
        let edit = try SecretEdit.set(.master, to: value, in: examination)
        #expect(Leaks.found(of: value, in: edit).isEmpty)
        #expect(Leaks.found(of: Self.key.material, in: edit).isEmpty)
    }
}

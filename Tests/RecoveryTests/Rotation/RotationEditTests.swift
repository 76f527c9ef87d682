import Formats
import Recovery
import Secrets
import Support
import Testing

/// Spec: B13; design section 4; traps 1.21 to 1.30: what a rotation does to single events, and what it leaves.
struct RotationEditTests {
    private let key = AccountBuilder.key("key", 1)
    private let absent = AccountBuilder.key("absent", 3)

    private func text(_ value: JSONValue?) -> String {
        String(decoding: value?.encoded ?? [], as: UTF8.self)
    }

    private func content(_ plan: RotationPlan, _ type: EventType) -> JSONValue? {
        plan.plan.result.first { $0.type == type }?.content
    }

    // traps 1.30: PUT replaces the whole event, so siblings of `encrypted` go along.
    @Test func keepsSiblings() throws {
        var builder = try RotationCase.simple()
        let encrypted = try #require(try builder.content(of: .master)?.member("encrypted"))
        let odd =
            "{\"before\": [ 1.50 ], \"encrypted\":\(text(encrypted)), \"after\":{\"a\" : null}}"
        try builder.set(.master, json: odd)
        let plan = try RotationCase("siblings", builder.account, [key]).plan()
        let now = try #require(content(plan, .master))
        #expect(now.members?.map(\.name) == ["before", "encrypted", "after"])
        #expect(text(try now.member("before")) == "[ 1.50 ]")
        #expect(text(try now.member("after")) == "{\"a\" : null}")
    }

    // traps 1.24: entry objects carry extra fields.
    @Test func keepsExtraFieldsOfEntries() throws {
        var builder = try RotationCase.simple()
        let extra = try JSONValue(parsing: Array("{ \"created\" :1}".utf8))
        try builder.seal(
            "x",
            "com.example.x",
            under: [key],
            extra: [("com.beeper.metadata", extra)]
        )
        let rotation = try RotationCase("extra", builder.account, [key])
        let entry = try content(rotation.plan(), "com.example.x")?.member("encrypted")?
            .member(rotation.new.key.id.rawValue)
        #expect(text(try entry?.member("com.beeper.metadata")) == "{ \"created\" :1}")
        #expect(entry?.members?.map(\.name) == ["iv", "ciphertext", "mac", "com.beeper.metadata"])
    }

    /// Of two with one name nobody knows which counts, so both go along.
    @Test func keepsExtraFieldsThatStandTwice() throws {
        var builder = try RotationCase.simple()
        try builder.seal("x", "com.example.x", under: [key])
        let plain = text(builder.content(of: "com.example.x"))
        let odd = plain.replacing("\"iv\"", with: "\"q\":1,\"q\":2,\"iv\"")
        try builder.set("com.example.x", json: odd)
        let rotation = try RotationCase("twice", builder.account, [key])
        let entry = try content(rotation.plan(), "com.example.x")?.member("encrypted")?
            .member(rotation.new.key.id.rawValue)
        #expect(text(entry).hasSuffix("\"q\":1,\"q\":2}"))
    }

    /// Old ciphertext is no extra field, whichever algorithm it was of.
    @Test func takesNothingOfTheOldAlgorithmAlong() throws {
        let legacy = AccountBuilder.key("legacy", 4, .curve25519AESSHA2)
        let rotation = try RotationCase("x", RotationCase.simple(legacy).account, [legacy])
        let entry = try content(rotation.plan(), .master)?.member("encrypted")?
            .member(rotation.new.key.id.rawValue)
        #expect(entry?.members?.map(\.name) == ["iv", "ciphertext", "mac"])
    }

    // traps 1.20, 1.24: what cannot be opened stays as it is and is reported.
    @Test func leavesWhatItCannotOpen() throws {
        var builder = try RotationCase.simple()
        try builder.describe(absent)
        try builder.seal("closed", "org.example.closed", under: [absent])
        try builder.seal(RotationCase.seed, .master, under: [absent])
        try builder.setEntry(.object([("new", .bool(true))]), .master, under: "key")
        try builder.seal(RotationCase.seed, .selfSigning, under: [key, absent])
        let rotation = try RotationCase("closed", builder.account, [key])
        let plan = try rotation.plan()
        #expect(Set(plan.unopened) == ["org.example.closed", .master])
        let remaining = plan.remaining.map { "\($0.type) \($0.keyID)" }
        #expect(
            Set(remaining) == [
                "org.example.closed absent", "\(EventType.master) absent",
                "\(EventType.master) key",
                "\(EventType.selfSigning) absent",
            ]
        )
        for type: EventType in ["org.example.closed", .master, .keyDescription("absent")] {
            #expect(text(content(plan, type)) == text(builder.content(of: type)))
        }
        #expect(plan.retired.isEmpty)
        let left = try content(plan, .selfSigning)?.member("encrypted")?.members?.map(\.name)
        #expect(left == ["absent", rotation.new.key.id.rawValue])
    }

    // traps 1.11: what is sealed in a way that nobody here knows is neither read nor lost.
    @Test func leavesWhatAnUnknownAlgorithmSealed() throws {
        var builder = try RotationCase.simple()
        let custom = AccountBuilder.key("custom", 5, StorageAlgorithm(rawValue: "m.custom"))
        try builder.describe(custom)
        try builder.setEntry(.object([("sealed", .string("x"))]), "org.example.x", under: "custom")
        let rotation = try RotationCase("custom", builder.account, [key, custom])
        let plan = try rotation.plan()
        #expect(plan.unopened == ["org.example.x"])
        #expect(!plan.retired.contains("custom"))
        for type: EventType in ["org.example.x", .keyDescription("custom")] {
            #expect(text(content(plan, type)) == text(builder.content(of: type)))
        }
    }

    // traps 1.39: Swift takes both spellings for one name, and would lose one of two secrets.
    @Test func tellsNamesApartByBytes() throws {
        var builder = try RotationCase.simple()
        let values: [EventType: String] = ["x.y.\u{E9}": "one", "x.y.e\u{301}": "two"]
        for (type, value) in values { try builder.seal(value, type, under: [key]) }
        let rotation = try RotationCase("twins", builder.account, [key])
        let carried = rotation.values(try rotation.plan().plan.result)
        for (type, value) in values { #expect(carried[type] == Array(value.utf8)) }
    }

    // traps 2.3: one client takes the entry whose ID sorts first, so old entries may have to go.
    @Test func removesUnopenedEntriesWhenAsked() throws {
        var builder = try RotationCase.simple()
        try builder.describe(absent)
        try builder.seal(RotationCase.seed, .master, under: [absent])
        try builder.seal("closed", "org.example.closed", under: [absent])
        var rotation = try RotationCase("go", builder.account, [key])
        rotation.options.unopened = .go
        let plan = try rotation.plan()
        let ids = try content(plan, .master)?.member("encrypted")?.members?.map(\.name)
        #expect(ids == [rotation.new.key.id.rawValue])
        #expect(
            text(content(plan, "org.example.closed"))
                == text(builder.content(of: "org.example.closed"))
        )
        #expect(!plan.retired.contains("absent"))
    }

    /// An account with a secret that one key opens and another, at hand too, does not.
    private func broken(_ damage: (inout AccountBuilder) throws -> Void) throws -> RotationCase {
        let other = AccountBuilder.key("other", 2)
        var builder = try RotationCase.simple()
        try builder.describe(other)
        try damage(&builder)
        return try RotationCase("broken", builder.account, [key, other])
    }

    /// What did not open may still be somebody's: some clients read what is malformed here.
    @Test func removesNothingUnopenedUnasked() throws {
        let other = AccountBuilder.key("other", 2)
        let states: [(RotationCase, StorageMatrix.Cell)] = try [
            (broken { try $0.sealDamaged(.master, under: other) }, .damaged),
            (
                broken { try $0.setEntry(.object([("mac", .null)]), .master, under: "other") },
                .malformed(.property("iv"))
            ),
        ]
        for (state, cell) in states {
            let before = try state.account.content(of: .master)?.member("encrypted")
            let plan = try state.plan()
            let after = try content(plan, .master)?.member("encrypted")
            #expect(try text(after?.member("other")) == text(before?.member("other")))
            #expect(after?.members?.map(\.name) == ["other", state.new.key.id.rawValue])
            #expect(plan.remaining.map(\.keyID) == ["other"])
            #expect(plan.remaining.map(\.state) == [cell])
            #expect(plan.dropped.isEmpty)
            #expect(plan.retired == ["key"])
            var asked = state
            asked.options.unopened = .go
            let gone = try asked.plan()
            let ids = try content(gone, .master)?.member("encrypted")?.members?.map(\.name)
            #expect(ids == [state.new.key.id.rawValue])
            #expect(gone.dropped.map(\.state) == [cell])
            #expect(gone.remaining.isEmpty)
            #expect(Set(gone.retired) == ["key", "other"])
        }
    }

    @Test func keepsKeysThatMustStillOpen() throws {
        var rotation = try RotationCase("keep", RotationCase.simple().account, [key])
        rotation.options.keep = ["key"]
        let plan = try rotation.plan()
        let events = plan.plan.result
        #expect(plan.retired.isEmpty)
        #expect(!plan.plan.writes.contains { $0.purpose == .removeOldSeals })
        let old = Examination(rotation.account.with(events: events), entered: [key.entered])
        let new = Examination(
            rotation.account.with(events: events),
            entered: [rotation.new.key.entered]
        )
        for row in old.matrix.rows {
            #expect(row.value != nil)
            #expect(new.matrix.value(of: row.type) == row.value)
        }
        #expect(SecretStorage(events).defaultKey.effective == rotation.new.key.id)
    }

    /// Two values of one secret: the default's is carried, the other stays where it is.
    @Test func losesNeitherOfTwoValues() throws {
        var builder = try RotationCase.simple()
        let other = AccountBuilder.key("other", 2)
        try builder.describe(other)
        try builder.seal("older", .master, under: [other])
        let rotation = try RotationCase("two", builder.account, [key, other])
        let plan = try rotation.plan()
        #expect(plan.remaining.map(\.keyID) == ["other"])
        #expect(plan.retired == ["key"])
        let account = rotation.account.with(events: plan.plan.result)
        let old = Examination(account, entered: [other.entered])
        #expect(old.matrix.value(of: .master) == SecretBytes(text: "older"))
    }

    // traps 1.23: no client reads decimals any more.
    @Test func writesBackupKeysInBase64() throws {
        var builder = try RotationCase.simple()
        let decimals = Array(repeating: "7", count: 32).joined(separator: ",")
        try builder.seal(decimals, .megolmBackup, under: [key])
        try builder.seal(decimals, "org.example.numbers", under: [key])
        let rotation = try RotationCase("decimals", builder.account, [key])
        let values = try rotation.values(rotation.plan().plan.result)
        let base64 = Base64.encode([UInt8](repeating: 7, count: 32))
        #expect(values[.megolmBackup] == Array(base64.utf8))
        #expect(values["org.example.numbers"] == Array(decimals.utf8))
    }

    // traps 1.21, 1.22: padding and everything else of a value stays.
    @Test func neverMendsAValue() throws {
        var builder = try RotationCase.simple()
        for (index, value) in ["AAA=", "AAA", " AAA\n", "", "\u{FEFF}x"].enumerated() {
            try builder.seal(value, EventType(ExactText("org.example.\(index)")), under: [key])
        }
        let rotation = try RotationCase("values", builder.account, [key])
        let before = rotation.values(rotation.account.events)
        #expect(try rotation.values(rotation.plan().plan.result) == before)
        #expect(before.count == 7)
    }

    // traps 1.29: the key backup is never touched, nor is any preference. traps 1.31
    @Test func leavesPreferencesAlone() throws {
        var builder = try RotationCase.simple()
        try builder.set("m.key_backup", json: "{ \"enabled\":false}")
        try builder.set("m.org.matrix.custom.backup_disabled", json: "{\"disabled\": true }")
        let types = try RotationCase("x", builder.account, [key]).plan().plan.writes.map(\.type)
        #expect(!types.contains { $0.rawValue.string.contains("backup") })
    }

    @Test func leavesDeletedSecretsDeleted() throws {
        var builder = try RotationCase.simple()
        try builder.set(.userSigning, json: "{\"encrypted\":{}}")
        try builder.set(.megolmBackup, json: "{}")
        let types = try RotationCase("x", builder.account, [key]).plan().plan.writes.map(\.type)
        #expect(!types.contains(.userSigning) && !types.contains(.megolmBackup))
    }

    @Test(arguments: [(Base64.Padding.unpadded, false), (.padded, true)])
    func writesPaddingWhenAsked(padding: Base64.Padding, isPadded: Bool) throws {
        var rotation = try RotationCase("pad", RotationCase.simple().account, [key])
        rotation.options.padding = padding
        let entry = try content(rotation.plan(), .master)?.member("encrypted")?
            .member(rotation.new.key.id.rawValue)
        #expect(try entry?.member("mac")?.text?.string.hasSuffix("=") == isPadded)
    }
}

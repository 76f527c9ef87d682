import Formats
import Recovery
import Secrets
import Support
import Testing

/// Spec: A2, A6, B13; design section 3; traps 1.19 to 1.23.
struct StorageMatrixTests {
    private let key = AccountBuilder.key("key", 1)
    private let other = AccountBuilder.key("other", 2)

    private func row(_ builder: AccountBuilder, _ keys: [StorageKey]) throws -> StorageMatrix.Row {
        let examination = Examination(builder.account, entered: keys.map(\.entered))
        return try #require(examination.matrix.rows.first)
    }

    private func builder() throws -> AccountBuilder {
        var builder = AccountBuilder()
        try builder.describe(key)
        try builder.describe(other)
        builder.setDefault("key")
        return builder
    }

    // traps 1.20: every secret against every key, each cell with its own answer.
    @Test func answersForEachKey() throws {
        var builder = try builder()
        try builder.seal("value", "org.example.note", under: [other, key])
        let unknown = AccountBuilder.key("unknown", 3)
        try builder.seal("value", "org.example.note", under: [unknown])
        let row = try row(builder, [key])
        #expect(row.cells.map(\.keyID) == ["other", "key", "unknown"])
        #expect(row.cells.map(\.state) == [.otherKey, .opens, .unknownKey])
        #expect(row.value == SecretBytes(text: "value"))
        #expect(row.openedWith == "key")
    }

    // traps 1.20: a bad MAC under a right key is damage, never a wrong key.
    @Test func tellsDamageFromMissingKeys() throws {
        var builder = try builder()
        try builder.sealDamaged(.master, under: key)
        try builder.sealDamaged(.master, under: other)
        let row = try row(builder, [key])
        #expect(row.cells.map(\.state) == [.damaged, .otherKey])
        #expect(row.value == nil)
        #expect(row.openedWith == nil)
    }

    // traps 1.19: entries may be no object, or of no known form.
    @Test func namesWhatIsMalformed() throws {
        var builder = try builder()
        try builder.setEntry(.string("x"), .master, under: "key")
        try builder.setEntry(.object([]), .master, under: "other")
        let row = try row(builder, [key, other])
        #expect(row.cells.map(\.state) == [.malformed(.notAnObject), .unsupported])
    }

    @Test func takesTheDefaultKeysValue() throws {
        var builder = try builder()
        try builder.seal("older", .master, under: [other])
        try builder.seal("newer", .master, under: [key])
        let row = try row(builder, [other, key])
        #expect(row.value == SecretBytes(text: "newer"))
        #expect(row.openedWith == "key")
        #expect(row.disagreeing == ["other"])
    }

    @Test func takesWhatOpensWhereTheDefaultIsDamaged() throws {
        var builder = try builder()
        try builder.sealDamaged(.master, under: key)
        try builder.seal("value", .master, under: [other])
        let row = try row(builder, [key, other])
        #expect(row.cells.map(\.state) == [.damaged, .opens])
        #expect(row.openedWith == "other")
        #expect(row.disagreeing.isEmpty)
    }

    // traps 1.26: an unwrapped passthrough is an entry like any other.
    @Test func opensPassthroughs() throws {
        let legacy = AccountBuilder.key("legacy", 4, .curve25519AESSHA2)
        for text in [
            "{\"legacy\":{\"passthrough\":true}}",
            "{\"encrypted\":{\"legacy\":{\"passthrough\":true}}}",
        ] {
            var builder = AccountBuilder()
            try builder.describe(legacy)
            try builder.set(.megolmBackup, json: text)
            let row = try row(builder, [legacy])
            #expect(row.cells.map(\.state) == [.passthrough])
            #expect(try Base64.decode(#require(row.value)) == legacy.material)
        }
    }

    // traps 1.23: both spellings of one backup key agree.
    @Test func takesBothSpellingsOfABackupKeyForOne() throws {
        let bytes = [UInt8](repeating: 7, count: 32)
        var builder = try builder()
        let decimals = bytes.map(String.init).joined(separator: ",")
        try builder.seal(decimals, .megolmBackup, under: [other])
        try builder.seal(Base64.encode(bytes), .megolmBackup, under: [key])
        #expect(try row(builder, [key, other]).disagreeing.isEmpty)
    }

    /// Padding is part of any other secret's bytes.
    @Test func tellsPaddingApartElsewhere() throws {
        var builder = try builder()
        try builder.seal("AAAA==", .master, under: [key])
        try builder.seal("AAAA", .master, under: [other])
        #expect(try row(builder, [key, other]).disagreeing == ["other"])
    }

    @Test func knowsNoListOfNames() throws {
        var builder = try builder()
        for name: EventType in ["a", "org.matrix.msc3814", "com.beeper.x", "é", " "] {
            try builder.seal("value", name, under: [key])
        }
        let matrix = builder.examined(with: key).matrix
        #expect(matrix.rows.count == 5)
        #expect(matrix.rows.map(\.value) == Array(repeating: SecretBytes(text: "value"), count: 5))
    }
}

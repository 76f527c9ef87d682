import Formats
import Primitives
import Recovery
import Secrets
import Support
import Testing

/// An account with the keys at hand, and the new key that it is to be rotated to.
struct RotationCase: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let account: Account
    let keys: [StorageKey]
    let new: NewStorageKey
    let plain: JSONValue
    let marked: JSONValue
    var options = RotationPlan.Options()

    init(
        _ name: String,
        _ account: Account,
        _ keys: [StorageKey],
        to algorithm: StorageAlgorithm = .aesHMACSHA2,
        signer: DescriptionSigner? = nil
    ) throws {
        testDescription = name
        self.account = account
        self.keys = keys
        new = NewStorageKey.random(algorithm)
        plain = try new.description(signer: signer)
        marked = try new.description(marked: true, signer: signer)
    }

    /// The account as it stands in a document.
    func document() throws -> AccountDocument { try AccountDocument.map(of: account.events) }

    /// What the keys at hand, and the new one once it is described, make of account data.
    ///
    /// A key that nothing speaks of any more is left out: trying it as a passphrase costs seconds.
    func examined(_ events: [AccountDataEvent]) -> Examination {
        let storage = SecretStorage(events)
        let known = Set(storage.descriptions.map(\.id) + storage.orphanKeyIDs)
        let entered = (keys + [new.key]).filter { known.contains($0.id) }.map(\.entered)
        return Examination(account.with(events: events), entered: entered)
    }

    /// The plan over account data as it is, `retiring` by the journal of an interrupted one.
    func plan(
        _ events: [AccountDataEvent],
        retiring: [KeyID] = []
    ) throws -> RotationPlan {
        try RotationPlan(
            events,
            matrix: examined(events).matrix,
            to: new,
            described: (plain, marked),
            retiring: retiring,
            options
        )
    }

    /// The plan over the account as it was read.
    func plan() throws -> RotationPlan { try plan(account.events) }

    /// The values that the keys open, as they are carried over.
    func values(_ events: [AccountDataEvent]) -> [EventType: [UInt8]] {
        Dictionary(
            uniqueKeysWithValues: examined(events).matrix.rows.compactMap { row in
                row.value.map { value in
                    (row.type, SecretSpelling.normalised(value, of: row.type).revealed)
                }
            }
        )
    }

    /// Account data after the first `count` writes of a plan, as a store holds it.
    func events(after count: Int, of plan: RotationPlan) throws -> [AccountDataEvent] {
        var document = try document()
        for write in plan.plan.writes.prefix(count) {
            document = try document.setting(write.type, to: write.after)
        }
        return document.events
    }
}

extension RotationCase {
    private static let key = AccountBuilder.key("key", 1)
    private static let other = AccountBuilder.key("other", 2)
    private static let absent = AccountBuilder.key("absent", 3)
    private static let legacy = AccountBuilder.key("legacy", 4, .curve25519AESSHA2)

    /// The base64 of 32 bytes, as most secrets are.
    static let seed = Base64.encode([UInt8](repeating: 0x42, count: 32))

    /// An account with one key, one secret of each kind, and other account data.
    static func simple(_ key: StorageKey = key) throws -> AccountBuilder {
        var builder = AccountBuilder()
        try builder.set("m.direct", json: "{ \"@b:example.org\" : [\"!r\"] }")
        try builder.describe(key)
        builder.setDefault(key.id)
        try builder.seal(seed, .master, under: [key])
        try builder.seal("a note\u{0}\n é", "org.example.note", under: [key])
        return builder
    }

    /// Every state that an account is rotated from.
    static func all() throws -> [RotationCase] {
        try made() + fixtures()
    }

    private static func made() throws -> [RotationCase] {
        var several = try simple()
        try several.describe(other)
        try several.describe(absent)
        try several.seal(seed, .selfSigning, under: [other, absent])
        try several.sealDamaged("org.example.note", under: other)
        try several.seal("closed", "org.example.closed", under: [absent])
        var disagreeing = try simple()
        try disagreeing.describe(other)
        try disagreeing.seal("older", .master, under: [other])
        var orphaned = try simple()
        try orphaned.seal("orphan", "org.example.orphan", under: [other])
        var commas = try simple()
        let decimals = Array(repeating: "7", count: 32).joined(separator: ",")
        try commas.seal(decimals, .megolmBackup, under: [key])
        let nameless = AccountBuilder.key("", 1)
        return try [
            RotationCase("empty key ID", simple(nameless).account, [nameless]),
            RotationCase("simple", simple().account, [key]),
            RotationCase("simple to legacy", simple().account, [key], to: .curve25519AESSHA2),
            RotationCase("several keys", several.account, [key, other]),
            RotationCase("disagreeing values", disagreeing.account, [key, other]),
            RotationCase("key without description", orphaned.account, [key, other]),
            RotationCase("decimals", commas.account, [key]),
        ] + defaults() + legacies() + checks()
    }

    /// Keys that only opening a secret proves.
    private static func checks() throws -> [RotationCase] {
        var absent = try simple()
        try absent.describe(key, hasCheck: false)
        var damaged = try simple()
        try damaged.describe(AccountBuilder.key("key", 9))
        return try [
            RotationCase("no key check", absent.account, [key]),
            RotationCase("damaged key check", damaged.account, [key]),
        ]
    }

    private static func defaults() throws -> [RotationCase] {
        var none = try simple()
        none.set(.defaultKey, .object([]))
        var bare = try simple()
        bare.set(.defaultKey, .string("key"))
        var dangling = try simple()
        dangling.setDefault("missing")
        var siblings = try simple()
        try siblings.set(.defaultKey, json: "{\"x\":1,\"key\":\"key\"}")
        var marked = try simple()
        marked.set(.defaultKey, .object([]))
        try marked.describe(key, name: "m.default")
        var both = try simple()
        try both.describe(key, name: "m.default")
        try both.describe(absent, name: "m.default")
        return try [
            RotationCase("default cleared", none.account, [key]),
            RotationCase("default a bare string", bare.account, [key]),
            RotationCase("default dangling", dangling.account, [key]),
            RotationCase("default with siblings", siblings.account, [key]),
            RotationCase("default by name", marked.account, [key]),
            RotationCase("default by event and two names", both.account, [key]),
        ]
    }

    private static func legacies() throws -> [RotationCase] {
        let wrapped = "{\"encrypted\":{\"legacy\":{\"passthrough\":true}},\"x\":1}"
        let unwrapped = "{\"legacy\":{\"passthrough\":true},\"x\":1}"
        return try [wrapped, unwrapped].map { text in
            var builder = try simple(legacy)
            try builder.set(.megolmBackup, json: text)
            return try RotationCase("passthrough \(text)", builder.account, [legacy])
        }
    }

    private static func fixtures() throws -> [RotationCase] {
        try Fixture.all().flatMap { fixture in
            let account = try fixture.account()
            let keys = fixture.expected.keys.map { key in
                StorageKey(id: key.id, algorithm: .aesHMACSHA2, material: key.secret)
            }
            let standard = keys.filter { $0.id == fixture.expected.defaultKeyID }
            let one = try RotationCase(fixture.name, account, standard)
            guard keys.count > 1 else { return [one] }
            return [one, try RotationCase(fixture.name + " with all keys", account, keys)]
        }
    }
}

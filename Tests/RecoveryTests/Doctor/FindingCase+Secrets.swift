import Formats
import Recovery
import Secrets
import Support

extension FindingCase {
    /// States of the secrets. Traps 1.19 to 1.26.
    static func secrets() throws -> [FindingCase] {
        try presence() + contents() + seals()
    }

    private static func presence() throws -> [FindingCase] {
        var absent = AccountBuilder()
        try absent.describe(key)
        absent.setDefault("key")
        for (type, value) in seeds.dropFirst() { try absent.seal(value, type, under: [key]) }
        return try [
            FindingCase(.secretAbsent, .warning, [.event(.master)], absent.examined(with: key)),
            FindingCase(
                .secretEmpty,
                .warning,
                [.event(.master)],
                healthy { $0.set(.master, .object([])) }.examined(with: key)
            ),
            FindingCase(
                .secretStub,
                .warning,
                [.event(.master)],
                healthy { try $0.set(.master, json: "{\"encrypted\":{}}") }.examined(with: key)
            ),
            FindingCase(
                .secretStub,
                .info,
                [.event("org.example.x")],
                healthy { try $0.set("org.example.x", json: "{\"encrypted\":{}}") }.examined()
            ),
            FindingCase(
                .secretUnknown,
                .info,
                [.event("org.matrix.msc3814")],
                healthy { try $0.seal("x", "org.matrix.msc3814", under: [key]) }.examined()
            ),
            FindingCase(
                .secretDraftName,
                .info,
                [.event("m.megolm_backup.v1.recovery_key")],
                healthy { try $0.seal("x", "m.megolm_backup.v1.recovery_key", under: [key]) }
                    .examined(with: key)
            ),
            FindingCase(
                .secretDraftName,
                .info,
                [.event("m.secure_storage.key.x")],
                healthy { try $0.set("m.secure_storage.key.x", json: "{\"algorithm\":\"x\"}") }
                    .examined()
            ),
            FindingCase(
                .secretOtherKey,
                .warning,
                [.event(.master), .key("other")],
                healthy {
                    try $0.describe(other)
                    $0.set(.master, .object([]))
                    try $0.seal(seed(0x11), .master, under: [other])
                }.examined(with: key)
            ),
        ]
    }

    private static func contents() throws -> [FindingCase] {
        let decimals = Array(repeating: "7", count: 32).joined(separator: ",")
        func account(_ value: String, _ type: EventType) throws -> Examination {
            try healthy { try $0.seal(value, type, under: [key]) }.examined(with: key)
        }
        return try [
            FindingCase(
                .secretBadLength,
                .error,
                [.event(.master)],
                account("AAAA", .master)
            ),
            FindingCase(
                .secretBadLength,
                .error,
                [.event(.selfSigning)],
                account("not base64", .selfSigning)
            ),
            FindingCase(
                .secretBadLength,
                .error,
                [.event(.megolmBackup)],
                account("1,2", .megolmBackup)
            ),
            FindingCase(
                .secretBadLength,
                .error,
                [.event(.megolmBackup)],
                account("", .megolmBackup)
            ),
            FindingCase(
                .secretCommaBytes,
                .warning,
                [.event(.megolmBackup)],
                account(decimals, .megolmBackup)
            ),
            FindingCase(
                .secretConflict,
                .warning,
                [.event(.master), .key("other")],
                healthy {
                    try $0.describe(other)
                    try $0.seal(seed(0x55), .master, under: [other])
                }.examined(with: key, other)
            ),
        ]
    }

    private static func seals() throws -> [FindingCase] {
        let legacy = AccountBuilder.key("key", 1, .curve25519AESSHA2)
        let short = "{\"iv\":\"AA\",\"ciphertext\":\"AA\",\"mac\":\"AAAA\"}"
        let twice = "{\"encrypted\":{\"key\":{},\"key\":{}}}"
        return try [
            FindingCase(
                .secretDamaged,
                .error,
                [.event(.master), .key("key")],
                healthy { try $0.sealDamaged(.master, under: key) }.examined(with: key)
            ),
            FindingCase(
                .secretDamaged,
                .warning,
                [.event(.master), .key("other")],
                healthy {
                    try $0.describe(other)
                    try $0.sealDamaged(.master, under: other)
                }.examined(with: key, other)
            ),
            FindingCase(
                .secretUnreadable,
                .warning,
                [.event(.master), .key("key")],
                healthy { try $0.setEntry(.object([]), .master, under: "key") }.examined(with: key)
            ),
            FindingCase(
                .secretUnreadable,
                .error,
                [.event(.master)],
                healthy { $0.set(.master, .object([("encrypted", .string("x"))])) }
                    .examined(with: key)
            ),
            FindingCase(
                .secretUnreadable,
                .error,
                [.event(.megolmBackup)],
                healthy { $0.set(.megolmBackup, .object([("foo", .integer(1))])) }
                    .examined(with: key)
            ),
            FindingCase(
                .secretUnreadable,
                .warning,
                [.event(.master), .key("key")],
                healthy { try $0.setEntry(.string("x"), .master, under: "key") }
                    .examined(with: key)
            ),
            FindingCase(
                .secretUnreadable,
                .warning,
                [.event(.master), .key("key"), .property("ciphertext")],
                healthy {
                    let entry = JSONValue.object([("iv", .string("AA"))])
                    try $0.setEntry(entry, .master, under: "key")
                }.examined(with: key)
            ),
            FindingCase(
                .secretUnreadable,
                .warning,
                [.event(.master), .key("key"), .property("iv"), .count(1)],
                healthy {
                    let entry = try JSONValue(parsing: Array(short.utf8))
                    try $0.setEntry(entry, .master, under: "key")
                }.examined(with: key)
            ),
            FindingCase(
                .secretUnreadable,
                .error,
                [.event("org.example.x")],
                healthy { try $0.set("org.example.x", json: twice) }.examined()
            ),
            FindingCase(
                .secretPassthrough,
                .warning,
                [.event(.megolmBackup), .key("key")],
                beside: [.legacyAsymmetric],
                healthyWithPassthrough(legacy).examined(with: legacy)
            ),
        ]
    }

    private static func healthyWithPassthrough(_ key: StorageKey) throws -> AccountBuilder {
        var builder = try healthy(key)
        try builder.set(.megolmBackup, json: "{\"key\":{\"passthrough\":true}}")
        return builder
    }
}

import Formats
import Recovery
import Secrets
import Support

extension FindingCase {
    /// States of the storage keys' descriptions and of the default. Traps 1.6, 1.9 to 1.12, 1.15,
    /// 1.25.
    static func storage() throws -> [FindingCase] {
        var cleared = try healthy()
        cleared.set(.keyDescription("key"), .object([]))
        cleared.set(.defaultKey, .object([]))
        return try [
            FindingCase(.storageNone, .warning, [], AccountBuilder().examined()),
            FindingCase(
                .storageCleared,
                .error,
                [.key("key")],
                beside: [.orphanKeys],
                cleared.examined()
            ),
            FindingCase(
                .orphanKeys,
                .warning,
                [.key("other")],
                healthy { try $0.seal(seed(0x11), .master, under: [other]) }.examined()
            ),
        ] + defaults() + descriptions() + derivations() + algorithms()
    }

    private static func defaults() throws -> [FindingCase] {
        let id = FindingID.defaultDangling
        let missing = FindingID.secretOtherKey
        return try [
            FindingCase(
                id,
                .error,
                [.key("gone")],
                beside: [missing],
                healthy { $0.setDefault("gone") }.examined()
            ),
            FindingCase(
                id,
                .error,
                [.key("gone"), .property("key")],
                beside: [missing],
                healthy { $0.set(.defaultKey, .string("gone")) }.examined()
            ),
            FindingCase(
                id,
                .warning,
                [.key("key"), .property("key")],
                healthy { $0.set(.defaultKey, .string("key")) }.examined()
            ),
            FindingCase(id, .warning, [], healthy { $0.set(.defaultKey, .object([])) }.examined()),
            FindingCase(
                id,
                .error,
                [.event(.defaultKey)],
                healthy { try $0.set(.defaultKey, json: "{\"key\":7}") }.examined()
            ),
            FindingCase(
                id,
                .warning,
                [.key("key"), .property("name")],
                healthy {
                    $0.set(.defaultKey, .object([]))
                    try $0.describe(key, name: "m.default")
                }.examined()
            ),
            FindingCase(
                .defaultConflict,
                .warning,
                [.key("key"), .key("other")],
                healthy { try $0.describe(other, name: "m.default") }.examined()
            ),
        ]
    }

    private static func descriptions() throws -> [FindingCase] {
        let long = Base64.encode([UInt8](repeating: 0, count: 32))
        let mac = try Reference.keyCheckMAC(
            iv: [UInt8](repeating: 0, count: 16),
            key: key.material
        )
        let nheko: [(ExactText, JSONValue)] = [
            ("iv", .string(long)), ("mac", .string(Base64.encode(mac))),
        ]
        let bad: [(ExactText, JSONValue)] = [("iv", .string("AA")), ("mac", .string("AA"))]
        let foreign: [(ExactText, JSONValue)] = [("iv", .string(long)), ("mac", .string(long))]
        let rounds: [(ExactText, JSONValue)] = [("passphrase", .object([("rounds", .integer(5))]))]
        let twice = "{\"algorithm\":\"x\",\"algorithm\":\"y\"}"
        return try [
            FindingCase(
                .descriptionNoMAC,
                .warning,
                [.key("key")],
                healthy(hasCheck: false).examined(with: key)
            ),
            FindingCase(
                .descriptionCheckBad,
                .error,
                [.key("key")],
                beside: [.descriptionIVLength],
                healthy(hasCheck: false, extra: foreign).examined(with: key)
            ),
            FindingCase(
                .descriptionIVLength,
                .warning,
                [.key("key")],
                healthy(hasCheck: false, extra: nheko).examined(with: key)
            ),
            FindingCase(
                .descriptionMalformed,
                .error,
                [.key("key"), .property("iv")],
                healthy(hasCheck: false, extra: bad).examined()
            ),
            FindingCase(
                .descriptionMalformed,
                .warning,
                [.key("key"), .property("passphrase.algorithm")],
                healthy(extra: rounds).examined()
            ),
            FindingCase(
                .descriptionMalformed,
                .error,
                [.event(.keyDescription("other"))],
                healthy { try $0.set(.keyDescription("other"), json: twice) }.examined()
            ),
        ]
    }

    private static func derivations() throws -> [FindingCase] {
        func account(_ info: PassphraseInfo) throws -> Examination {
            try healthy(passphrase: info).examined(with: key)
        }
        let abusive = FindingID.derivationAbusive
        return try [
            FindingCase(
                .derivationWeak,
                .warning,
                [.key("key"), .count(99_999)],
                account(PassphraseInfo(salt: "x", iterations: 99_999))
            ),
            FindingCase(
                abusive,
                .error,
                [.key("key"), .property("passphrase.iterations"), .count(0)],
                account(PassphraseInfo(salt: "x", iterations: 0))
            ),
            FindingCase(
                abusive,
                .error,
                [.key("key"), .property("passphrase.iterations"), .count(.max)],
                account(PassphraseInfo(salt: "x", iterations: .max))
            ),
            FindingCase(
                abusive,
                .error,
                [.key("key"), .property("passphrase.bits"), .count(7)],
                account(PassphraseInfo(salt: "x", iterations: 500_000, bits: 7))
            ),
            FindingCase(
                abusive,
                .error,
                [.key("key"), .property("passphrase.salt"), .count(4097)],
                account(
                    PassphraseInfo(
                        salt: ExactText(String(repeating: "x", count: 4097)),
                        iterations: 500_000
                    )
                )
            ),
        ]
    }

    private static func algorithms() throws -> [FindingCase] {
        let legacy = AccountBuilder.key("key", 1, .curve25519AESSHA2)
        let custom = AccountBuilder.key("other", 2, StorageAlgorithm(rawValue: "m.custom"))
        let argon = PassphraseInfo(algorithm: "m.argon2", salt: "x", iterations: 1)
        return try [
            FindingCase(
                .legacyAsymmetric,
                .warning,
                [.key("key")],
                healthy(legacy).examined(with: legacy)
            ),
            FindingCase(
                .algorithmUnknown,
                .warning,
                [.key("other")],
                healthy { try $0.describe(custom, hasCheck: false) }.examined()
            ),
            FindingCase(
                .descriptionMalformed,
                .error,
                [.key("other"), .property("algorithm")],
                healthy { $0.set(.keyDescription("other"), .object([("x", .null)])) }.examined()
            ),
            FindingCase(
                .algorithmUnknown,
                .warning,
                [.key("key"), .property("passphrase.algorithm")],
                healthy(passphrase: argon).examined(with: key)
            ),
        ]
    }
}

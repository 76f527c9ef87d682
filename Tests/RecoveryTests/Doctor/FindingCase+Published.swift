import Formats
import Primitives
import Recovery
import Secrets
import Support
import Testing

extension FindingCase {
    /// States of the published identity and of the key backup. Spec: B7, B8; traps 2.2, 3.
    static func published() throws -> [FindingCase] {
        try identities() + devices() + backups()
    }

    private static func identities() throws -> [FindingCase] {
        let other = ServerKeys(master: 0x11, selfSigning: 0x66, userSigning: 0x33)
        let broken = ServerKeys(isBroken: true)
        let signature = try ServerKeys.signature(by: broken.master, "AAAA")
        return try [
            FindingCase(
                .identityUnpublished,
                .error,
                [.event(.selfSigning)],
                account(ServerKeys(selfSigning: nil)).examined(with: key)
            ),
            FindingCase(
                .identityUnpublished,
                .warning,
                [.event(.userSigning)],
                account(ServerKeys(userSigning: nil)).examined(with: key)
            ),
            FindingCase(
                .accountFileUnread,
                .error,
                [.file("keys_query.json")],
                Examination(
                    Account(
                        userID: nil,
                        events: healthy().account.events,
                        source: "sync.json",
                        unreadNeighbours: ["keys_query.json"]
                    ),
                    entered: []
                )
            ),
            FindingCase(
                .identityUnreadable,
                .error,
                [.property("master_keys")],
                beside: [.identityUnpublished],
                unreadable().examined(with: key)
            ),
            FindingCase(
                .identityForeign,
                .error,
                [.property("self_signing_keys")],
                foreign().examined(with: key)
            ),
            FindingCase(
                .identityMismatch,
                .error,
                [
                    .event(.selfSigning), .expected(Base64.encode(ServerKeys.publicKey(0x66))),
                    .found(Base64.encode(ServerKeys.publicKey(0x22))),
                ],
                account(other).examined(with: key)
            ),
            FindingCase(
                .identityChainBroken,
                .error,
                [.event(.selfSigning), .found(Base64.encode(ServerKeys.publicKey(0x22)))],
                account(broken).examined(with: key)
            ),
            FindingCase(
                .descriptionSignatureBad,
                .error,
                [.key("key")],
                account(ServerKeys()) {
                    try $0.describe(key, extra: [("signatures", signature)])
                }.examined(with: key)
            ),
        ]
    }

    /// An account whose master key is published as something that is no key.
    private static func unreadable() throws -> AccountBuilder {
        var builder = try healthy()
        let text = #"{"master_keys":{"@a:x":5},"device_keys":{"@a:x":{}}}"#
        let identity = try PublishedIdentity(decoding: Array(text.utf8))
        builder.identity = identity
        return builder
    }

    /// An account whose user-signing key is shown as its self-signing key too.
    private static func foreign() throws -> AccountBuilder {
        var builder = try healthy()
        let response = try ServerKeys().response
        let other = try response.value(at: "user_signing_keys")
        builder.identity = try PublishedIdentity(
            decoding: response.setting("self_signing_keys", to: other),
            of: ServerKeys.userID
        )
        return builder
    }

    /// An account whose device has a signature of 64 zeroes in place of this one.
    private static func forged(by keyID: ExactText) throws -> AccountBuilder {
        var builder = try healthy()
        let response = try ServerKeys().response
        let device = try response.value(at: "device_keys").value(at: "@test:example.org")
            .value(at: "DEV")
        let zeroes = [UInt8](repeating: 0, count: 64)
        let forged = try SignedJSON(device).adding(zeroes, by: ServerKeys.userID, keyID)
        let devices = JSONValue.object([("DEV", forged)])
        let users = JSONValue.object([(ServerKeys.userID, devices)])
        builder.identity = try PublishedIdentity(
            decoding: response.setting("device_keys", to: users),
            of: ServerKeys.userID
        )
        return builder
    }

    private static func devices() throws -> [FindingCase] {
        let selfSigning = "ed25519:" + Base64.encode(try ServerKeys.publicKey(0x22))
        return try [
            FindingCase(
                .deviceSignatureBad,
                .error,
                [.device("DEV"), .property("own")],
                forged(by: "ed25519:DEV").examined(with: key)
            ),
            FindingCase(
                .deviceSignatureBad,
                .error,
                [.device("DEV"), .property("self_signing")],
                forged(by: ExactText(selfSigning)).examined(with: key)
            ),
            FindingCase(
                .deviceUnsigned,
                .info,
                [.device("DEV")],
                account(ServerKeys(device: .unsigned)).examined(with: key)
            ),
            FindingCase(
                .deviceOldKey,
                .warning,
                [.device("DEV")],
                account(ServerKeys(device: .signedByAnother)).examined(with: key)
            ),
        ] + dehydratedDevices()
    }

    private static func dehydratedDevices() throws -> [FindingCase] {
        func account(
            _ keys: ServerKeys?,
            _ device: DehydratedDevice,
            secret: String?
        ) throws -> AccountBuilder {
            var builder = try healthy()
            builder.identity = try keys?.identity
            builder.dehydratedDevice = device
            if let secret { try builder.seal(secret, .dehydratedDevice, under: [key]) }
            return builder
        }
        return try [
            FindingCase(
                .deviceDehydrated,
                .info,
                [.device("DEV")],
                beside: [.secretUnknown],
                account(nil, .present("DEV"), secret: seed(0x55)).examined(with: key)
            ),
            FindingCase(
                .deviceDehydratedNoKey,
                .warning,
                [.device("DEV")],
                account(nil, .present("DEV"), secret: nil).examined(with: key)
            ),
            FindingCase(
                .deviceDehydratedNoKey,
                .warning,
                [.device("DEV")],
                account(ServerKeys(device: .dehydrated), .notKnown, secret: nil)
                    .examined(with: key)
            ),
            // A server that knows goes before a device that says so of itself.
            FindingCase(
                .secretUnknown,
                .info,
                [.event(.dehydratedDevice)],
                account(ServerKeys(device: .dehydrated), .absent, secret: seed(0x55))
                    .examined(with: key)
            ),
        ]
    }

    private static func backups() throws -> [FindingCase] {
        func account(_ versions: [BackupVersion]) throws -> AccountBuilder {
            var builder = try healthy()
            builder.backups = versions
            return builder
        }
        let current = try BackupVersion.made(version: "2", key: secret(0x77))
        let old = try BackupVersion.made(version: "1", key: secret(0x44))
        let odd = try #require(BackupVersion(decoding: .object([("version", .string("2"))])))
        let inner = try Base64.encode(X25519.publicKey(of: secret(0x44)))
        let double = Base64.encode(Array(inner.utf8))
        var unsigned = try account([old])
        unsigned.identity = try ServerKeys().identity
        var badlySigned = try account([
            .made(
                version: "1",
                publicKey: inner,
                signatures: ServerKeys.signature(by: 0x11, "AAAA")
            )
        ])
        badlySigned.identity = unsigned.identity
        var none = try account([old])
        none.set(.megolmBackup, .object([]))
        return try preferences() + [
            FindingCase(
                .backupUnsigned,
                .warning,
                [.backup(version: "1")],
                unsigned.examined(with: key)
            ),
            FindingCase(
                .backupSignatureBad,
                .error,
                [.backup(version: "1")],
                badlySigned.examined(with: key)
            ),
            FindingCase(
                .backupNoKey,
                .warning,
                [.backup(version: "1")],
                beside: [.secretEmpty],
                none.examined(with: key)
            ),
            FindingCase(
                .backupKeyMismatch,
                .error,
                [
                    .backup(version: "2"),
                    .expected(Base64.encode(X25519.publicKey(of: secret(0x77)))), .found(inner),
                ],
                account([current]).examined(with: key)
            ),
            FindingCase(
                .backupKeyFitsOld,
                .warning,
                [.backup(version: "2"), .backup(version: "1")],
                account([current, old]).examined(with: key)
            ),
            FindingCase(
                .backupRotationUnfinished,
                .error,
                [.backup(version: "1")],
                unfinished(account([current, old])).examined(with: key)
            ),
            FindingCase(
                .backupUnreadable,
                .error,
                [.backup(version: "2")],
                account([odd, old]).examined(with: key)
            ),
            FindingCase(
                .backupUnreadable,
                .warning,
                [.backup(version: "2")],
                account([.made(version: "3", key: secret(0x44)), odd]).examined(with: key)
            ),
            FindingCase(
                .backupPublicKeyMalformed,
                .error,
                [.backup(version: "1")],
                account([.made(version: "1", publicKey: double)]).examined(with: key)
            ),
            FindingCase(
                .backupPublicKeyMalformed,
                .error,
                [.backup(version: "1")],
                account([.made(version: "1", publicKey: "AAAA")]).examined(with: key)
            ),
        ]
    }

    /// The same account while its key backup gets a new key.
    private static func unfinished(_ builder: AccountBuilder) throws -> AccountBuilder {
        var builder = builder
        let content = try #require(builder.content(of: .megolmBackup))
        let mark = JSONValue.object([("public_key", .string("AAAA")), ("from", .string("1"))])
        builder.set(.megolmBackup, try content.setting("org.matrix-recovery.unfinished", to: mark))
        return builder
    }

    /// Traps 1.31.
    private static func preferences() throws -> [FindingCase] {
        let events: [(EventType, String)] = [
            ("m.key_backup", "{\"enabled\":false}"),
            ("m.org.matrix.custom.backup_disabled", "{\"disabled\":true}"),
        ]
        return try events.map { type, content in
            FindingCase(
                .backupDisabledPreference,
                .info,
                [.event(type)],
                try healthy { try $0.set(type, json: content) }.examined(with: key)
            )
        }
    }

    /// The healthy account with what its server publishes.
    private static func account(
        _ keys: ServerKeys,
        _ change: (inout AccountBuilder) throws -> Void = { _ in }
    ) throws -> AccountBuilder {
        var builder = try healthy()
        builder.identity = try keys.identity
        try change(&builder)
        return builder
    }
}

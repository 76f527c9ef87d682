import Formats
import Primitives
import Recovery
import Secrets
import Support
import Testing

/// Issue 3: a drill is everything that a restore would do, with a proof for each part of it.
struct DrillTests {
    private static let seeds: [(EventType, UInt8)] = [
        (.master, 0x11), (.selfSigning, 0x22), (.userSigning, 0x33),
    ]
    private static let key = AccountBuilder.key("key", 1)

    /// An account with its three seeds, the backup key and a note, sealed with its key at hand.
    private static func contents(
        _ change: (inout ArchiveContents) throws -> Void = { _ in }
    ) throws -> ArchiveContents {
        var builder = AccountBuilder()
        try builder.describe(key)
        builder.setDefault("key")
        for (type, byte) in seeds { try builder.seal(text(byte), type, under: [key]) }
        try builder.seal(text(0x44), .megolmBackup, under: [key])
        var contents = try SealedFixture.contents()
        contents.user = ServerKeys.userID
        contents.accountData = builder.events
        contents.secrets = (seeds + [(.megolmBackup, 0x44)]).map { type, byte in
            (type, SecretBytes(text: text(byte)))
        }
        contents.identity = try ServerKeys().response.encoded
        contents.expectedSecrets = contents.secrets.map(\.type)
        contents.missingSecrets = []
        contents.backups = [try backup("2", 0x44)]
        try change(&contents)
        return contents
    }

    private static func text(_ byte: UInt8) -> String {
        Base64.encode([UInt8](repeating: byte, count: 32))
    }

    private static func backup(_ version: ExactText, _ byte: UInt8) throws -> ArchiveContents.Backup
    {
        let text = Base64.encode(try X25519.publicKey(of: ServerKeys.seed(byte)))
        let info = JSONValue.object([
            ("algorithm", .string("a")), ("auth_data", .object([("public_key", .string(text))])),
            ("version", .string(version)),
        ])
        return ArchiveContents.Backup(
            version: version,
            info: info.encoded,
            rows: BytesContent(Array("{\"rooms\":{\"!r\":{\"sessions\":{\"s\":{}}}}}".utf8))
        )
    }

    private static func drill(
        _ contents: ArchiveContents,
        entered: [EnteredKey] = []
    ) throws -> Drill {
        let bytes = try SealedFixture.seal(contents)
        let keys = ArchiveKeys(identities: [SealedFixture.identity])
        let drill = try Drill(ByteArraySource(bytes), keys: keys, entered: entered, named: "x")
        guard case .archive(_, let digest, let size) = drill.object else {
            Issue.record("an archive was drilled")
            return drill
        }
        #expect(digest == SHA256.digest(bytes))
        #expect(size == UInt64(bytes.count))
        return drill
    }

    private static func outcome(
        _ subject: DrillCheck.Subject,
        in contents: ArchiveContents,
        entered: [EnteredKey] = []
    ) throws -> DrillCheck.Outcome? {
        try drill(contents, entered: entered).checks.first { $0.subject == subject }?.outcome
    }

    @Test func provesEverythingThatTheArchiveAllows() throws {
        let drill = try Self.drill(Self.contents(), entered: [Self.key.entered])
        #expect(drill.refusal == nil)
        #expect(drill.checks.filter { !$0.isProved } == [])
        let publicKey = try X25519.publicKey(of: ServerKeys.seed(0x44))
        for check in [
            DrillCheck.Subject.restored: DrillCheck.Outcome.proved(.count(6)),
            .rekeyed: .proved(.count(4)), .expected(.megolmBackup): .proved(.holds),
            .seed(.userSigning): .proved(.publicKey(try ServerKeys.publicKey(0x33))),
            .signature(.selfSigning): .proved(.publicKey(try ServerKeys.publicKey(0x11))),
            .backupKey(version: "2"): .proved(.publicKey(publicKey)),
            .rows(version: "2"): .proved(.count(1)),
            .storageKey("key"): .proved(.storageKey(.keyCheck, publicKey: nil)),
            .sealed(.master): .proved(.openedWith("key")),
        ] {
            let found = drill.checks.first { $0.subject == check.key }
            #expect(found?.outcome == check.value, "\(check.key)")
        }
    }

    @Test func saysWhatNothingTells() throws {
        let bare = try Self.contents { contents in
            contents.identity = nil
            contents.backups = []
        }
        let publicKey = try X25519.publicKey(of: ServerKeys.seed(0x44))
        #expect(try Self.outcome(.seed(.master), in: bare) == .notProvable(.noIdentity))
        #expect(
            try Self.outcome(.backupKey(version: nil), in: bare)
                == .notProvable(.noBackup(publicKey: publicKey))
        )
        #expect(try Self.outcome(.storageKey("key"), in: bare) == .notProvable(.keyNotAtHand))
        #expect(try Self.outcome(.sealed(.master), in: bare) == nil)
        #expect(try Self.drill(bare).checks.filter { $0.isFailed } == [])
        let hidden = try Self.contents {
            $0.identity = try ServerKeys(userSigning: nil).response.encoded
        }
        #expect(try Self.outcome(.seed(.userSigning), in: hidden) == .notProvable(.notPublished))
    }

    @Test func missesWhatIsExpected() throws {
        let contents = try Self.contents { contents in
            contents.secrets.removeAll { $0.type == .userSigning }
            contents.missingSecrets = [.userSigning]
        }
        #expect(try Self.outcome(.expected(.userSigning), in: contents) == .failed(.missing))
        #expect(try Self.outcome(.seed(.userSigning), in: contents) == .notProvable(.valueMissing))
    }

    @Test func findsKeysThatAreNotThePublishedOnes() throws {
        let other = try Self.contents { contents in
            contents.identity = try ServerKeys(master: 0x12).response.encoded
            contents.backups = [try Self.backup("2", 0x45), try Self.backup("1", 0x44)]
        }
        let mismatch = DrillCheck.Failure.mismatch(
            expected: try ServerKeys.publicKey(0x12),
            found: try ServerKeys.publicKey(0x11)
        )
        #expect(try Self.outcome(.seed(.master), in: other) == .failed(mismatch))
        guard case .failed(.mismatch) = try Self.outcome(.backupKey(version: "2"), in: other),
            case .proved = try Self.outcome(.backupKey(version: "1"), in: other)
        else {
            Issue.record("the backup key is that of the older version alone")
            return
        }
        let broken = try Self.contents {
            $0.identity = try ServerKeys(isBroken: true).response.encoded
        }
        #expect(try Self.outcome(.signature(.selfSigning), in: broken) == .failed(.signature))
    }

    /// An older version's key is not in the account any more as a rule, and nothing is wrong.
    @Test func doesNotHoldAnOlderVersionToTheKey() throws {
        let contents = try Self.contents { $0.backups.append(try Self.backup("1", 0x45)) }
        let older = try X25519.publicKey(of: ServerKeys.seed(0x45))
        #expect(
            try Self.outcome(.backupKey(version: "1"), in: contents)
                == .notProvable(.olderBackup(publicKey: older))
        )
    }

    @Test func findsValuesThatAreNotWhatTheyMustBe() throws {
        let contents = try Self.contents { contents in
            contents.secrets[0].value = SecretBytes(text: "no seed")
            contents.secrets[3].value = SecretBytes(text: Self.text(0x46))
        }
        let keys = [Self.key.entered]
        #expect(try Self.outcome(.seed(.master), in: contents) == .failed(.malformed))
        #expect(
            try Self.outcome(.sealed(.megolmBackup), in: contents, entered: keys)
                == .failed(.differs)
        )
    }

    @Test func findsRowsThatAreNone() throws {
        let contents = try Self.contents { contents in
            let backup = contents.backups[0]
            let rows = BytesContent(Array("{\"rooms\":".utf8))
            contents.backups = [
                ArchiveContents.Backup(version: "2", info: backup.info, rows: rows),
                ArchiveContents.Backup(version: "1", info: backup.info),
            ]
            contents.roomKeys = BytesContent(Array("[{},{}]".utf8))
        }
        #expect(try Self.outcome(.rows(version: "2"), in: contents) == .failed(.malformed))
        #expect(try Self.outcome(.roomKeys, in: contents) == .proved(.count(2)))
    }

    /// There is no account that could be restored.
    @Test func provesRoomKeysAlone() throws {
        var contents = try ArchiveContents(
            user: "unknown",
            source: "x",
            tool: "t",
            created: SealedFixture.contents().created
        )
        contents.roomKeys = BytesContent(Array("[{},{}]".utf8))
        let checks = try Self.drill(contents).checks
        #expect(checks.map(\.subject) == [.whole, .roomKeys])
        #expect(checks.map(\.outcome) == [.proved(.count(2)), .proved(.count(2))])
    }

    /// A11: the backup key inside is the storage key.
    @Test func provesAStorageKeyThatIsInside() throws {
        let legacy = AccountBuilder.key("old", 0x44, .curve25519AESSHA2)
        let contents = try Self.contents { contents in
            var builder = AccountBuilder()
            try builder.describe(legacy)
            let note = JSONValue.object([("passthrough", .bool(true))])
            try builder.setEntry(note, .megolmBackup, under: "old")
            contents.accountData = builder.events
            contents.secrets = [(.megolmBackup, SecretBytes(text: Self.text(0x44)))]
        }
        let publicKey = try X25519.publicKey(of: ServerKeys.seed(0x44))
        #expect(
            try Self.outcome(.storageKey("old"), in: contents)
                == .proved(.storageKey(.publicKey, publicKey: publicKey))
        )
        #expect(
            try Self.outcome(.sealed(.megolmBackup), in: contents) == .proved(.openedWith("old"))
        )
    }

    @Test func saysThatAKeyOpensNothing() throws {
        let other = AccountBuilder.key("other", 9).entered
        let drill = try Self.drill(Self.contents(), entered: [other])
        #expect(drill.refusal?.failures.map(\.reason) == [.opensNothing])
    }

    @Test func drillsNoArchiveThatIsDamaged() throws {
        var bytes = try SealedFixture.seal(Self.contents())
        bytes[bytes.count - 1] ^= 1
        let keys = ArchiveKeys(identities: [SealedFixture.identity])
        #expect(throws: RecoveryError.sealed(.chunk(0))) {
            try Drill(ByteArraySource(bytes), keys: keys, entered: [], named: "x")
        }
    }

    @Test func showsNoSecret() throws {
        let contents = try Self.contents()
        let drill = try Self.drill(contents, entered: [Self.key.entered])
        for secret in contents.secrets.map(\.value) + [Self.key.material] {
            #expect(Leaks.found(of: secret, in: drill).isEmpty)
        }
    }
}

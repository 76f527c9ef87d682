import Formats
import Primitives
import Recovery
import Secrets
import Support
import Testing

/// Spec: A1 to A6, B1 to B8. Every account opens from each form of its dump, byte for byte.
struct FixtureUnlockTests {
    /// A fixture in one of the forms that account data is dumped in.
    struct Dump: Sendable, CustomTestStringConvertible {
        let fixture: Fixture
        let form: String
        var testDescription: String { "\(fixture.name) \(form)" }

        /// Those that the server and Synapse wrote, the folder with all of them, and made ones.
        static func all() throws -> [Dump] {
            try Fixture.all().flatMap { fixture in
                try (fixture.dumps() + ["", "list.json", "wrapped.json", "map.json", "one-each"])
                    .map { Dump(fixture: fixture, form: $0) }
            }
        }

        /// Reads the account; the made forms come from the events of `/sync`.
        func account() throws -> Account {
            let files = try MemoryFiles(fixture)
            let folder = FilePath(fixture.name)
            let events = try fixture.account().events
            let list = JSONValue.array(events.map(\.asObject))
            switch form {
            case "list.json":
                files.put(folder.appending(form), list.encoded)
            case "wrapped.json":
                files.put(folder.appending(form), JSONValue.object([("events", list)]).encoded)
            case "map.json":
                let members = events.map { ($0.type.rawValue, $0.content) }
                files.put(folder.appending(form), JSONValue.object(members).encoded)
            case "one-each":
                for event in events {
                    let file = EventFileName.name(for: event.type)
                    files.put(folder.appending(form).appending(file), event.content.encoded)
                }
            default: break
            }
            let path = form.isEmpty ? folder : folder.appending(form)
            return try AccountReader(files).read(path).account
        }
    }

    private func expectKeysAndDeletions(_ expected: ExpectedAccount, _ storage: SecretStorage) {
        #expect(storage.defaultKey.effective == expected.defaultKeyID)
        #expect(storage.defaultKey.pointer == expected.defaultKeyID.map { .key($0) } ?? .absent)
        #expect(storage.deleted == expected.deleted)
        let described = expected.keys.filter { !$0.isDescriptionMissing }.map(\.id)
        #expect(Set(storage.descriptions.map(\.id)) == Set(described))
        let missing = expected.keys.filter(\.isDescriptionMissing).map(\.id)
        #expect(storage.orphanKeyIDs == missing)
        #expect(storage.unreadable.isEmpty)
        #expect(storage.secrets.count == expected.secrets.count)
        for secret in expected.secrets {
            let entries = storage.secrets.first { $0.type == secret.name }?.entries ?? []
            #expect(Set(entries.map(\.keyID)) == Set(secret.keys), "\(secret.name)")
            #expect(entries.count == secret.keys.count)
        }
    }

    @Test(arguments: try Dump.all())
    func opensEverySecretWithEachRecoveryKey(_ dump: Dump) throws {
        let account = try dump.account()
        let expected = dump.fixture.expected
        #expect(account.userID == ExactText(expected.userID) || dump.isWithoutUser)
        expectKeysAndDeletions(expected, SecretStorage(account.events))
        for key in expected.keys {
            let examination = Examination(account, entered: [key.entered])
            let isProvable = !key.isDescriptionMissing || !key.isUnused
            #expect(examination.matrix.keys.map(\.key.id) == (isProvable ? [key.id] : []))
            #expect(examination.matrix.keys.first?.key.material.revealed == key.rawKey)
            for secret in expected.secrets {
                let value = examination.matrix.value(of: secret.name)?.revealed
                let right = secret.keys.contains(key.id) ? secret.plaintext : nil
                #expect(value == right, "\(secret.name) under \(key.id)")
            }
        }
    }

    @Test(arguments: try Dump.all())
    func opensEverySecretWithAllKeysAtOnce(_ dump: Dump) throws {
        let expected = dump.fixture.expected
        let examination = try Examination(dump.account(), entered: expected.keys.map(\.entered))
        for secret in expected.secrets {
            let row = try #require(examination.matrix.row(secret.name))
            #expect(row.value?.revealed == secret.plaintext)
            #expect(row.cells.allSatisfy { $0.state == .opens })
            #expect(row.disagreeing.isEmpty)
        }
    }

    /// The derivations cost about a second each here: once for an account.
    @Test(arguments: try Fixture.all())
    func opensWithEachPassphrase(_ fixture: Fixture) throws {
        let account = try fixture.account()
        for key in fixture.expected.keys {
            guard let entered = key.enteredPassphrase else { continue }
            let attempt = Unlock(account).attempt(entered)
            #expect(attempt.keys.map(\.key.id) == [key.id])
            #expect(attempt.keys.first?.key.material.revealed == key.rawKey)
            #expect(attempt.keys.first?.reading == .passphrase(.asTyped))
            #expect(attempt.keys.first?.proof == .keyCheck)
        }
    }

    /// Every form holds the same events, but for push rules, which only `/sync` has.
    @Test(arguments: try Dump.all())
    func holdsTheSameEvents(_ dump: Dump) throws {
        let ours = try dump.account().events.filter { $0.type != "m.push_rules" }
        let theirs = try dump.fixture.account().events.filter { $0.type != "m.push_rules" }
        #expect(Set(ours.map(\.type)) == Set(theirs.map(\.type)))
        for event in theirs {
            let other = ours.first { $0.type == event.type }
            #expect(other?.content.isEquivalent(to: event.content) == true, "\(event.type)")
        }
    }

    /// Beside a dump lie the published identity and the backup versions.
    @Test(arguments: try Fixture.all())
    func findsWhatLiesBeside(_ fixture: Fixture) throws {
        let account = try fixture.account()
        let identity = try #require(account.identity)
        let expected = fixture.expected
        #expect(identity.master?.publicKey == expected.crossSigningPublic["master"])
        #expect(identity.selfSigning?.publicKey == expected.crossSigningPublic["self_signing"])
        #expect(identity.userSigning?.publicKey == expected.crossSigningPublic["user_signing"])
        let backups = try #require(account.backups)
        #expect(backups.map(\.version?.string) == expected.backups.map(\.version))
        for (backup, right) in zip(backups, expected.backups) {
            switch backup.publicKey {
            case .valid(let bytes): #expect(bytes == right.publicKey)
            case .doublyEncoded(let bytes):
                #expect(bytes == right.publicKey && right.publishedPublicKey != nil)
            case .malformed, .absent: Issue.record("no public key")
            }
        }
    }
}

extension FixtureUnlockTests.Dump {
    /// A folder of events alone does not say whose it is, but for signed descriptions.
    fileprivate var isWithoutUser: Bool { form == "one-each" }
}

extension AccountDataEvent {
    /// The event as `/sync` has it.
    fileprivate var asObject: JSONValue {
        JSONValue.object([("type", .string(type.rawValue)), ("content", content)])
    }
}

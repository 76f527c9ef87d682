import Formats
import Primitives
import Recovery
import Secrets
import Support
import Synchronization
import Testing

/// Design: sections 4 and 7.5. A key backup gets a new key, and nothing is lost at any point.
struct BackupReplacementTests {
    private static let storageKey = AccountBuilder.key("main", 0x11)
    static let oldKey = SecretBytes(copying: [UInt8](repeating: 0x44, count: 32))

    /// A homeserver with one version of as many sessions, whose key is in secret storage.
    func server(
        _ sessions: Range<Int> = 0..<30,
        key: SecretBytes = oldKey,
        stored: SecretBytes? = oldKey
    ) throws -> MemoryHomeserver {
        var builder = AccountBuilder()
        try builder.describe(Self.storageKey)
        builder.setDefault(Self.storageKey.id)
        if let stored {
            try builder.seal(
                Base64.encode(stored.copied),
                .megolmBackup,
                under: [Self.storageKey]
            )
        }
        let server = MemoryHomeserver(builder.events)
        try server.state.withLock { state in
            try Self.add(sessions, to: key, &state)
        }
        return server
    }

    /// Adds a version with sessions.
    static func add(
        _ sessions: Range<Int>,
        index: UInt32 = 0,
        variant: Int = 0,
        chain: String = "[]",
        to key: SecretBytes,
        _ state: inout MemoryHomeserver.State
    ) throws {
        let publicKey = try X25519.publicKey(of: key)
        _ = state.make(try NewBackupVersion(publicKey: publicKey, signer: nil).content)
        for number in sessions {
            let session = SampleSession(number, index: index, variant: variant)
            let row = try JSONValue(parsing: Array(session.row(chain: chain, to: key).utf8))
                .setting("first_message_index", to: .integer(Int64(index)))
            let room = ExactText("!\(number % 3):example.org")
            state.versions[state.versions.count - 1].rooms[room, default: [:]][
                ExactText(session.id)
            ] = row
        }
    }

    func examination(of server: MemoryHomeserver) -> Examination {
        let (events, backups) = server.state.withLock { ($0.events, $0.shown) }
        let account = Account(
            userID: "@test:example.org",
            events: events,
            backups: backups,
            source: "test"
        )
        return Examination(account, entered: [Self.storageKey.entered])
    }

    @discardableResult func run(
        _ server: MemoryHomeserver,
        _ change: (inout BackupReplacement.Request) -> Void = { _ in }
    ) async throws -> BackupReplacement.Outcome {
        var request = BackupReplacement.Request(spool: "/tmp/backup-replacement")
        change(&request)
        return try await BackupReplacement(
            request,
            of: examination(of: server),
            in: server,
            on: server
        ).run()
    }

    /// The keys in secret storage.
    func keys(of server: MemoryHomeserver) throws -> [SecretBytes] {
        let examination = examination(of: server)
        return examination.matrix.rows.compactMap { row in
            row.value.flatMap { try? BackupKey.read($0) }
        }
    }

    /// The sessions of a version that a key in secret storage opens, with their indices.
    func opened(
        _ version: MemoryHomeserver.Version,
        _ keys: [SecretBytes]
    ) throws -> [String: UInt32] {
        var opened: [String: UInt32] = [:]
        for (room, rows) in version.rooms {
            for (_, row) in rows {
                let reader = try RoomKeyReader(keys: keys, room: room, threads: 1)
                let deliver = { (batch: SessionBatch) throws(RecoveryError) in
                    for session in batch.sessions {
                        opened[session.id.text.string] = session.firstIndex
                    }
                }
                try reader.take(row.encoded.span, deliver)
                try reader.finish(deliver)
            }
        }
        return opened
    }

    func ids(_ numbers: Range<Int>) -> Set<String> {
        Set(numbers.map { SampleSession($0).id })
    }

    @Test func sealsAllRoomKeysToTheNewKeyAndKeepsTheOldVersion() async throws {
        let server = try server()
        let outcome = try await run(server)
        #expect(outcome.version == "2" && outcome.carried.from == ["1"])
        #expect(outcome.carried.count == 30 && !outcome.isResumed && outcome.removed == [])
        let (versions, uploads) = server.state.withLock { ($0.versions, $0.uploads.count) }
        #expect(versions.map(\.name) == ["1", "2"] && uploads == 1)
        let secret = try #require(examination(of: server).matrix.value(of: .megolmBackup))
        let new = try BackupKey.read(secret)
        #expect(new != Self.oldKey)
        #expect(try Set(opened(versions[1], [new]).keys) == ids(0..<30))
        #expect(try opened(versions[1], [Self.oldKey]).isEmpty)
        // The old key is found as well, and opens the old version.
        #expect(try keys(of: server).contains(Self.oldKey))
        #expect(examination(of: server).findings.allSatisfy { $0.id != .backupRotationUnfinished })
    }

    @Test func sendsNoMoreThanOneRequestTakes() async throws {
        let server = try server(0..<2300)
        let outcome = try await run(server) { $0.threads = 3 }
        #expect(outcome.carried.count == 2300)
        let uploads = server.state.withLock { $0.uploads }
        let counts = try uploads.map { body in
            try JSONValue(parsing: body).object(at: "rooms").reduce(0) {
                try $0 + $1.value.object(at: "sessions").count
            }
        }
        #expect(counts == [1000, 1000, 300])
    }

    /// Rows grow with the devices that forwarded their sessions.
    @Test func sendsNoMoreBytesThanOneRequestTakes() async throws {
        let entry = "\"\(Base64.encode([UInt8](repeating: 9, count: 32)))\""
        let chain = "[\(Array(repeating: entry, count: 5000).joined(separator: ","))]"
        let server = try server(0..<2)
        try server.state.withLock { try Self.add(2..<20, chain: chain, to: Self.oldKey, &$0) }
        let outcome = try await run(server) { $0.source = .all }
        #expect(outcome.carried.count == 20)
        let (versions, uploads) = server.state.withLock { ($0.versions, $0.uploads) }
        let sizes = uploads.map(\.count)
        #expect(sizes.count == 2 && sizes.allSatisfy { $0 <= 5_000_000 }, "\(sizes)")
        #expect(sizes[0] > 4_500_000)
        let current = try #require(versions.last)
        #expect(try Set(opened(current, keys(of: server)).keys) == ids(0..<20))
    }

    @Test func takesTheBestCopyOfAllVersions() async throws {
        let server = try server(0..<10)
        try server.state.withLock { try Self.add(5..<20, index: 3, to: Self.oldKey, &$0) }
        let outcome = try await run(server) { $0.source = .all }
        #expect(outcome.carried.count == 20)
        let version = try #require(server.state.withLock { $0.versions.last })
        let found = try opened(version, keys(of: server))
        #expect(Set(found.keys) == ids(0..<20))
        for number in 0..<20 {
            #expect(found[SampleSession(number).id] == (number < 10 ? 0 : 3))
        }
    }

    @Test func removesOldVersionsAndTheirKeysWhereAsked() async throws {
        let server = try server()
        let outcome = try await run(server) { $0.old = .removed }
        #expect(outcome.removed == ["1"])
        #expect(server.state.withLock { $0.versions.map(\.name) } == ["2"])
        #expect(try keys(of: server).count == 1)
    }

    @Test func holdsOldVersionsBackWhoseRowsDoNotOpen() async throws {
        let server = try server()
        let row = try SampleSession(99).row(to: SampleRow.otherKey)
        let bad = try JSONValue(parsing: Array(row.utf8))
        server.state.withLock { state in
            state.versions[0].rooms["!9:example.org"] = [ExactText(SampleSession(99).id): bad]
        }
        let outcome = try await run(server) { $0.old = .removed }
        #expect(outcome.isHeldBack && outcome.removed == [] && outcome.carried.tally.rejects == 1)
        #expect(server.state.withLock { $0.versions.map(\.name) } == ["1", "2"])
        let forced = try await run(server) {
            $0.old = .removedWhole
            $0.source = .all
        }
        #expect(forced.carried.tally.rejects == 1)
        #expect(server.state.withLock { $0.versions.map(\.name) } == ["3"])
    }

    /// Either copy may be what the server planted.
    @Test func holdsOldVersionsBackThatContradictEachOther() async throws {
        let server = try server(0..<10)
        try server.state.withLock { try Self.add(9..<12, variant: 1, to: Self.oldKey, &$0) }
        let outcome = try await run(server) {
            $0.source = .all
            $0.old = .removed
        }
        #expect(outcome.isHeldBack && outcome.removed == [])
        #expect(outcome.carried.contradictions == 1 && outcome.carried.tally.rejects == 0)
        #expect(server.state.withLock { $0.versions.map(\.name) } == ["1", "2", "3"])
        #expect(try keys(of: server).contains(Self.oldKey))
        let forced = try await run(server) {
            $0.source = .all
            $0.old = .removedWhole
        }
        #expect(forced.carried.contradictions == 1 && forced.removed.count == 3)
    }

    @Test func createsAnEmptyVersionWhereNoneOpens() async throws {
        let server = try server(key: SampleRow.otherKey)
        let outcome = try await run(server) { $0.source = .nothing }
        #expect(outcome.version == "2" && outcome.carried.count == 0)
        #expect(try keys(of: server).count == 2)
        let none = MemoryHomeserver(server.state.withLock { $0.events })
        let first = try await run(none) { $0.source = .nothing }
        #expect(first.version == "1")
    }

    @Test func refusesABackupThatIsNotOurs() async throws {
        let server = try server(key: SampleRow.otherKey)
        let before = server.state.withLock { $0.events }
        await #expect(throws: RecoveryError.backup(.notOurs("1"))) { try await run(server) }
        #expect(
            server.state.withLock { $0.events.map(\.content.encoded) }
                == before.map(\.content.encoded)
        )
        #expect(server.state.withLock { $0.versions.count } == 1)
        let empty = MemoryHomeserver(before)
        await #expect(throws: RecoveryError.backup(.none)) { try await run(empty) }
    }

    @Test func refusesAnEmptyVersionInPlaceOfOneThatOpens() async throws {
        let server = try server()
        await #expect(throws: RecoveryError.backup(.opensAlready("1"))) {
            try await run(server) { $0.source = .nothing }
        }
        let forced = try await run(server) {
            $0.source = .nothing
            $0.mayReplace = true
        }
        #expect(forced.version == "2")
        #expect(try keys(of: server).contains(Self.oldKey))
    }

    /// Before each request of a run another client makes a version: it is never written to.
    @Test func overwritesNothingOfAnotherClient() async throws {
        let quiet = try server()
        try await run(quiet)
        let requests = quiet.state.withLock { $0.requests }
        for number in 1...requests {
            let server = try server()
            server.state.withLock { state in
                state.meddling = (
                    number,
                    { state in
                        let publicKey = [UInt8](1...32)
                        let made = try? NewBackupVersion(publicKey: publicKey, signer: nil)
                        if let made { _ = state.make(made.content) }
                    }
                )
            }
            do {
                try await run(server)
            } catch RecoveryError.backup(.replaced(let version)) {
                #expect(["2", "3"].contains(version))
            }
            let versions = server.state.withLock { $0.versions }
            let others = versions.filter { version in
                (try? version.content.value(at: "auth_data").string(at: "public_key"))
                    == Base64.encode([UInt8](1...32))
            }
            #expect(others.count == 1 && others[0].rooms.isEmpty, "request \(number)")
            #expect(try Set(opened(versions[0], keys(of: server)).keys) == ids(0..<30))
        }
    }

    /// After any request that is lost, all versions open with keys in secret storage, and the same
    /// again finishes with one version more.
    @Test(arguments: MemoryHomeserver.Loss.allCases, [false, true])
    func finishesAfterAnyLostRequest(
        _ loss: MemoryHomeserver.Loss,
        _ removesOld: Bool
    ) async throws {
        let old: BackupReplacement.Old = removesOld ? .removed : .kept
        let quiet = try server()
        try await run(quiet) { $0.old = old }
        let requests = quiet.state.withLock { $0.requests }
        for number in 1...requests {
            let server = try server()
            server.state.withLock { $0.failing = (number, loss) }
            await #expect(throws: RecoveryError.self) { try await run(server) { $0.old = old } }
            let broken = server.state.withLock { $0.versions }
            let found = try keys(of: server)
            for version in broken {
                #expect(try opened(version, found).count == version.count, "request \(number)")
            }
            try await run(server) { $0.old = old }
            let versions = server.state.withLock { $0.versions }
            let secret = try #require(examination(of: server).matrix.value(of: .megolmBackup))
            let current = try #require(versions.last)
            let all = try opened(current, [BackupKey.read(secret)])
            #expect(Set(all.keys) == ids(0..<30), "request \(number)")
            #expect(versions.first?.name == "1" || removesOld)
            let unfinished = examination(of: server).findings.filter {
                $0.id == .backupRotationUnfinished
            }
            #expect(unfinished.isEmpty, "request \(number)")
        }
    }
}

extension SecretBytes {
    /// The bytes, which are no secret in a test.
    fileprivate var copied: [UInt8] { withBytes { bytes in bytes.indices.map { bytes[$0] } } }
}

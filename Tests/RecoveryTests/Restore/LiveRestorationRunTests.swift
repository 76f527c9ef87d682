import Formats
import Primitives
import Recovery
import Secrets
import Support
import Synchronization
import Testing

/// Design section 4 and section 7, rule 5: part by part, in an order in which nothing can be lost;
/// interrupted anywhere, the same again finishes.
struct LiveRestorationRunTests {
    private static let user = ServerKeys.userID
    private static let key = AccountBuilder.key("key", 1)
    private static let backupKey = ServerKeys.seed(5)
    private static let seeds: [EventType: UInt8] = [
        .master: 0x11, .selfSigning: 0x22, .userSigning: 0x33, .megolmBackup: 5,
    ]

    /// A server that knows nothing of the user.
    private struct Server {
        let memory = MemoryHomeserver([])
        let identity = FakeIdentityServer(.object([]))

        var account: RestoredServer { RestoredServer(memory: memory, identity: identity) }
    }

    private let archive: LoadedArchive
    private let events: [AccountDataEvent]

    init() throws {
        var builder = AccountBuilder()
        try builder.describe(Self.key)
        builder.setDefault("key")
        for (type, byte) in Self.seeds {
            let value = Base64.encode([UInt8](repeating: byte, count: 32))
            try builder.seal(value, type, under: [Self.key])
        }
        try builder.seal("of another client", "org.example.secret", under: [Self.key])
        events = builder.events
        var contents = try SealedFixture.contents()
        contents.accountData =
            builder.events + [
                AccountDataEvent(type: "m.tag_order", content: .object([("tags", .array([]))]))
            ]
        contents.secrets = Self.seeds.map { ($0.key, ServerKeys.encoded($0.value)) }
        contents.identity = try ServerKeys().response.encoded
        archive = try SealedFixture.open(SealedFixture.seal(contents)).load()
    }

    private func gathered(_ sessions: [String]) throws -> GatheredRoomKeys {
        let gathering = try RoomKeyGathering(beside: "/tmp/restored-room-keys")
        let reader = try RoomKeyReader(keys: [], threads: 1)
        try reader.take(Array("[\(sessions.joined(separator: ","))]".utf8).span, gathering.take)
        try reader.finish(gathering.take)
        try gathering.finish()
        return gathering.gathered
    }

    private var sessions: [String] { (0..<40).map { SampleSession($0).listed() } }

    /// One run of the command: reads, plans, compares and applies.
    @discardableResult private func restore(
        _ sessions: [String],
        to server: Server
    ) async throws -> LiveRestorationRun.Outcome {
        let gathered = try gathered(sessions)
        let account = server.account
        let versions = try await account.withBackups { (connection) throws(RecoveryError) in
            try connection.versions()
        }
        let current = Account(
            userID: Self.user,
            events: try account.events(),
            identity: try await account.publishedIdentity(),
            backups: versions,
            source: "test"
        )
        let plan = try LiveRestoration(
            of: archive,
            roomKeys: gathered.count,
            to: Self.user,
            over: current
        )
        let run = LiveRestorationRun(on: account, threads: 1)
        let missing = try await run.survey(gathered, for: plan)
        return try await run.apply(plan, gathered, missing, Nobody())
    }

    /// The sessions of a version by their IDs.
    private func opened(_ version: MemoryHomeserver.Version) throws -> [String: SampleState] {
        var opened: [String: SampleState] = [:]
        for (room, rows) in version.rooms {
            for (_, row) in rows {
                #expect(try row.member("is_verified")?.boolean == false)
                let reader = try RoomKeyReader(keys: [Self.backupKey], room: room, threads: 1)
                let deliver = { (batch: SessionBatch) throws(RecoveryError) in
                    for session in batch.sessions {
                        opened[session.id.text.string] = SampleState(
                            firstIndex: session.firstIndex,
                            isShared: session.sharesHistory
                        )
                    }
                }
                try reader.take(row.encoded.span, deliver)
                try reader.finish(deliver)
            }
        }
        return opened
    }

    /// That all is there, each thing once.
    private func expectEverything(on server: Server) async throws {
        let state = server.memory.state.withLock { $0 }
        #expect(state.versions.map(\.name) == ["1"])
        let matrix = AccountBuilder().account.with(events: state.events)
        let examination = Examination(matrix, entered: [Self.key.entered])
        for (type, byte) in Self.seeds {
            #expect(examination.matrix.value(of: type) == ServerKeys.encoded(byte))
        }
        #expect(SecretStorage(state.events).defaultKey.effective == "key")
        let identity = try await server.account.publishedIdentity()
        #expect(identity.master?.publicKey == (try ServerKeys.publicKey(0x11)))
        let version = try #require(state.versions.first)
        #expect(try Set(opened(version).keys) == Set((0..<40).map { SampleSession($0).id }))
        let authData = try version.content.member("auth_data") ?? .null
        let verdict = try SignedJSON(authData).verdict(
            by: Self.user,
            keyID: ExactText("ed25519:" + Base64.encode(ServerKeys.publicKey(0x11))),
            publicKey: ServerKeys.publicKey(0x11)
        )
        #expect(verdict == .valid)
    }

    @Test func restoresEverythingToAnEmptyAccount() async throws {
        let server = Server()
        let outcome = try await restore(sessions, to: server)
        #expect(outcome.identity == .published)
        #expect(outcome.version == "1")
        #expect(outcome.uploaded == 40)
        try await expectEverything(on: server)
    }

    /// An event that nothing rests on stays behind; without the others nothing goes on.
    @Test(
        arguments: [
            "m.tag_order", "org.example.secret", .master, "m.secret_storage.key.key", .defaultKey,
        ] as [EventType]
    )
    func goesOnWithoutAnEventThatIsRefused(_ type: EventType) async throws {
        let server = Server()
        server.memory.state.withLock { $0.refused = type }
        if type == "m.tag_order" {
            let outcome = try await restore(sessions, to: server)
            #expect(outcome.refused == [type: .refused(MemoryHomeserver.refusal)])
            #expect(outcome.uploaded == 40)
            try await expectEverything(on: server)
        } else {
            await #expect(throws: RecoveryError.homeserver(.refused(MemoryHomeserver.refusal))) {
                try await restore(sessions, to: server)
            }
            #expect(await server.identity.writes == 0)
            #expect(server.memory.state.withLock { $0.versions.isEmpty })
        }
    }

    @Test func sendsNothingTwice() async throws {
        let server = Server()
        try await restore(sessions, to: server)
        let uploads = server.memory.state.withLock { $0.uploads.count }
        let outcome = try await restore(sessions, to: server)
        #expect(outcome.identity == nil)
        #expect(outcome.uploaded == 0)
        #expect(server.memory.state.withLock { $0.uploads.count } == uploads)
        #expect(await server.identity.writes == 1)
        try await expectEverything(on: server)
    }

    /// A request is lost, or its answer; the same again finishes.
    @Test(arguments: MemoryHomeserver.Loss.allCases)
    func finishesWhereverItIsInterrupted(_ loss: MemoryHomeserver.Loss) async throws {
        let whole = Server()
        try await restore(sessions, to: whole)
        let requests = whole.memory.state.withLock { $0.requests }
        #expect(requests > 20)
        for number in 1...requests {
            let server = Server()
            server.memory.state.withLock { $0.failing = (number, loss) }
            await #expect(throws: RecoveryError.self, "\(number)") {
                try await restore(sessions, to: server)
            }
            let state = server.memory.state.withLock { $0 }
            if !state.versions.isEmpty {
                #expect(state.events.contains { $0.type == .megolmBackup })
            }
            server.memory.state.withLock { $0.failing = nil }
            try await restore(sessions, to: server)
            try await expectEverything(on: server)
        }
    }

    /// More room keys than go at once: the uploads, and what is read back after them.
    @Test(arguments: MemoryHomeserver.Loss.allCases)
    func finishesBetweenTheBatchesOfAnUpload(_ loss: MemoryHomeserver.Loss) async throws {
        let sessions = (0..<2100).map { SampleSession($0).listed() }
        let whole = Server()
        try await restore(sessions, to: whole)
        let (requests, uploads) = whole.memory.state.withLock { ($0.requests, $0.uploads.count) }
        #expect(uploads == 3)
        for number in (requests - 12)...requests {
            let server = Server()
            server.memory.state.withLock { $0.failing = (number, loss) }
            await #expect(throws: RecoveryError.self, "\(number)") {
                try await restore(sessions, to: server)
            }
            server.memory.state.withLock { $0.failing = nil }
            try await restore(sessions, to: server)
            let state = server.memory.state.withLock { $0 }
            #expect(state.versions.map(\.count) == [2100])
            #expect(state.uploads.count <= 4, "\(number)")
        }
    }

    @Test func replacesNoRoomKeyByAWorseOneAndSharesNone() async throws {
        let server = Server()
        let shared = #","shared_history":true"#
        try await restore(
            [SampleSession(0).listed(), SampleSession(1, index: 5).listed()],
            to: server
        )
        let outcome = try await restore(
            [
                SampleSession(0, index: 5).listed(),
                SampleSession(1).listed(SampleRow.room, shared),
                SampleSession(2).listed(SampleRow.room, shared),
            ],
            to: server
        )
        #expect(outcome.uploaded == 2)
        let version = try #require(server.memory.state.withLock { $0.versions.first })
        let opened = try opened(version)
        #expect(opened.values.allSatisfy { $0.firstIndex == 0 })
        #expect(opened[SampleSession(1).id]?.isShared == false)
        #expect(opened[SampleSession(2).id]?.isShared == true)
    }

    /// Of the rows that were there, three are gone when all of them are counted.
    @Test func countsTheRowsThatWereThereToo() async throws {
        let more = sessions + (40..<45).map { SampleSession($0).listed() }
        let whole = Server()
        try await restore(sessions, to: whole)
        let first = whole.memory.state.withLock { $0.requests }
        try await restore(more, to: whole)
        let all = whole.memory.state.withLock { $0.requests }
        let lost = Set((0..<3).map { ExactText(SampleSession($0).id) })
        var stopped = 0
        for number in (first + 1)...all {
            let server = Server()
            try await restore(sessions, to: server)
            server.memory.state.withLock { state in
                state.meddling = (
                    number,
                    { state in
                        guard state.uploads.count == 2 else { return }
                        for room in state.versions[0].rooms.keys {
                            for id in lost { state.versions[0].rooms[room]?[id] = nil }
                        }
                    }
                )
            }
            do {
                try await restore(more, to: server)
            } catch RecoveryError.backup(.countShort(let version, let found, let expected)) {
                #expect(version == "1" && found == 42 && expected == 45)
                stopped += 1
            }
        }
        #expect(stopped == 1)
    }

    /// Another client made a version after the plan was: nothing goes to it, and none is made over it
    /// but where theirs comes between the look and the making, which no server tells.
    @Test func stopsWhereAnotherClientMadeAVersion() async throws {
        let sessions = [SampleSession(0).listed()]
        let whole = Server()
        try await restore(sessions, to: whole)
        let requests = whole.memory.state.withLock { $0.requests }
        let foreign = try NewBackupVersion(
            publicKey: X25519.publicKey(of: ServerKeys.seed(9)),
            signer: nil
        ).content
        var (stopped, unseen) = (0, 0)
        for number in 3...requests {
            let server = Server()
            server.memory.state.withLock { state in
                state.meddling = (number, { state in _ = state.make(foreign) })
            }
            var name: ExactText?
            do {
                try await restore(sessions, to: server)
            } catch RecoveryError.backup(.replaced(let newest)) {
                name = newest
                stopped += 1
            }
            let versions = server.memory.state.withLock { $0.versions }
            let theirs = versions.filter { $0.content.encoded == foreign.encoded }
            #expect(theirs.map(\.count) == [0], "\(number)")
            if versions.last?.name == theirs.last?.name {
                #expect(name == nil || name == theirs.last?.name, "\(number)")
            } else {
                unseen += 1
            }
        }
        #expect(stopped > 20)
        #expect(unseen <= 1)
    }

    /// Another client writes an event that the plan writes: it stays, and nothing that rests on the
    /// events is done.
    @Test(arguments: ["m.tag_order", .master] as [EventType])
    func stopsWhereAnotherClientWroteAnEvent(_ type: EventType) async throws {
        let sessions = [SampleSession(0).listed()]
        let whole = Server()
        try await restore(sessions, to: whole)
        let requests = whole.memory.state.withLock { $0.requests }
        let theirs = JSONValue.object([("theirs", .bool(true))])
        var stopped = 0
        for number in 3...requests {
            let server = Server()
            server.memory.state.withLock { state in
                state.meddling = (number, { state in state.set(type, to: theirs) })
            }
            do {
                try await restore(sessions, to: server)
            } catch RecoveryError.changedMeanwhile(let changed) {
                stopped += 1
                #expect(changed == type)
                let state = server.memory.state.withLock { $0 }
                let kept = state.events.first { $0.type == type }
                #expect(kept?.content.encoded == theirs.encoded)
                #expect(state.versions.isEmpty)
                #expect(await server.identity.writes == 0)
            } catch RecoveryError.notReadBack(let changed) {
                #expect(changed == type)
            }
        }
        #expect(stopped >= 1)
    }
}

/// What is looked at of a session.
private struct SampleState {
    let firstIndex: UInt32
    let isShared: Bool?
}

/// An account on a server in memory, with an identity.
private struct RestoredServer: AccountStore, IdentityServer, BackupServer {
    let memory: MemoryHomeserver
    let identity: FakeIdentityServer

    var userID: ExactText { identity.userID }
    var deviceID: ExactText? { nil }

    func events() throws(RecoveryError) -> [AccountDataEvent] { try memory.events() }

    func content(of type: EventType) throws(RecoveryError) -> JSONValue? {
        try memory.content(of: type)
    }

    func set(
        _ type: EventType,
        to content: JSONValue,
        over before: JSONValue?
    ) throws(RecoveryError) {
        try memory.set(type, to: content, over: before)
    }

    func publishedKeys() async -> JSONValue { await identity.publishedKeys() }

    func deviceIDs() async -> [ExactText] { await identity.deviceIDs() }

    func add(signed: JSONValue, to id: ExactText) async throws(RecoveryError) {
        try await identity.add(signed: signed, to: id)
    }

    func publish(
        _ keys: CrossSigningKeys,
        over before: PublishedIdentity,
        _ person: any InteractivePerson
    ) async throws(RecoveryError) {
        try await identity.publish(keys, over: before, person)
    }

    func withBackups<Result: Sendable>(
        _ body: @Sendable (any BackupConnection) throws(RecoveryError) -> Result
    ) async throws(RecoveryError) -> Result {
        try await memory.withBackups(body)
    }
}

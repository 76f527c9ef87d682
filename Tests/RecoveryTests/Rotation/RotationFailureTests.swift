import Formats
import Primitives
import Recovery
import Secrets
import Support
import Testing

/// What a rotation that fails takes back, and what it must leave; and that it runs once at a time.
/// Design: section 4.
struct RotationFailureTests {
    private static let path: FilePath = "a/account.json"
    private static let keyFile: FilePath = "keys/new"
    private static let journal = RotationJournal.path(beside: path)
    private static let full = RecoveryError.primitive(.library("full"))
    private let files = MemoryFiles()
    private let one = AccountBuilder.key("one", 1)
    private let rotation: Rotation

    init() throws {
        var builder = AccountBuilder()
        try builder.describe(one)
        builder.setDefault("one")
        try builder.seal("first", .master, under: [one])
        files.put(Self.path, try AccountDocument.map(of: builder.events).bytes)
        var request = Rotation.Request()
        request.keyFile = Self.keyFile
        rotation = Rotation(request, source: Self.path, target: Self.path, files)
    }

    private func prepare() throws -> (Rotation.Prepared, AccountSource) {
        let source = try AccountReader(files).read(Self.path)
        return (try rotation.prepare(source.account, entered: [one.entered]), source)
    }

    private var isForgotten: Bool {
        files.bytes(Self.keyFile) == nil && files.bytes(Self.journal) == nil
    }

    private var isKept: Bool {
        files.bytes(Self.keyFile) != nil && files.bytes(Self.journal) != nil
    }

    @Test func runsOnceAtATime() throws {
        let lock = try Rotation.lock(Self.path, files)
        #expect(throws: RecoveryError.rotationRunning(Self.path)) {
            try Rotation.lock(Self.path, files)
        }
        try Rotation.lock("a/other.json", files).release()
        lock.release()
        try Rotation.lock(Self.path, files).release()
    }

    @Test func takesTheKeyBackWhereNothingElseWasWritten() async throws {
        let (prepared, source) = try prepare()
        let store = try source.store(files)
        await #expect(throws: Self.full) {
            try await rotation.run(
                prepared,
                on: store,
                keep: { _ in },
                seal: { (_) throws(RecoveryError) in throw Self.full }
            )
        }
        #expect(isForgotten)
    }

    /// Another program, or another run of an older version, may have taken the key for its own.
    @Test func keepsAKeyThatTheAccountSpeaksOf() async throws {
        let (prepared, source) = try prepare()
        let store = try source.store(files)
        let type = EventType.keyDescription(prepared.new.key.id)
        let description = try prepared.new.description()
        await #expect(throws: Self.full) {
            try await rotation.run(
                prepared,
                on: store,
                keep: { _ in },
                seal: { (_) throws(RecoveryError) in
                    try await store.set(type, to: description, over: nil)
                    throw Self.full
                }
            )
        }
        #expect(isKept)
    }

    @Test func keepsAKeyWhereTheAccountCannotBeRead() async throws {
        let (prepared, source) = try prepare()
        let store = try source.store(files)
        await #expect(throws: Self.full) {
            try await rotation.run(
                prepared,
                on: store,
                keep: { _ in },
                seal: { (_) throws(RecoveryError) in
                    files.put(Self.path, Array("[".utf8))
                    throw Self.full
                }
            )
        }
        #expect(isKept)
    }

    /// A copy that got its name would be in the way of a new beginning.
    @Test func goesOnWhereTheCopyIsThere() async throws {
        let (prepared, source) = try prepare()
        let store = try source.store(files)
        await #expect(throws: Self.full) {
            try await rotation.run(
                prepared,
                on: store,
                keep: { _ in },
                seal: { (_) throws(RecoveryError) in throw Self.full },
                isBegun: { true }
            )
        }
        #expect(isKept)
        #expect(try prepare().0.start == .resumed)
    }

    /// An output that did not come about leaves nothing that speaks of the new key.
    @Test func takesTheKeyBackWhereTheOutputWasNotWritten() async throws {
        let (prepared, source) = try prepare()
        let store = MemoryAccountStore(try source.document())
        await #expect(throws: Self.full) {
            try await rotation.run(
                prepared,
                on: store,
                keep: { _ in },
                seal: { _ in },
                finish: { () throws(RecoveryError) in throw Self.full },
                isBegun: { false }
            )
        }
        #expect(isForgotten)
    }

    /// Nothing has to be found again that was only shown.
    @Test func writesNoJournalBeforeTheKeyWasTypedBack() async throws {
        let source = try AccountReader(files).read(Self.path)
        let shown = Rotation(.init(), source: Self.path, target: Self.path, files)
        let prepared = try shown.prepare(source.account, entered: [one.entered])
        let store = try source.store(files)
        await #expect(throws: RecoveryError.newKeyNotTypedBack) {
            try await shown.run(
                prepared,
                on: store,
                keep: { (_) throws(RecoveryError) in
                    #expect(files.writes == 0)
                    throw .newKeyNotTypedBack
                },
                seal: { _ in }
            )
        }
        #expect(files.writes <= 1 && files.bytes(Self.journal) == nil)
    }
}

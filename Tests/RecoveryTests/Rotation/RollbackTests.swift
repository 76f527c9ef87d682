import Formats
import Primitives
import Recovery
import Secrets
import Support
import Testing

/// Design section 4: an interrupted rotation is taken back without a moment in which something is lost.
struct RollbackTests {
    private static let path: FilePath = "a/account.json"
    private static let keyFile: FilePath = "keys/new"
    private static let journal = RotationJournal.path(beside: path)
    private let files = MemoryFiles()

    private var rotation: Rotation {
        var request = Rotation.Request()
        request.keyFile = Self.keyFile
        return Rotation(request, source: Self.path, target: Self.path, files)
    }

    private func put(_ account: Account) throws {
        files.put(Self.path, try AccountDocument.map(of: account.events).bytes)
    }

    private func account() throws -> Account { try AccountReader(files).read(Self.path).account }

    /// Rotates in place until so many writes are done; whether it was interrupted with a journal.
    private func rotate(_ keys: [EnteredKey], writes: Int) async throws -> Bool {
        let source = try AccountReader(files).read(Self.path)
        let prepared = try rotation.prepare(source.account, entered: keys)
        let store = try source.store(files)
        files.failAfter(writes: writes)
        defer { files.failAfter(writes: nil) }
        try? await rotation.run(prepared, on: store, keep: { _ in }, seal: { _ in })
        return files.bytes(Self.journal) != nil
    }

    private func rollBack(_ entered: [EnteredKey], writes: Int? = nil) async throws {
        let rollback = try rotation.rollback(of: account(), entered: entered)
        let store = try AccountReader(files).read(Self.path).store(files)
        files.failAfter(writes: writes)
        defer { files.failAfter(writes: nil) }
        try await rotation.run(rollback, on: store)
    }

    private func newKey() throws -> [EnteredKey] {
        let text = try #require(files.bytes(Self.keyFile))
        return [EnteredKey(.recoveryKey, SecretBytes(copying: text), origin: "new")]
    }

    /// What is there is what was there, but for events that were blanked instead of taken away.
    private func expectAsBefore(_ before: Account, _ place: Comment) throws {
        let now = try account()
        for event in before.events {
            let content = now.content(of: event.type)
            #expect(PlanRun.isSame(content, event.content), "\(place): \(event.type)")
        }
        for event in now.events where before.content(of: event.type) == nil {
            #expect(event.content.isEmptyObject, "\(place): \(event.type)")
        }
        #expect(files.bytes(Self.journal) == nil, place)
    }

    /// Interrupted itself, it is done by running it again. An old key opens the journal, and the new.
    @Test(arguments: try RotationCase.all())
    func putsBackWhatWasThereFromAnyPoint(_ sample: RotationCase) async throws {
        let old = sample.keys.map(\.entered)
        var interruptions = 0
        for writes in 0..<200 {
            try put(sample.account)
            try? files.remove(Self.keyFile)
            guard try await rotate(old, writes: writes) else {
                if interruptions > 0 { break }
                continue
            }
            interruptions += 1
            let hasKey = files.bytes(Self.keyFile) != nil
            let entered = hasKey && writes.isMultiple(of: 2) ? try newKey() : old
            try? await rollBack(entered, writes: writes % 4)
            if files.bytes(Self.journal) != nil {
                let values = try values(old + (hasKey ? newKey() : []))
                #expect(values == sample.values(sample.account.events))
                try await rollBack(entered)
            }
            try expectAsBefore(sample.account, "after \(writes) writes")
        }
        #expect(interruptions > 4)
    }

    private func values(_ entered: [EnteredKey]) throws -> [EventType: [UInt8]] {
        let rows = Examination(try account(), entered: entered).matrix.rows
        return Dictionary(
            uniqueKeysWithValues: rows.compactMap { row in
                row.value.map { value in
                    (row.type, SecretSpelling.normalised(value, of: row.type).revealed)
                }
            }
        )
    }

    /// Interrupted twice, so that secrets were sealed anew.
    @Test(arguments: 3..<10)
    func putsBackWhatSeveralRunsWrote(_ writes: Int) async throws {
        let sample = try simple()
        try put(sample.account)
        let old = sample.keys.map(\.entered)
        #expect(try await rotate(old, writes: writes))
        guard try await rotate(old, writes: 2) else { return }
        try await rollBack(old)
        try expectAsBefore(sample.account, "after \(writes) writes and 2")
    }

    private func simple() throws -> RotationCase {
        let key = AccountBuilder.key("key", 1)
        return try RotationCase("simple", RotationCase.simple(key).account, [key])
    }

    /// Journal, key file, description and two seals: then someone else writes.
    @Test(arguments: [EventType.master, "org.example.note", .keyDescription("key")])
    func refusesToWriteOverWhatSomeoneElseWrote(_ type: EventType) async throws {
        let sample = try simple()
        try put(sample.account)
        let old = sample.keys.map(\.entered)
        #expect(try await rotate(old, writes: 8))
        let changed = JSONValue.object([("x", .integer(1))])
        let document = try AccountReader(files).read(Self.path).document()
        files.put(Self.path, try document.setting(type, to: changed).bytes)
        let writes = files.writes
        await #expect(throws: RecoveryError.changedSinceRotation(type)) {
            try await rollBack(old)
        }
        #expect(files.writes == writes && files.bytes(Self.journal) != nil)
    }

    @Test func refusesToStrandWhatCameToUseTheNewKey() async throws {
        let sample = try simple()
        try put(sample.account)
        let old = sample.keys.map(\.entered)
        #expect(try await rotate(old, writes: 6))
        let journal = try #require(try RotationJournal.read(Self.journal, files))
        let entry = JSONValue.object([(journal.keyID.rawValue, .object([]))])
        let added = JSONValue.object([("encrypted", entry)])
        let document = try AccountReader(files).read(Self.path).document()
        files.put(Self.path, try document.setting("org.example.late", to: added).bytes)
        await #expect(throws: RecoveryError.changedSinceRotation("org.example.late")) {
            try await rollBack(old)
        }
    }

    @Test func needsAJournalWithARecordAndAKeyToIt() async throws {
        let sample = try simple()
        try put(sample.account)
        let old = sample.keys.map(\.entered)
        let account = try account()
        #expect(throws: RecoveryError.noRotation(Self.journal)) {
            try rotation.rollback(of: account, entered: old)
        }
        #expect(throws: RecoveryError.noRotation(Self.journal)) { try rotation.ensureInterrupted() }
        #expect(try await rotate(old, writes: 6))
        let other = AccountBuilder.key("other", 9).entered
        let error = #expect(throws: RecoveryError.self) {
            try rotation.rollback(of: account, entered: [other])
        }
        guard case .notUnlocked = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        let text = String(decoding: files.bytes(Self.journal) ?? [], as: UTF8.self)
        let bare = text.replacing("\"before\":", with: "\"other\":")
        files.put(Self.journal, Array(bare.utf8))
        #expect(throws: RecoveryError.notReversible(Self.journal)) {
            try rotation.rollback(of: account, entered: old)
        }
        // It is finished even so.
        #expect(try await !rotate(old, writes: 100))
    }

    @Test func journalHoldsNoSecretInTheClear() async throws {
        let sample = try simple()
        try put(sample.account)
        let old = sample.keys.map(\.entered)
        #expect(try await rotate(old, writes: 6))
        let text = String(decoding: files.bytes(Self.journal) ?? [], as: UTF8.self)
        #expect(text.contains("\"before\":{\"encrypted\":{"))
        let values = sample.values(sample.account.events).values.map(SecretBytes.init(copying:))
        let new = try newKey().map { try RecoveryKey.decode($0.text) }
        for secret in values + sample.keys.map(\.material) + new {
            #expect(Leaks.found(of: secret, in: text).isEmpty)
        }
        // Nor what the server holds, as it holds it.
        #expect(!text.contains("ciphertext\\\""))
    }
}

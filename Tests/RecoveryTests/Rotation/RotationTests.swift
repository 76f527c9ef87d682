import Formats
import Primitives
import Recovery
import Secrets
import Support
import Testing

/// Design section 4: interrupted at any write, every secret opens with a key that the person holds,
/// and the same rotation again finishes.
struct RotationTests {
    private static let keyFile: FilePath = "keys/new"
    private static let copy: FilePath = "keys/copy"

    /// A fixture's dump, its keys, and the rotation of it in place.
    struct InPlace: Sendable, CustomTestStringConvertible {
        let fixture: Fixture
        let dump: String

        var testDescription: String { "\(fixture.name) \(dump)" }

        static func all() throws -> [InPlace] {
            try Fixture.all().flatMap { fixture in
                try (fixture.dumps() + ["one-each"]).map { InPlace(fixture: fixture, dump: $0) }
            }
        }

        /// Every account as `/sync` has it, and one account in every form.
        static func killed() throws -> [InPlace] {
            try all().filter { $0.dump == "sync.json" || $0.fixture.name == "dave-no-backup" }
        }

        var path: FilePath { FilePath(fixture.name).appending(dump) }

        var entered: [EnteredKey] {
            fixture.expected.keys.filter { !$0.isUnused }.map(\.entered)
        }

        func files() throws -> MemoryFiles {
            let files = try MemoryFiles(fixture)
            guard dump == "one-each" else { return files }
            for event in try fixture.account().events {
                let file = path.appending(EventFileName.name(for: event.type))
                files.put(file, event.content.encoded)
            }
            // What lies beside is no event, whatever its name could be the type of.
            for sibling in ["keys_query.json", "room_keys_version.json", "room_keys_keys.json"] {
                let beside = files.bytes(FilePath(fixture.name).appending(sibling))
                if let beside { files.put(path.appending(sibling), beside) }
            }
            let notes = ["notes.json": "{\"a\":1}", "package.json": "{}", "m.list.json": "[1]"]
            for (name, text) in notes { files.put(path.appending(name), Array(text.utf8)) }
            return files
        }
    }

    /// Reads, prepares and runs, as the command does.
    private func rotate(_ inPlace: InPlace, _ files: MemoryFiles) async throws {
        var request = Rotation.Request()
        request.keyFile = Self.keyFile
        let source = try AccountReader(files).read(inPlace.path)
        let rotation = Rotation(request, source: inPlace.path, target: inPlace.path, files)
        let prepared = try rotation.prepare(source.account, entered: inPlace.stillSpokenOf(source))
        try await rotation.run(
            prepared,
            on: FileAccountStore(source.place, files),
            keep: { _ in },
            seal: { (hasBegun) async throws(RecoveryError) in
                if hasBegun, files.bytes(Self.copy) != nil { return }
                try files.replace(Self.copy, with: Array("sealed".utf8))
            }
        )
    }

    /// All keys that a person has by then, the new one from its file.
    private func values(_ inPlace: InPlace, _ files: MemoryFiles) throws -> [EventType: [UInt8]] {
        let source = try AccountReader(files).read(inPlace.path)
        var entered = inPlace.stillSpokenOf(source)
        if let text = files.bytes(Self.keyFile) {
            let new = EnteredKey(.recoveryKey, SecretBytes(copying: text), origin: "new")
            entered += inPlace.stillSpokenOf(source, [new])
        }
        let rows = Examination(source.account, entered: entered).matrix.rows
        return Dictionary(
            uniqueKeysWithValues: rows.compactMap { row in
                row.value.map { (row.type, $0.revealed) }
            }
        )
    }

    @Test(arguments: try InPlace.all())
    func opensWithTheNewKeyOnly(_ inPlace: InPlace) async throws {
        let files = try inPlace.files()
        let before = try AccountReader(files).read(inPlace.path).account
        try await rotate(inPlace, files)
        let account = try AccountReader(files).read(inPlace.path).account
        let text = try #require(files.bytes(Self.keyFile))
        let new = EnteredKey(.recoveryKey, SecretBytes(copying: text), origin: "new")
        let matrix = Examination(account, entered: [new]).matrix
        for secret in inPlace.fixture.expected.secrets {
            #expect(matrix.value(of: secret.name)?.revealed == secret.plaintext, "\(secret.name)")
            #expect(matrix.row(secret.name)?.cells.count == 1)
        }
        let written = Set(matrix.rows.map(\.type))
        for event in before.events where event.type.keyID == nil && event.type != .defaultKey {
            guard !written.contains(event.type) else { continue }
            #expect(account.content(of: event.type)?.encoded == event.content.encoded)
        }
        let journal = RotationJournal.path(beside: inPlace.path)
        #expect(files.status(of: journal) == nil)
        #expect(files.bytes(Self.copy) != nil)
    }

    /// Files are written whole: a kill between two writes is a kill anywhere.
    @Test(arguments: try InPlace.killed())
    func finishesWhereverItWasKilled(_ inPlace: InPlace) async throws {
        let whole = try inPlace.files()
        try await rotate(inPlace, whole)
        let right = try values(inPlace, inPlace.files())
        for count in 0..<whole.writes {
            let files = try inPlace.files()
            files.failAfter(writes: count)
            await #expect(throws: RecoveryError.self) { try await rotate(inPlace, files) }
            files.failAfter(writes: nil)
            #expect(try values(inPlace, files) == right, "killed after \(count) writes")
            try await rotate(inPlace, files)
            #expect(try values(inPlace, files) == right, "finished after \(count) writes")
            let account = try AccountReader(files).read(inPlace.path).account
            let storage = SecretStorage(account.events)
            let standard = try #require(storage.defaultKey.effective)
            #expect(storage.secrets.allSatisfy { $0.entries.map(\.keyID) == [standard] })
            let journal = RotationJournal.path(beside: inPlace.path)
            #expect(files.status(of: journal) == nil)
        }
    }

    /// With a key that opens nothing, the default would move over secrets that were not carried.
    @Test func neverGoesOnWithAWrongKey() async throws {
        let inPlace = InPlace(fixture: try Fixture("dave-no-backup"), dump: "sync.json")
        let files = try inPlace.files()
        files.failAfter(writes: 4)
        await #expect(throws: RecoveryError.self) { try await rotate(inPlace, files) }
        files.failAfter(writes: nil)
        var request = Rotation.Request()
        request.keyFile = Self.keyFile
        let account = try AccountReader(files).read(inPlace.path).account
        let rotation = Rotation(request, source: inPlace.path, target: inPlace.path, files)
        let wrong = AccountBuilder.key("wrong", 1).entered
        let error = #expect(throws: RecoveryError.self) {
            try rotation.prepare(account, entered: [wrong])
        }
        guard case .notUnlocked = error else {
            Issue.record("went on")
            return
        }
        #expect(try rotation.prepare(account, entered: inPlace.entered).isResumed)
    }

    @Test func neverWritesOverAKeyFile() async throws {
        let inPlace = InPlace(fixture: try Fixture("dave-no-backup"), dump: "sync.json")
        let files = try inPlace.files()
        files.put(Self.keyFile, Array("precious".utf8))
        await #expect(throws: RecoveryError.keyFileExists(Self.keyFile)) {
            try await rotate(inPlace, files)
        }
        #expect(files.bytes(Self.keyFile) == Array("precious".utf8))
        #expect(files.writes == 0)
    }

    @Test func writesNothingWithoutAKey() async throws {
        let inPlace = InPlace(fixture: try Fixture("dave-no-backup"), dump: "sync.json")
        let files = try inPlace.files()
        let account = try AccountReader(files).read(inPlace.path).account
        let path = inPlace.path
        let rotation = Rotation(Rotation.Request(), source: path, target: path, files)
        #expect(throws: RecoveryError.self) { try rotation.prepare(account, entered: []) }
        #expect(files.writes == 0)
    }
}

extension RotationTests.InPlace {
    /// The keys that the account still speaks of; trying another as a passphrase costs seconds.
    fileprivate func stillSpokenOf(
        _ source: AccountSource,
        _ others: [EnteredKey]? = nil
    ) -> [EnteredKey] {
        let storage = SecretStorage(source.account.events)
        let known = Set(
            (storage.descriptions.map(\.id) + storage.orphanKeyIDs).map(\.rawValue.string)
        )
        if let others { return isRotating(storage) ? others : [] }
        return entered.filter { known.contains($0.origin) }
    }

    /// Whether a key is described that was not there before.
    private func isRotating(_ storage: SecretStorage) -> Bool {
        let before = Set(fixture.expected.keys.map(\.id))
        return storage.descriptions.contains { !before.contains($0.id) }
    }
}

import Formats
import Primitives
import Recovery
import Secrets
import Support
import Testing

/// Design section 4: what an interrupted rotation leaves, to be finished with.
struct RotationJournalTests {
    private static let path: FilePath = "folder/sync.json.rotation"
    private let files = MemoryFiles()
    private let new = NewStorageKey.random(.aesHMACSHA2)

    private func put(_ text: String) { files.put(Self.path, Array(text.utf8)) }

    private func read() throws -> RotationJournal? {
        try RotationJournal.read(Self.path, files)
    }

    /// A slash that a shell's completion added must not hide an unfinished rotation.
    @Test(arguments: [
        ("folder/sync.json", "folder/sync.json.rotation"), ("/sync.json", "/sync.json.rotation"),
        ("sync.json", "./sync.json.rotation"), ("a/folder/", "a/folder.rotation"),
        ("a/folder//", "a/folder.rotation"), ("folder/", "./folder.rotation"),
        ("a/folder", "a/folder.rotation"),
    ])
    func liesBesideWhatIsRotated(target: String, journal: String) {
        #expect(RotationJournal.path(beside: FilePath(target)) == FilePath(journal))
    }

    @Test func roundTrips() throws {
        let plain = try new.description()
        let marked = try new.description(marked: true)
        for id: KeyID in [new.key.id, "a/b+c=", "\u{E9}\"\\"] {
            let journal = RotationJournal(
                keyID: id,
                description: plain,
                markedDescription: marked
            )
            try journal.write(Self.path, files)
            let back = try #require(try read())
            #expect(back.keyID == id)
            #expect(back.description.encoded == plain.encoded)
            #expect(back.markedDescription.encoded == marked.encoded)
        }
    }

    @Test func isNotThereBeforeItIsWritten() throws {
        #expect(try read() == nil)
    }

    @Test(arguments: [
        ("{}", "format"), ("[]", "format"),
        ("{\"format\":\"matrix-recovery.rotation.v2\"}", "format"),
        ("{FORMAT}", "key_id"), ("{FORMAT,\"key_id\":1}", "key_id"),
        ("{FORMAT,\"key_id\":\"k\"}", "description"),
        ("{FORMAT,\"key_id\":\"k\",\"description\":\"x\"}", "description"),
        ("{FORMAT,\"key_id\":\"k\",\"description\":{}}", "marked_description"),
        (
            "{FORMAT,\"key_id\":\"k\",\"description\":{},\"marked_description\":null}",
            "marked_description"
        ),
    ])
    func refusesWhatIsNoJournalByWhatIsMissing(text: String, property: String) {
        put(text.replacing("FORMAT", with: "\"format\":\"matrix-recovery.rotation.v1\""))
        #expect(throws: RecoveryError.file(Self.path, .property(property))) { try read() }
    }

    @Test(arguments: ["", "{", "\u{0}", "{\"format\":\"a\",\"format\":\"b\"}"])
    func refusesWhatIsNoJSON(_ text: String) {
        put(text)
        let error = #expect(throws: RecoveryError.self) { try read() }
        guard case .file(Self.path, .json) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func refusesAFilePastTheLimit() {
        files.put(Self.path, [UInt8](repeating: 0x20, count: (1 << 23) + 1))
        let error = PosixError.tooLarge(path: Self.path, limit: 1 << 23)
        #expect(throws: RecoveryError.primitive(.posix(error))) { try read() }
    }

    /// What an old key's description may be made to hold is not written where it could not be read.
    @Test func writesNoFilePastTheLimit() throws {
        let much = String(repeating: "x", count: 1 << 23)
        let journal = RotationJournal(
            keyID: new.key.id,
            description: .object([("much", .string(much))]),
            markedDescription: try new.description(marked: true)
        )
        let error = PosixError.tooLarge(path: Self.path, limit: 1 << 23)
        #expect(throws: RecoveryError.primitive(.posix(error))) {
            try journal.write(Self.path, files)
        }
        #expect(files.bytes(Self.path) == nil)
    }

    @Test func holdsNoSecret() throws {
        let journal = RotationJournal(
            keyID: new.key.id,
            description: try new.description(),
            markedDescription: try new.description(marked: true)
        )
        try journal.write(Self.path, files)
        let text = String(decoding: files.bytes(Self.path) ?? [], as: UTF8.self)
        #expect(text.hasSuffix("}\n"))
        #expect(Leaks.found(of: new.key.material, in: text).isEmpty)
    }
}

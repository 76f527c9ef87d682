import Formats
import FoundationEssentials
import Primitives
import Recovery
import Secrets
import Support

/// A small archive of made-up contents, and the ways to make and open it.
enum SealedFixture {
    static let masterSeed = "bWFzdGVyIHNlZWQsIG1hZGUgZm9yIHRlc3RzIG9ubHk"
    static let created = ArchiveContents.Time(text: "2026-01-04T21:55:12Z", seconds: 1_767_563_712)

    /// An identity that is the same in every run.
    static let identity = AgeIdentity(
        privateKey: SecretBytes(copying: Array("thirty-two bytes, made for tests".utf8))
    )

    static func contents() throws -> ArchiveContents {
        var contents = ArchiveContents(
            user: "@alice:example.org",
            source: "sync.json",
            tool: "matrix-recovery 0.1.0",
            created: created
        )
        contents.accountData = [
            try event("m.cross_signing.master", #"{"encrypted": {"K":{"iv":"AA"} } }"#),
            try event("m.secret_storage.key.a/b+c", #"{"algorithm":"x"}"#),
        ]
        contents.secrets = [(.master, SecretBytes(text: masterSeed))]
        contents.identity = Array(#"{"master_keys":{}}"#.utf8)
        contents.expectedSecrets = [.master, .megolmBackup]
        contents.missingSecrets = [.megolmBackup]
        return contents
    }

    static func event(_ type: EventType, _ content: String) throws -> AccountDataEvent {
        AccountDataEvent(type: type, content: try JSONValue(parsing: Array(content.utf8)))
    }

    /// The smallest archive that there is: the letter, the manifest and the checksums.
    static func smallest() throws -> (bytes: [UInt8], key: ArchiveKeys) {
        let sink = ByteArraySink()
        let contents = ArchiveContents(user: "@a:b", source: "x", tool: "t", created: created)
        let written = try ArchiveWriter(contents, keys: sealKeys()).write(to: sink)
        return (sink.bytes, ArchiveKeys(written.fileKey))
    }

    static func sealKeys() throws -> SealKeys {
        try SealKeys(recipients: [identity.recipient])
    }

    static func seal(
        _ contents: ArchiveContents? = nil,
        to keys: SealKeys? = nil
    ) throws -> [UInt8] {
        let sink = ByteArraySink()
        let writer = try ArchiveWriter(contents ?? self.contents(), keys: keys ?? sealKeys())
        _ = try writer.write(to: sink)
        return sink.bytes
    }

    static func open(
        _ bytes: [UInt8],
        with keys: ArchiveKeys = ArchiveKeys(identities: [identity])
    ) throws(RecoveryError) -> ArchiveReader {
        try ArchiveReader(source: ByteArraySource(bytes), keys: keys)
    }

    static func verify(_ bytes: [UInt8]) throws(RecoveryError) {
        try open(bytes).verify()
    }

    /// Any bytes as an age file to the fixture's identity.
    static func encrypt(_ payload: [UInt8], pieces: Int = .max) throws -> [UInt8] {
        let sink = ByteArraySink()
        let encryptor = try AgeEncryptor(keys: sealKeys(), sink: sink)
        var position = 0
        while position < payload.count {
            let end = position + min(pieces, payload.count - position)
            try encryptor.write(payload[position..<end].span)
            position = end
        }
        try encryptor.finish()
        return sink.bytes
    }

    static func decrypt(_ bytes: [UInt8]) throws(RecoveryError) -> [UInt8] {
        let decryptor = try AgeDecryptor(
            source: ByteArraySource(bytes),
            keys: ArchiveKeys(identities: [identity])
        )
        var payload: [UInt8] = []
        while let range = try decryptor.next() {
            payload += decryptor.plaintext.bytes(range)
        }
        return payload
    }

    /// Files as a tar archive, in the order given.
    static func tar(_ files: [(name: String, content: [UInt8])]) throws -> [UInt8] {
        var archive: [UInt8] = []
        let writer = try TarWriter(modified: created.seconds) { bytes in
            archive += bytes.copied
            return true
        }
        for file in files {
            try writer.begin(file.name, size: UInt64(file.content.count))
            try writer.write(file.content.span)
        }
        try writer.finish()
        return archive
    }
}

/// Keeps every file that it is given.
final class CollectingVisitor: ArchiveVisitor {
    private(set) var files: [(name: String, content: [UInt8])] = []
    private(set) var ended = 0
    private var current: (name: String, content: [UInt8]) = ("", [])

    func begin(_ name: EntryName, size: UInt64, entry: ManifestEntry?) {
        current = (name.text, [])
    }

    func take(_ bytes: Span<UInt8>) {
        current.content += bytes.copied
    }

    func end() {
        files.append(current)
        ended += 1
    }
}

/// A folder of a test's own, removed with it, in which shell scripts run for a bounded time.
final class ScratchFolder {
    private let folder: FilePath

    init() throws {
        let unique = String(UInt64.random(in: .min ... .max), radix: 36)
        folder = FilePath(FileManager.default.temporaryDirectory.path)
            .appending("matrix-recovery-\(unique)")
        try Files.makeFolder(folder)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder.description) }

    func write(_ name: String, _ bytes: [UInt8]) throws {
        let file = try AtomicFile(for: path(name))
        try file.write(bytes)
        try file.commit(.replace)
    }

    func read(_ name: String) throws -> [UInt8] {
        try FileDescriptor(reading: path(name)).readAll(limit: 1 << 25)
    }

    func path(_ name: String) -> FilePath { folder.appending(name) }

    /// Runs a script in the folder; what it prints goes to `output` there.
    func run(_ script: String) throws -> (status: Int, output: String) {
        try write("script", Array(script.utf8))
        let status = try ShellCommand.output(
            of: "cd '\(folder)' && timeout 60 sh -eu script >output 2>&1; echo $?",
            limit: 16
        )
        return (
            Int(String(decoding: status.revealed.dropLast(), as: UTF8.self)) ?? -1,
            String(decoding: try read("output"), as: UTF8.self)
        )
    }
}

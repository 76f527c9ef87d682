import Formats
import Primitives
import Support
import Testing

/// Room keys into archives and out again, for every account that has some. Issue 4: `seal --room-keys`,
/// `archive extract --room-keys`.
@Suite(.timeLimit(.minutes(20))) struct SealedRoomKeysTests {
    private static let passphrase = "correct horse battery staple marmalade"

    private static func accounts() throws -> [Fixture] {
        try Fixture.all().filter { $0.expected.backups.contains { !$0.sessions.isEmpty } }
    }

    /// The account with its backups' rows beside it, and options that open all of them.
    private static func desk(_ fixture: Fixture) throws -> (desk: Desk, keys: String) {
        let desk = try Desk(Dump(fixture: fixture, form: .folder))
        var keys = desk.keyOptions
        for (number, backup) in fixture.expected.backups.enumerated() where !backup.isCurrent {
            let key = backup.privateKey
            let text = Base64.encode(key.span)
            try desk.stage.put("backup-\(number)", line: String(decoding: text, as: UTF8.self))
            keys += " --backup-key-file backup-\(number)"
        }
        try desk.stage.put("phrase", line: passphrase)
        return (desk, keys)
    }

    /// Room, session and key of each session of a list.
    private static func sessions(_ list: [JSONValue]) throws -> Set<[String]> {
        try Set(
            list.map { session in
                try ["room_id", "session_id", "session_key"].map { try session.string(at: $0) }
            }
        )
    }

    /// A session that was moved from one backup to another is the one that opens more.
    private static func expected(_ fixture: Fixture) throws -> Set<[String]> {
        var indices: [[String]: UInt32] = [:]
        var keys: [[String]: String] = [:]
        for session in fixture.expected.backups.flatMap(\.sessions) {
            let bytes = try session.base64(at: "session_key")
            let index = try ExportedSessionKey(decoding: bytes.span).firstIndex
            let name = try [session.string(at: "room_id"), session.string(at: "session_id")]
            if let known = indices[name], known <= index { continue }
            indices[name] = index
            keys[name] = try session.string(at: "session_key")
        }
        return Set(keys.map { $0.key + [$0.value] })
    }

    private static func list(_ stage: TranscriptStage, _ name: String) throws -> Set<[String]> {
        try sessions(JSONValue(parsing: stage.bytes(name)).elements ?? [])
    }

    @Test(arguments: try accounts()) func sealsEveryRoomKey(_ fixture: Fixture) throws {
        let (desk, keys) = try Self.desk(fixture)
        let stage = desk.stage
        let missing = try Self.status(of: fixture)
        try stage.expect(
            missing,
            "matrix-recovery seal account \(keys) --room-keys --new-identity id -o x.tar.age"
        )
        try stage.expect(0, "mkdir out && age -d -i id x.tar.age | tar -x -C out")
        try stage.expect(0, "cd out && sha256sum -c SHA256SUMS")
        #expect(try Self.list(stage, "out/room-keys.json") == Self.expected(fixture))
        try stage.expect(missing, "matrix-recovery archive verify x.tar.age -i id")
        let drill = try stage.run("matrix-recovery drill x.tar.age -i id").output
        let count = try JSONValue(parsing: stage.bytes("out/room-keys.json")).elements?.count ?? 0
        #expect(drill.contains { $0.contains("opened: \(count) of them") })
        try stage.expect(0, "matrix-recovery diff x.tar.age x.tar.age -i id")
        try stage.expect(0, "matrix-recovery archive list x.tar.age -i id | grep room-keys.json")
        try stage.expect(0, "matrix-recovery restore x.tar.age -i id --to restored.json")
        try stage.expect(0, "matrix-recovery archive extract x.tar.age -i id -C extracted")
        try stage.expect(0, "diff -r out extracted")
    }

    /// With the opened ones inside, or opened only now by the key inside and those that are given; read
    /// by a reader made of `cryptography` only.
    @Test(arguments: try accounts(), ["--room-keys", ""])
    func extractsEveryRoomKey(_ fixture: Fixture, _ sealed: String) throws {
        let (desk, keys) = try Self.desk(fixture)
        let stage = desk.stage
        let status = try Self.status(of: fixture)
        let given = sealed.isEmpty ? desk.keyOptions : keys
        try stage.expect(
            status,
            "matrix-recovery seal account \(given) \(sealed) --new-identity id -o x.tar.age"
        )
        let older = keys.dropFirst(desk.keyOptions.count)
        let extract = "matrix-recovery archive extract x.tar.age -i id \(older) --room-keys"
        try stage.expect(0, "\(extract) keys.json")
        #expect(try Self.list(stage, "keys.json") == Self.expected(fixture))
        try stage.expect(
            0,
            "\(extract) keys.txt --export-passphrase-file phrase --rounds 100000"
        )
        try stage.expect(
            0,
            "'\(Self.python)' '\(TestData.path("Tools/open-room-keys"))' export keys.txt phrase >read"
        )
        #expect(try Self.list(stage, "read") == Self.expected(fixture))
    }

    /// An archive of room keys alone, which stock tools and the commands for archives take.
    @Test(arguments: try accounts(), ["", "--armor"])
    func opensIntoAnArchive(_ fixture: Fixture, _ form: String) throws {
        let (desk, keys) = try Self.desk(fixture)
        let stage = desk.stage
        try stage.expect(
            0,
            "matrix-recovery room-keys merge account/room_keys_keys*.json --account account \(keys) --new-identity id "
                + "-o x.tar.age \(form)"
        )
        try stage.expect(0, "mkdir out && age -d -i id x.tar.age | tar -x -C out")
        try stage.expect(0, "cd out && sha256sum -c SHA256SUMS")
        #expect(try Self.list(stage, "out/room-keys.json") == Self.expected(fixture))
        try stage.expect(
            0,
            "test \"$(ls out | tr '\\n' ' ')\" = 'README.txt SHA256SUMS manifest.json room-keys.json '"
        )
        try stage.expect(0, "matrix-recovery archive verify x.tar.age -i id")
        try stage.expect(0, "matrix-recovery drill x.tar.age -i id")
        try stage.expect(0, "matrix-recovery archive extract x.tar.age -i id -C extracted")
        try stage.expect(0, "diff -r out extracted")
        try stage.expect(
            0,
            "matrix-recovery archive extract x.tar.age -i id --room-keys keys.json"
        )
        #expect(try Self.list(stage, "keys.json") == Self.expected(fixture))
        try stage.expect(0, "matrix-recovery room-keys diff x.tar.age keys.json -i id")
    }

    /// To a stream, whose manifest comes first.
    @Test func streamsThem() throws {
        let fixture = try Fixture("alice-passphrase")
        let (desk, keys) = try Self.desk(fixture)
        let stage = desk.stage
        try stage.expect(
            0,
            "mkdir tmp; TMPDIR=$PWD/tmp matrix-recovery seal account \(keys) --room-keys "
                + "--new-identity id -o - >x.tar.age && rmdir tmp"
        )
        try stage.expect(0, "matrix-recovery archive verify x.tar.age -i id")
        try stage.expect(
            0,
            "matrix-recovery archive extract - -i id --room-keys keys.json <x.tar.age"
        )
        #expect(try Self.list(stage, "keys.json") == Self.expected(fixture))
    }

    /// Nothing that is written holds a key in the clear but what was asked for, also where copies are
    /// sorted out on the way.
    @Test func writesNothingInTheClear() throws {
        let (desk, keys) = try Self.desk(Fixture("alice-passphrase"))
        let stage = desk.stage
        func traced(_ command: String) -> String {
            "strace -f -qq -e trace=write,writev,pwrite64 -s 99999 -o trace matrix-recovery \(command)"
        }
        let seal = "seal account \(keys) --room-keys --new-identity"
        try stage.expect(0, traced("\(seal) id -o x.tar.age"))
        try stage.expect(1, "grep -q session_key trace")
        let extract = "archive extract x.tar.age -i id --room-keys"
        try stage.expect(0, traced("\(extract) keys.json"))
        try stage.expect(0, "grep -q session_key trace")
        try stage.expect(0, traced("\(seal) other --room-keys-from keys.json -o y.tar.age"))
        try stage.expect(1, "grep -q session_key trace")
        try stage.expect(0, traced("\(extract) keys.txt --export-passphrase-file phrase"))
        try stage.expect(1, "grep -q session_key trace")
        let merge = "room-keys convert keys.json x.tar.age -i id --recipient $(age-keygen -y id)"
        try stage.expect(0, traced("\(merge) -o z.tar.age"))
        try stage.expect(1, "grep -q session_key trace")
    }

    /// Whether secrets that are expected are missing, which is no matter of room keys.
    private static func status(of fixture: Fixture) throws -> Int {
        let (desk, _) = try desk(fixture)
        return try desk.stage.run(
            "matrix-recovery seal account \(desk.keyOptions) --new-identity id -o x.tar.age"
        ).status
    }

    private static let python = TestData.root + "/../.build/python/bin/python"
}

import Formats
import Support
import Testing

/// An account that mautrix-python made, and sessions of the tool in a stage's working folder, each of which
/// may be a device.
struct SharingDesk {
    /// The secrets that are asked for when none is named.
    static let names = [
        "m.cross_signing.master", "m.cross_signing.self_signing", "m.cross_signing.user_signing",
        "m.megolm_backup.v1",
    ]
    /// One more, of which nothing is published.
    static let other = "org.example.secret.1"

    let stage: TranscriptStage
    private let account: SharingAccount

    /// A working folder with the account's recovery key and password.
    init(_ account: SharingAccount? = nil) throws {
        self.account = try account ?? SharingAccount()
        stage = try self.account.stage()
    }

    /// Whose account it is.
    var user: TestUser { account.user }
    /// What mautrix-python sees in it.
    var made: MautrixClient.Opened { account.made }
    /// Every secret.
    var secrets: [String: String] { account.secrets }

    /// What opens its secret storage.
    var recoveryKey: String { account.recoveryKey }

    /// The seed that signs devices.
    var selfSigning: String { secrets["m.cross_signing.self_signing"] ?? "" }

    /// The secrets of these names.
    func secrets(_ names: [String]) -> [String: String] {
        secrets.filter { names.contains($0.key) }
    }

    /// Logs the tool in, without making it a device.
    func logIn(_ name: String, through proxy: FaultProxy? = nil) throws {
        let user = proxy.map { self.user.through($0) } ?? self.user
        try expect(0, SharingAccount.login(user, name))
    }

    /// Logs the tool in, as a device that nobody vouches for, and returns its ID.
    @discardableResult
    func addUnsignedDevice(
        _ name: String = "own",
        through proxy: FaultProxy? = nil
    ) throws -> String {
        try logIn(name, through: proxy)
        let create = "matrix-recovery device create \(user.id) --session \(name).session"
        return try json(create).string(at: "device_id")
    }

    /// Logs the tool in, as a device that the identity vouches for, and returns its ID.
    @discardableResult
    func addDevice(_ name: String = "own", through proxy: FaultProxy? = nil) throws -> String {
        let id = try addUnsignedDevice(name, through: proxy)
        try expect(
            0,
            "matrix-recovery identity sign-device \(user.id) --session \(name).session "
                + "--recovery-key-file key -q >/dev/null"
        )
        return id
    }

    /// The access token of a session of the tool.
    func token(_ name: String = "own") throws -> String {
        let answer = try expect(0, "sed -n 's/^token: //p' \(name).session")
        return try #require(answer.output.first)
    }

    /// Logs another device in, by code that is not ours, which the identity vouches for.
    func peer() throws -> DevicePeer { try DevicePeer(user, signedBy: selfSigning) }

    /// The command that asks for secrets.
    func request(_ options: String, as name: String = "own") -> String {
        "matrix-recovery share request \(user.id) --session \(name).session "
            + "--recovery-key-file key \(options)"
    }

    /// The command that answers, without asking anybody.
    func answer(_ options: String, as name: String = "own") -> String {
        "matrix-recovery share answer \(user.id) --session \(name).session --no-confirm \(options)"
    }

    /// The command that verifies with a device.
    func verify(_ options: String, as name: String = "own") -> String {
        "matrix-recovery device verify \(user.id) --session \(name).session \(options)"
    }

    /// Whether the tool's device knows that the published identity is the user's.
    func knowsIdentity(_ name: String = "own") throws -> Bool {
        try json("matrix-recovery device list \(user.id) --session \(name).session")
            .bool(at: "identity_proven")
    }

    /// Asks for secrets, and is killed when a peer has seen it; what it saw first.
    func requestKilled(
        for names: [String],
        seenBy peer: DevicePeer
    ) throws -> [DevicePeer.Request] {
        let before = try peer.await().requests.count
        let words = names.joined(separator: " ")
        try expect(0, "\(request("\(words) -o got.json --for 10m")) >/dev/null 2>&1 & echo $! >pid")
        let requests = try peer.await(requests: before + names.count).requests
        try expect(0, "kill -9 $(cat pid); while test -e /proc/$(cat pid); do sleep 0.02; done")
        return Array(requests[before...])
    }

    /// Runs a command that asks for one secret, which a device gives, and dies when the others are to be told:
    /// by then the secret is saved, and written nowhere.
    func receive(
        by command: String,
        through proxy: FaultProxy,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let cancellation = Fault(.kill, at: 2, method: "PUT", path: "sendToDevice")
        try proxy.begin([cancellation], victim: "\(stage.folder)/victim")
        let status = try stage.run("echo $$ >../victim; exec \(command)").status
        #expect(status == 128 + 9, sourceLocation: sourceLocation)
        try proxy.begin()
    }

    /// What a file of JSON in the working folder holds.
    func values(in name: String) throws -> [String: String] {
        let bytes = try TestData.bytes(atPath: "\(stage.folder)/work/\(name)")
        let members = try JSONValue(parsing: bytes).members ?? []
        return Dictionary(
            uniqueKeysWithValues: members.map { ($0.name.string, $0.value.text?.string ?? "") }
        )
    }

    /// The JSON that a command with `--json` said.
    static func parsed(_ answer: Transcript.Answer) throws -> JSONValue {
        try JSONValue(parsing: Array(answer.output.joined(separator: "\n").utf8))
    }

    /// The result of a command, which has to end with a status.
    func json(
        _ command: String,
        status: Int = 0,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> JSONValue {
        try Self.parsed(expect(status, "\(command) --json", sourceLocation: sourceLocation))
    }

    /// Runs a command that has to end with a status, and shows what it said where it does not.
    @discardableResult
    func expect(
        _ status: Int,
        _ command: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> Transcript.Answer {
        try stage.expect(status, command, sourceLocation: sourceLocation)
    }

    /// Runs a command that has to end with the error of a code.
    func expect(
        code: String,
        _ command: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let answer = try stage.run("\(command) --json")
        let said = try Self.parsed(answer).value(at: "error").string(at: "code")
        #expect(said == code, "\(answer.errors)", sourceLocation: sourceLocation)
    }
}

import Formats
import Foundation
import Primitives
import Support
import Testing

/// An account that mautrix-python made, and a stage on which the tool is logged in to it.
final class RotationDesk {
    let stage: TranscriptStage
    let user: TestUser
    /// The session of mautrix-python.
    let client: MautrixClient
    let oldKey: String
    let made: MautrixClient.Opened

    /// Makes an account with its identity and so many more secrets and rows.
    init(secrets: Int = 1, rows: Int? = nil) throws {
        stage = try TranscriptStage(files: [])
        user = try TestHomeserver.named().register()
        client = try MautrixClient(user)
        (oldKey, made) = try client.make(secrets: secrets, rows: rows)
        try put("old", line: oldKey)
        try put("password", line: user.password)
        try expect(
            0,
            "matrix-recovery login \(user.id) --homeserver \(user.url) --password-file password -q"
        )
    }

    /// The account data as it is.
    var account: LiveEvents {
        get throws { LiveEvents(of: client, on: try TestHomeserver.named()) }
    }

    /// The command that rotates it in place.
    func rotate(_ options: String = "", key: String = "--recovery-key-file old") -> String {
        "matrix-recovery rotate \(user.id) \(key) --save-recovery-key new --in-place "
            + "--sealed-copy x.tar.age --new-identity id \(options)"
    }

    /// The new recovery key.
    var newKey: String { get throws { try stage.run("cat new").output.first ?? "" } }

    /// Runs a rotation while others write between its reading and its first write: the command that
    /// prints the old key waits for them.
    func rotate(
        _ options: String = "",
        while others: () throws -> Void
    ) throws -> Transcript.Answer {
        try put(
            "wait-and-print",
            line: "touch read; \(Self.wait(for: "-e go")); cat old"
        )
        let command = rotate(options, key: "--recovery-key-command 'sh wait-and-print'")
        let began = "(\(command) >out 2>err; echo $? >status) &"
        try expect(0, "rm -f read go; \(began) \(Self.wait(for: "-e read"))")
        try others()
        return try stage.run(
            "touch go; \(Self.wait(for: "-s status")); cat out; cat err >&2; exit $(cat status)"
        )
    }

    /// Waits until a test of a file holds, for no longer than two minutes.
    private static func wait(for test: String) -> String {
        "timeout 120 sh -c 'until test \(test); do sleep 0.05; done'"
    }

    /// Kills a rotation at one of its requests.
    func rotate(killedAt number: Int, _ proxy: FaultProxy) throws {
        let session = "--session proxied"
        try expect(
            0,
            "matrix-recovery login \(user.id) --homeserver \(proxy.url) --password-file password "
                + "\(session) -q"
        )
        let victim = "\(stage.folder)/victim"
        try proxy.begin([Fault(.killAfter, at: number)], victim: victim)
        try expect(137, "echo $$ >../victim; exec \(rotate(session))")
    }

    private func put(_ name: String, line: String) throws {
        try stage.put(name, line: line)
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
}

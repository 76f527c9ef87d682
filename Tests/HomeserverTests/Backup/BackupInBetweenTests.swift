import Formats
import Support
import Testing

/// Another client makes a version while a rotation uploads: nothing goes to it, and no key is lost.
/// Issue 5.
@Suite(.timeLimit(.minutes(30)))
struct BackupInBetweenTests {
    /// Waits for a test of files, for no longer than two minutes.
    private static func wait(for test: String) -> String {
        "timeout 120 sh -c 'until test \(test); do sleep 0.05; done'"
    }

    @Test func stopsAtAnotherClientsVersion() throws {
        let proxy = try FaultProxy(before: TestHomeserver.named().url)
        let account = try BackupStage(rows: 25, through: proxy)
        // As long as another client may take to start on a busy machine.
        try proxy.begin([Fault(.delay(seconds: 20), at: 1, method: "PUT", path: "room_keys/keys")])
        let rotate = account.command("rotate", "--json --timeout 60")
        _ = try account.stage.run("(\(rotate) >out 2>err; echo $? >status) &")
        for _ in 0..<1000 where try account.count(of: "2") == nil {}
        #expect(try account.client.makeBackup() == "3")
        let stopped = try account.stage.run("\(Self.wait(for: "-s status")); cat out status")
        #expect(stopped.output.last == "6", "\(stopped)")
        #expect(stopped.output.contains { $0.contains(#""backup_replaced""#) })
        #expect(try account.count(of: "3") == 0)
        #expect(try account.count(of: "1") == 25)

        // Nobody here has the key of their version, so that a new one takes the room keys.
        #expect(try account.backup("rotate", status: 4).errors.contains { $0.contains("create") })
        try account.backup("create")
        #expect(try account.result("rotate", "--all-versions").string(at: "version") == "5")
        #expect(try account.count(of: "3") == 0)
        let listed = try account.result("list").array(at: "versions")
        #expect(
            try listed.map { try $0.stringIfPresent(at: "opened_by") }
                == ["secret-storage", "kept", nil, "kept", "kept"]
        )
        let opened = try account.client.open(.recoveryKey(account.recoveryKey))
        #expect(opened.backup?.version == "5")
        #expect(opened.backup?.sessions == account.made.backup?.sessions)
        #expect(opened.identity == account.made.identity)
    }
}

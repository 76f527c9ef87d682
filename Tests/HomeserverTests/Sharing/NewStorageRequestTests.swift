import Formats
import Support
import Testing

/// `share request --into-new-storage`: what other devices send goes under a new storage key, in the order in
/// which nothing is lost. Issue 6. Design: section 4.
@Suite(.timeLimit(.minutes(30)))
struct NewStorageRequestTests {
    private static let all = SharingDesk.names + [SharingDesk.other]
    private let desk: SharingDesk
    private let proxy: FaultProxy
    private let peer: DevicePeer

    /// What proves the identity is an older archive: the key is lost.
    init() throws {
        desk = try SharingDesk()
        proxy = try FaultProxy(before: desk.user.url)
        try desk.addDevice(through: proxy)
        try desk.expect(
            0,
            "matrix-recovery seal \(desk.user.id) --session own.session --new-identity old.id "
                + "-o old.tar.age -q && rm key"
        )
        peer = try desk.peer()
        try peer.answer(with: desk.secrets)
    }

    private func request(_ names: [String], _ options: String) -> String {
        "matrix-recovery share request \(desk.user.id) --session own.session --from old.tar.age "
            + "--identity old.id \(names.joined(separator: " ")) --unproven --into-new-storage "
            + options
    }

    private func key(in name: String) throws -> String {
        try #require(try desk.expect(0, "cat \(name)").output.first)
    }

    @Test func putsThemUnderANewRecoveryKey() throws {
        let result = try desk.json(request(Self.all, "--save-recovery-key new.key"))
        let opened = try MautrixClient(desk.user).open(.recoveryKey(key(in: "new.key")))
        #expect(opened.secrets == desk.made.secrets)
        #expect(opened.identity == desk.made.identity)
        #expect(opened.backup == desk.made.backup)
        let storage = try result.value(at: "new_storage")
        #expect(try storage.string(at: "new_key_id") == opened.keyID)
        #expect(try storage.strings(at: "retired") == [desk.made.keyID])
        #expect(try storage.array(at: "left").isEmpty)
        #expect(try desk.expect(0, "stat -c %a new.key").output == ["600"])
        #expect(try result.stringIfPresent(at: "file") == nil)
    }

    /// What did not come is neither destroyed nor kept quiet.
    @Test func leavesWhatDidNotComeUnderTheLostKey() throws {
        let command = request(SharingDesk.names, "--save-recovery-key new.key")
        let result = try desk.json(command, status: 1)
        let left = try result.value(at: "new_storage").array(at: "left")
        #expect(try left.map { try $0.string(at: "name") } == [SharingDesk.other])
        #expect(try left.first?.strings(at: "key_ids") == [desk.made.keyID])
        let client = try MautrixClient(desk.user)
        let new = try key(in: "new.key")
        #expect(try client.unlock([new]).left == [SharingDesk.other])
        let both = try client.unlock([new, desk.recoveryKey])
        #expect(both.secrets == desk.made.secrets)
        // It comes later, and goes to the same key.
        try desk.expect(0, request([SharingDesk.other], "--save-recovery-key new.key"))
        #expect(try client.open(.recoveryKey(new)).secrets == desk.made.secrets)
        #expect(try key(in: "new.key") == new)
    }

    /// One key after the other is lost, and each time the run that makes the next is killed.
    @Test func finishesWhereItWasKilled() throws {
        let client = try MautrixClient(desk.user)
        var lost = desk.recoveryKey
        let points: [(Fault.Action, Int)] = [
            (.kill, 1), (.killAfter, 1), (.killAfter, 4), (.killAfter, 7), (.killAfter, 9),
            (.killAfter, 13),
        ]
        for (index, (action, number)) in points.enumerated() {
            let command = request(Self.all, "--save-recovery-key \(index).key")
            let fault = Fault(action, at: number, method: "PUT", path: "account_data")
            try proxy.begin([fault], victim: "\(desk.stage.folder)/victim")
            let killed = try desk.stage.run("echo $$ >../victim; exec \(command)")
            #expect(killed.status == 128 + 9, "\(killed)")
            try proxy.begin()
            let new = try key(in: "\(index).key")
            let between = try client.unlock([lost, new])
            #expect(between.secrets == desk.made.secrets, "\(action) \(number)")
            try desk.expect(0, command)
            #expect(try key(in: "\(index).key") == new)
            #expect(try client.open(.recoveryKey(new)).secrets == desk.made.secrets)
            lost = new
        }
    }

    /// The key of an interrupted run is known again by its passphrase.
    @Test func takesAPassphrase() throws {
        try desk.expect(0, "echo correct horse battery staple >phrase")
        let command = request(Self.all, "--new-passphrase-file phrase")
        let fault = Fault(.killAfter, at: 3, method: "PUT", path: "account_data")
        try proxy.begin([fault], victim: "\(desk.stage.folder)/victim")
        let killed = try desk.stage.run("echo $$ >../victim; exec \(command)")
        #expect(killed.status == 128 + 9, "\(killed)")
        try proxy.begin()
        try desk.expect(0, command)
        let phrase = MautrixClient.Key.passphrase("correct horse battery staple")
        #expect(try MautrixClient(desk.user).open(phrase).secrets == desk.made.secrets)
        let doctor = try desk.json(
            "matrix-recovery doctor \(desk.user.id) --session own.session --passphrase-file phrase"
        )
        #expect(try doctor.array(at: "keys").count == 1)
    }

    @Test func refusesAFileThatHoldsNoRecoveryKey() throws {
        try desk.expect(0, "echo a note >new.key")
        try desk.expect(code: "key_length", request(Self.all, "--save-recovery-key new.key"))
        try desk.expect(code: "output_is_input", request([], "--save-recovery-key old.id"))
        #expect(try desk.expect(0, "cat new.key").output == ["a note"])
    }
}

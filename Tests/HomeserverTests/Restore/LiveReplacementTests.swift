import Formats
import Support
import Testing

/// Where something in a live account would be replaced, the account as it is is sealed first.
@Suite(.timeLimit(.minutes(30)))
struct LiveReplacementTests {
    private static let copied =
        "--apply --force --sealed-copy before.tar.age --new-identity before.id"

    private let desk: RestoreDesk
    private let client: MautrixClient
    /// What opens the account since another client moved its secrets after it was archived.
    private let laterKey: String
    private let later: MautrixClient.Opened

    init() throws {
        desk = try RestoreDesk(rows: 3)
        client = try MautrixClient(desk.user)
        laterKey = try client.rekey(desk.recoveryKey)
        later = try client.open(.recoveryKey(laterKey))
    }

    private func restore(_ options: String, to user: TestUser? = nil) -> String {
        desk.restore(.rows, to: user ?? desk.user, options)
    }

    /// The restored account is the archived one, and the copy brings back what it was.
    private func expectReplacedAndInTheCopy() throws {
        #expect(try desk.opened(desk.user).secrets == desk.made.secrets)
        #expect(throws: MautrixError.self) { try client.open(.recoveryKey(laterKey)) }
        try desk.expect(0, "test -e before.tar.age && test ! -e before.tar.age.restore")
        // No key was at hand for the copy, so that it has the secrets only as they are sealed.
        try desk.expect(
            1,
            "matrix-recovery restore before.tar.age --identity before.id --to \(desk.user.id) "
                + "\(desk.session(desk.user)) --apply --force --sealed-copy after.tar.age "
                + "--new-identity after.id"
        )
        #expect(try client.open(.recoveryKey(laterKey)) == later)
    }

    @Test func replacesAfterACopy() throws {
        try desk.expect(0, restore(Self.copied))
        try expectReplacedAndInTheCopy()
    }

    /// Killed before a write, it goes on with the copy that is there.
    @Test(arguments: [1, 2, 4])
    func goesOnWithTheCopy(_ write: Int) throws {
        let proxy = try FaultProxy(before: desk.user.url)
        let user = desk.user.through(proxy)
        try desk.logIn(user)
        let restore = restore(Self.copied, to: user)
        let victim = "\(desk.stage.folder)/victim"
        try proxy.begin([Fault(.kill, at: write, method: "PUT")], victim: victim)
        try desk.expect(137, "echo $$ >../victim; exec \(restore)")
        let digest = try desk.expect(0, "sha256sum before.tar.age").output
        #expect(try desk.expect(6, self.restore("--apply --force", to: user)).output != [])
        try desk.expect(0, restore)
        #expect(try desk.expect(0, "sha256sum before.tar.age").output == digest)
        try expectReplacedAndInTheCopy()
    }

    @Test func isRefusedWithoutACopy() throws {
        let copy = Self.copied.replacing("--force ", with: "")
        for options in ["--apply", "--apply --force", copy] {
            let refused = try desk.expect(6, restore(options))
            #expect(refused.errors.count == 2)
            #expect(refused.errors.contains { $0.contains("no copy of them was sealed") })
        }
        #expect(try client.open(.recoveryKey(laterKey)) == later)
        try desk.expect(0, "! ls before.* 2>&1")
    }

    /// Neither another file, nor a copy of what was there before another client wrote again.
    @Test func takesNoOtherFileForTheCopy() throws {
        try desk.put("before.tar.age", line: "another file")
        let refused = try desk.expect(6, restore(Self.copied))
        #expect(refused.errors.contains { $0.contains("before.tar.age exists") })
        #expect(try client.open(.recoveryKey(laterKey)) == later)
        try desk.expect(0, "grep -qx 'another file' before.tar.age && rm before.tar.age")

        let proxy = try FaultProxy(before: desk.user.url)
        let user = desk.user.through(proxy)
        try desk.logIn(user)
        let victim = "\(desk.stage.folder)/victim"
        try proxy.begin([Fault(.kill, at: 1, method: "PUT")], victim: victim)
        let restore = restore(Self.copied, to: user)
        try desk.expect(137, "echo $$ >../victim; exec \(restore)")
        try client.replace("org.example.secret.1", laterKey)
        let changed = try client.open(.recoveryKey(laterKey))
        try desk.expect(6, restore)
        #expect(try client.open(.recoveryKey(laterKey)) == changed)
    }

    @Test func needsNoCopyWhereNothingIsReplaced() throws {
        let user = try TestHomeserver.named("two.example").register()
        try desk.logIn(user)
        try desk.expect(0, restore("--apply --force", to: user))
        try desk.expect(0, restore("--apply", to: user))
        #expect(try desk.opened(user) == desk.made)
    }
}

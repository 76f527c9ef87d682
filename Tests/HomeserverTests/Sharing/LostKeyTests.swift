import Formats
import Support
import Testing

/// The recovery key is lost and a device is still logged in: its secrets go into an archive and back under a
/// new recovery key, with which mautrix-python opens the account. Issue 6.
@Suite(.timeLimit(.minutes(30)))
struct LostKeyTests {
    private static let session = "--session own.session"

    @Test func comesFromALostRecoveryKeyToANewOne() throws {
        let desk = try SharingDesk()
        let user = desk.user
        // Sealed without the key: all that it proves is the identity.
        try desk.expect(
            0,
            "rm key && \(SharingAccount.login(user, "reader")) && matrix-recovery seal \(user.id) --session reader.session "
                + "--new-identity old.id -o old.tar.age -q"
        )
        let device = try desk.addUnsignedDevice()
        let peer = try desk.peer()
        try peer.sign(device, by: desk.selfSigning)
        try peer.answer(with: desk.secrets)
        try desk.expect(
            0,
            "matrix-recovery share request \(user.id) \(Self.session) --from old.tar.age "
                + "--identity old.id \(desk.secrets.keys.sorted().joined(separator: " ")) "
                + "--unproven -o got.tar.age --new-identity id"
        )
        try desk.expect(
            0,
            "matrix-recovery restore got.tar.age --identity id --to \(user.id) \(Self.session) "
                + "--apply --rekey --save-recovery-key new.key"
        )
        let new = try #require(try desk.expect(0, "cat new.key").output.first)
        let opened = try MautrixClient(user).open(.recoveryKey(new))
        #expect(opened.secrets == desk.made.secrets)
        #expect(opened.identity == desk.made.identity)
        #expect(opened.backup == desk.made.backup)
        #expect(opened.keyID != desk.made.keyID)
    }
}

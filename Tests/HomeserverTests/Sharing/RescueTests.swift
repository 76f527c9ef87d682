import Formats
import Support
import Testing

/// `rescue`: from a lost recovery key, with a device that is logged in, to a new one. Issue 6.
@Suite(.timeLimit(.minutes(30)))
struct RescueTests {
    @Test func comesFromALostRecoveryKeyToANewOne() throws {
        let rescue = try RescueDesk()
        let desk = rescue.desk
        // It becomes a device, which a phone that waits has to know of.
        try desk.expect(code: "no_terminal_to_compare", rescue.rescue())
        try rescue.verifyAndAnswerAtPhone()
        let result = try rescue.result(atTerminal: "--verbose")
        #expect(try result.strings(at: "received") == SharingDesk.names)
        #expect(try result.strings(at: "missing") == [])
        #expect(try result.value(at: "doctor").array(at: "findings").isEmpty)
        let first = try RescueDesk.outcomes(result)
        #expect(first.filter { $0.value == "already" }.keys.sorted() == ["device", "login"])
        let new = try #require(try desk.expect(0, "cat new.key").output.first)
        let opened = try MautrixClient(desk.user).open(.recoveryKey(new))
        #expect(opened.secrets == desk.made.secrets)
        #expect(opened.identity == desk.made.identity)
        #expect(opened.backup == desk.made.backup)
        #expect(opened.keyID != desk.made.keyID)
        // Run again, it does nothing, and needs nobody.
        let again = try desk.json(rescue.rescue())
        let outcomes = try RescueDesk.outcomes(again)
        #expect(outcomes.filter { $0.value == "done" }.keys.sorted() == ["doctor", "proof"])
        #expect(try again.value(at: "new_storage").string(at: "new_key_id") == opened.keyID)
        // What it made opens without it, and the device can go.
        try desk.expect(0, "matrix-recovery drill got.tar.age -i id")
        try desk.expect(
            0,
            "matrix-recovery device remove \(desk.user.id) --session own.session"
        )
        try rescue.endPhone()
    }

    /// One run after another is killed, each later than the one before it.
    @Test func goesOnWhereverItWasKilled() throws {
        let rescue = try RescueDesk()
        let desk = rescue.desk
        try rescue.kill(Fault(.killAfter, at: 1, method: "POST", path: "/login"))
        try rescue.kill(Fault(.killAfter, at: 1, method: "POST", path: "keys/upload"))
        try rescue.verifyAtPhone()
        let wanted = "sendToDevice/m.secret.request"
        try rescue.kill(Fault(.killAfter, at: 2, method: "PUT", path: wanted))
        try rescue.awaitPhone()
        try desk.expect(code: "no_answer", rescue.rescue("--for 1s"))
        try rescue.answerAtPhone()
        // The secrets came, and are kept.
        try rescue.kill(Fault(.kill, at: 4, method: "POST", path: "keys/query"))
        try desk.expect(0, "test ! -e got.tar.age")
        try rescue.endPhone()
        for (index, action) in [Fault.Action.kill, .killAfter, .killAfter].enumerated() {
            let fault = Fault(action, at: [1, 1, 5][index], method: "PUT", path: "account_data")
            try rescue.kill(fault)
            // The archive and the key are there before the account is changed, and stay.
            try desk.expect(0, "cat got.tar.age new.key | sha256sum >sum-\(index)")
            try desk.expect(0, "cmp sum-\(index) sum-0")
            let keys = [
                desk.recoveryKey, try #require(try desk.expect(0, "cat new.key").output.first),
            ]
            let between = try MautrixClient(desk.user).unlock(keys)
            #expect(between.secrets == desk.made.secrets)
        }
        let result = try desk.json(rescue.rescue())
        let outcomes = try RescueDesk.outcomes(result)
        #expect(outcomes["archive"] == "already")
        #expect(outcomes["new_key"] == "done")
        let new = try #require(try desk.expect(0, "cat new.key").output.first)
        let opened = try MautrixClient(desk.user).open(.recoveryKey(new))
        #expect(opened.secrets == desk.made.secrets)
        let left = try desk.expect(
            0,
            "matrix-recovery device remove \(desk.user.id) --session own.session"
        )
        #expect(left.errors == [])
    }

    /// The session is ended elsewhere, before the archive is there and after that; the new key is made of a
    /// passphrase.
    @Test func goesOnWhereItsDeviceIsGone() throws {
        let rescue = try RescueDesk(newKey: "--new-passphrase-file phrase")
        let desk = rescue.desk
        try desk.expect(0, "echo correct horse battery staple >phrase")
        try desk.expect(code: "no_terminal_to_compare", rescue.rescue())
        try rescue.verifyAndAnswerAtPhone(Array(SharingDesk.names.dropLast()))
        _ = try rescue.result(atTerminal: "--for 3s", status: 6)
        try rescue.endPhone()
        // What came lies there as if that run had been killed before it forgot it.
        try desk.expect(0, "cp own.device kept")
        try rescue.endSession()
        try desk.expect(code: "no_terminal_to_compare", rescue.rescue())
        try rescue.verifyAndAnswerAtPhone([SharingDesk.names[3]])
        try rescue.kill(Fault(.kill, at: 1, method: "PUT", path: "account_data"))
        try rescue.endPhone()
        try rescue.endSession()
        try desk.expect(0, "cp kept own.device")
        let result = try desk.json(rescue.rescue())
        #expect(try result.strings(at: "received") == SharingDesk.names)
        #expect(try RescueDesk.outcomes(result)["archive"] == "already")
        #expect(try result.value(at: "doctor").array(at: "findings").isEmpty)
        let phrase = MautrixClient.Key.passphrase("correct horse battery staple")
        #expect(try MautrixClient(desk.user).open(phrase).secrets == desk.made.secrets)
        // By the same passphrase it is the same key.
        #expect(try RescueDesk.outcomes(desk.json(rescue.rescue()))["new_key"] == "already")
        try desk.expect(
            0,
            "matrix-recovery device remove \(desk.user.id) --session own.session"
        )
    }

    /// A device that knows no identity can vouch for none, signed as it is.
    @Test func refusesADeviceWithoutIdentity() throws {
        let rescue = try RescueDesk()
        let desk = rescue.desk
        try desk.expect(code: "no_terminal_to_compare", rescue.rescue())
        let peer = try desk.peer()
        try peer.verify(with: rescue.deviceID(), .follower)
        let result = try rescue.result(atTerminal: "--device \(peer.deviceID)", status: 6)
        let code = try result.value(at: "error").string(at: "code")
        #expect(code == "device_without_identity")
        #expect(try peer.await().requests == [])
        try desk.expect(0, "test ! -e got.tar.age && test ! -e new.key")
    }

    /// What did not come is said, and nothing is changed without it unless that is wanted.
    @Test func goesOnWithAPartOnRequest() throws {
        let rescue = try RescueDesk(more: 1)
        let desk = rescue.desk
        let some = Array(SharingDesk.names.dropLast())
        try desk.expect(code: "no_terminal_to_compare", rescue.rescue())
        try rescue.verifyAndAnswerAtPhone(some)
        let refused = try rescue.result(atTerminal: "--for 3s", status: 6)
        #expect(try refused.value(at: "error").string(at: "code") == "secrets_missing")
        #expect(try refused.strings(at: "missing") == ["m.megolm_backup.v1"])
        try desk.expect(0, "test ! -e got.tar.age && test ! -e new.key")
        try rescue.endPhone()
        let result = try desk.json(rescue.rescue("--for 1s --partial"), status: 1)
        #expect(try result.strings(at: "received") == some)
        let left = try result.value(at: "new_storage").array(at: "left")
        #expect(
            try left.map { try $0.string(at: "name") }.sorted()
                == ["m.megolm_backup.v1", SharingDesk.other]
        )
        let new = try #require(try desk.expect(0, "cat new.key").output.first)
        let both = try MautrixClient(desk.user).unlock([new, desk.recoveryKey])
        #expect(both.secrets == desk.made.secrets)
        #expect(try MautrixClient(desk.user).unlock([new]).secrets.keys.sorted() == some)
        // The archive has no more, and it is not passed over in silence.
        try desk.expect(code: "secrets_missing", rescue.rescue())
    }

    @Test func refusesWhatCannotBeRescued() throws {
        let rescue = try RescueDesk()
        let desk = rescue.desk
        // Nobody is there to compare with.
        try desk.expect(code: "no_verified_device", rescue.rescue("--device NOBODY"))
        // An archive is there, and nothing opens it, or it is another account's.
        try desk.expect(
            0,
            "matrix-recovery seal \(desk.user.id) --session phone.session --recovery-key-file key "
                + "--new-identity other.id -o other.tar.age -q"
        )
        let stranger = try TestHomeserver.named().register()
        let login =
            "matrix-recovery rescue \(stranger.id) --homeserver \(stranger.url) "
            + "--password-file stranger --session stranger.session --save-recovery-key new.key "
        try desk.expect(0, "echo '\(stranger.password)' >stranger")
        let sealing = "-o other.tar.age --recipient $(age-keygen -y other.id)"
        try desk.expect(code: "is_archive", "\(login) \(sealing)")
        // An account without an identity has nothing that a device could be verified by.
        let account = "\(login) \(sealing) -i other.id"
        try desk.expect(code: "nothing_to_rescue", account)
        try desk.expect(
            code: "nothing_to_rescue",
            "\(login) -o got.tar.age --new-identity id"
        )
        let shared = try SharingAccount.shared.get()
        try desk.expect(
            code: "not_what_is_published",
            "echo '\(shared.user.password)' >shared; matrix-recovery rescue \(shared.user.id) "
                + "--homeserver \(shared.user.url) --password-file shared --session shared.session "
                + "--save-recovery-key new.key \(sealing) -i other.id"
        )
        try desk.expect(0, "test ! -e new.key && test ! -e got.tar.age")
    }
}

import Support
import Testing

/// Wherever making or changing an archive ends, there is the old one or the new one, whole, with what
/// opens it. Issue 3: proof; design: section 5.
@Suite(
    .enabled(if: KillPoint.canTrace, "strace may not trace here, so NOTHING IS KILLED IN THIS RUN"),
    .timeLimit(.minutes(20))
)
struct ArchiveMishapTests {
    /// How a run ends before its time.
    enum Mishap: String, Sendable, CaseIterable {
        case killed
        case noSpace = "no space"

        /// Has it happen to `command` at a point. What is killed leaves its temporary file, but a
        /// full disk is told, unless all is done but that the new identity's file no longer says
        /// what it was made for; and nothing stays behind.
        func happen(
            to command: String,
            at point: KillPoint,
            in stage: TranscriptStage,
            done: String
        ) throws {
            switch self {
            case .killed:
                try point.kill(command, in: stage)
            case .noSpace:
                let (answer, isNamed) = try point.fillDisk(command, in: stage, name: "x.tar.age")
                #expect([0, 8].contains(answer.status), "\(point): \(answer)")
                #expect(answer.status == 8 || !isNamed, "\(point): swallowed")
                #expect((answer.status == 8) == !answer.errors.isEmpty, "\(point): \(answer)")
                if answer.status == 0 { try stage.expect(0, done) }
                // What could not be removed is there.
                if point.call == "unlink" { return }
                try stage.expect(1, "find . -name '.matrix-recovery-*' | grep -q .")
            }
        }
    }

    private static func desk(
        _ fixture: String = "bob-nheko",
        _ form: DumpForm = .sync
    ) throws -> Desk {
        let desk = try Desk(Dump(fixture: Fixture(fixture), form: form))
        try desk.stage.expect(0, "age-keygen -o known 2>/dev/null")
        return desk
    }

    /// What makes an archive.
    struct Making: Sendable, CustomTestStringConvertible {
        let fixture: String
        let form: DumpForm
        /// The command, without the keys.
        let command: String

        var testDescription: String { command }

        /// What opens the archive.
        var identity: String { command.contains("known") ? "known" : "id" }

        func desk() throws -> Desk { try ArchiveMishapTests.desk(fixture, form) }
    }

    /// Of the last ones, the first has every room key twice, and sorts them on the disk.
    static let makings = [
        Making(
            fixture: "bob-nheko",
            form: .sync,
            command: "seal account --recipient $(age-keygen -y known)"
        ),
        Making(fixture: "bob-nheko", form: .sync, command: "seal account --new-identity id"),
        Making(
            fixture: "alice-passphrase",
            form: .folder,
            command:
                "seal account --room-keys --room-keys-from account/room_keys_keys.json "
                + "--new-identity id"
        ),
        Making(
            fixture: "alice-passphrase",
            form: .folder,
            command:
                "backup open account/room_keys_keys.json --account account --new-identity id"
        ),
    ]

    @Test(arguments: makings, Mishap.allCases)
    func archiveIsWholeOrNotThere(_ making: Making, _ mishap: Mishap) throws {
        let whole = try making.desk()
        let command =
            "matrix-recovery \(making.command) \(whole.keyOptions) -o x.tar.age --parity 0"
        let verify = "matrix-recovery archive verify x.tar.age --identity \(making.identity)"
        let points = try KillPoint.points(of: command, .writes, in: whole.stage)
        #expect(points.count > 5)
        for point in points {
            let desk = try making.desk()
            let stage = desk.stage
            try mishap.happen(to: command, at: point, in: stage, done: verify)
            try expectNothingInTheClear(desk)
            try stage.expect(0, "test ! -e x.tar.age || \(verify)")
            let isThere = try stage.run("test -e x.tar.age").status == 0
            let again = try stage.run(command)
            #expect(again.status == (isThere ? 6 : 0), "\(point): \(again)")
            try stage.expect(0, verify)
            try stage.expect(0, "rm -f x.tar.age id; \(command) && \(verify)")
        }
    }

    /// No file beside the account's own holds a secret of it or a room key.
    private func expectNothingInTheClear(_ desk: Desk) throws {
        let secrets = desk.dump.fixture.expected.secrets.map {
            String(decoding: $0.plaintext, as: UTF8.self)
        }
        for word in secrets + ["session_key"] {
            try desk.stage.expect(1, "grep -rqF --exclude-dir=account -e '\(word)' .")
        }
    }

    /// Signature and parity file come after the archive, whole or not at all, and those of the archive before are gone
    /// by then.
    @Test(
        arguments: [
            "seal account KEYS -o x.tar.age --recipient $(age-keygen -y known) --force",
            "archive slot add x.tar.age -i known --recipient $(age-keygen -y other)",
            "archive slot remove x.tar.age 2 -i known",
            "archive slot change x.tar.age -i known --recipient $(age-keygen -y known)",
            "archive reseal x.tar.age -i known --recipient $(age-keygen -y known)",
        ],
        Mishap.allCases
    )
    func whatIsBesideFitsOrIsNotThere(_ change: String, _ mishap: Mishap) throws {
        func desk() throws -> (stage: TranscriptStage, command: String) {
            let desk = try Self.desk()
            let readers = ["known", "other"].map { "--recipient $(age-keygen -y \($0))" }
            try desk.stage.expect(
                0,
                "minisign -G -W -p k.pub -s k.key >made; age-keygen -o other 2>>made; "
                    + "matrix-recovery seal account \(desk.keyOptions) -o x.tar.age --sign k.key "
                    + "\(readers.joined(separator: " ")) --parity 5"
            )
            let words = change.replacing("KEYS", with: desk.keyOptions)
            return (desk.stage, "matrix-recovery \(words) --sign k.key --parity 5")
        }
        let (whole, command) = try desk()
        let verify = "matrix-recovery archive verify x.tar.age -i known"
        let signed = "minisign -V -q -p k.pub -m x.tar.age"
        let points = try KillPoint.points(of: command, .durability, in: whole)
        #expect(points.count > 8)
        for point in points {
            let stage = try desk().stage
            try mishap.happen(to: command, at: point, in: stage, done: "\(verify) && \(signed)")
            try stage.expect(0, verify)
            try stage.expect(0, "test ! -e x.tar.age.minisig || \(signed)")
            try stage.expect(0, "test ! -e x.tar.age.par2 || par2 verify -q x.tar.age.par2")
            let slots = try stage.run("matrix-recovery archive slot list x.tar.age | grep -c age")
            let again = try stage.run(command)
            // Where it came to its end, the slot is gone.
            let isDone = change.contains("remove") && slots.output == ["1"]
            #expect(again.status == (isDone ? 6 : 0), "\(point): \(again)")
            if isDone { continue }
            try stage.expect(0, "\(verify) --require-signature k.pub")
            try stage.expect(0, "par2 verify -q x.tar.age.par2")
        }
    }

    @Test(
        arguments: [
            "slot add x.tar.age -i id --new-identity new", "slot remove x.tar.age 1 -i id",
            "slot change x.tar.age -i id --new-identity new",
            "reseal x.tar.age -i id --new-identity new",
        ],
        Mishap.allCases
    )
    func changeLeavesOldOrNew(_ change: String, _ mishap: Mishap) throws {
        func desk() throws -> Desk {
            let desk = try Self.desk()
            try desk.stage.expect(
                0,
                "matrix-recovery seal account \(desk.keyOptions) -o x.tar.age --new-identity id "
                    + "--recipient $(age-keygen -y known) --parity 0"
            )
            return desk
        }
        let whole = try desk()
        let command = "matrix-recovery archive \(change)"
        let points = try KillPoint.points(of: command, .writes, in: whole.stage)
        #expect(points.count > 3)
        func verify(_ keys: String) -> String {
            "for key in \(keys); do matrix-recovery archive verify x.tar.age -i $key && break; done"
        }
        for point in points {
            let stage = try desk().stage
            let after = verify(change.contains("new") ? "new" : "id")
            try mishap.happen(to: command, at: point, in: stage, done: after)
            try stage.expect(0, verify("id $(test -e new && echo new)"))
            // Where it came to its end, the old key or the slot is gone.
            let again = try stage.run(command).status
            #expect([0, 4, 6].contains(again), "\(point): \(again)")
            try stage.expect(0, after)
        }
    }
}

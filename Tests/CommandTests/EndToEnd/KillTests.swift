import Formats
import Support
import Testing

/// Killed at any point, nothing is lost, and the same command again finishes. Issue: done when 4;
/// design: section 4.
@Suite(
    .enabled(if: KillPoint.canTrace, "strace may not trace here, so NOTHING IS KILLED IN THIS RUN"),
    .timeLimit(.minutes(20))
)
struct KillTests {
    /// A command to be killed, over an account.
    struct Victim: Sendable, CustomTestStringConvertible {
        let fixture: String
        let form: DumpForm
        let extent: KillPoint.Extent
        /// The command, without the keys.
        let command: String
        /// Where the rotated account is.
        let result: String

        var testDescription: String { "\(command), \(fixture) as \(form.rawValue)" }

        func desk() throws -> Desk { try Desk(Dump(fixture: Fixture(fixture), form: form)) }

        func command(_ desk: Desk) -> String { "matrix-recovery \(command) \(desk.keyOptions)" }
    }

    private static let inPlace =
        "rotate account --save-recovery-key new --in-place --sealed-copy x.tar.age --new-identity id"

    static let rotations = [
        Victim(
            fixture: "bob-nheko",
            form: .sync,
            extent: .durability,
            command: inPlace,
            result: "account"
        ),
        Victim(
            fixture: "carol-two-keys",
            form: .map,
            extent: .names,
            command: inPlace,
            result: "account"
        ),
        Victim(
            fixture: "dave-no-backup",
            form: .eventFiles,
            extent: .names,
            command: inPlace,
            result: "account"
        ),
        Victim(
            fixture: "ivan-element",
            form: .list,
            extent: .durability,
            command: "rotate account --save-recovery-key new --output rotated",
            result: "rotated"
        ),
        Victim(
            fixture: "alice-passphrase",
            form: .export,
            extent: .names,
            command:
                "rotate account --save-recovery-key new --emit-requests requests --output rotated",
            result: "rotated"
        ),
    ]

    @Test(arguments: rotations)
    func rotationLosesNothing(_ victim: Victim) throws {
        let whole = try victim.desk()
        let points = try KillPoint.points(of: victim.command(whole), victim.extent, in: whole.stage)
        // A key, a journal and, for each secret, at least one write.
        #expect(points.count > 3)
        for point in points {
            let desk = try victim.desk()
            try point.kill(victim.command(desk), in: desk.stage)
            try expectNothingLost(desk, "killed at \(point.call) \(point.number)")
            try desk.stage.expect(0, victim.command(desk))
            try expectRotated(desk, victim.result)
        }
    }

    /// The same account by another path is the same account.
    @Test(arguments: [
        ("account", "account/"), ("account", "./account//"), ("account", "link"),
        ("link", "$PWD/account"), ("account/", "link/../account"), ("account", "."),
        ("account/sync.json", "account"), ("link", "account/sync.json"),
    ])
    func finishesByAnotherPath(_ first: String, _ second: String) throws {
        func desk() throws -> Desk {
            let isFile = (first + second).contains("sync.json")
            let form = isFile ? DumpForm.sync : .eventFiles
            let desk = try Desk(Dump(fixture: Fixture("dave-no-backup"), form: form))
            if isFile {
                try desk.stage.expect(0, "mv account x; mkdir account; mv x account/sync.json")
            }
            try desk.stage.expect(0, "ln -s account link")
            return desk
        }
        /// From the working folder or, for `.`, from within the account.
        func start(_ path: String) -> String { path == "." ? "cd account; " : "" }
        func command(_ path: String) -> String {
            let up = path == "." ? "../" : ""
            return start(path) + "matrix-recovery rotate \(path) --recovery-key-file \(up)key-0 "
                + "--save-recovery-key \(up)new --in-place --sealed-copy \(up)x.tar.age "
                + "--new-identity \(up)id"
        }
        let points = try KillPoint.points(of: command(first), .names, in: desk().stage)
        let point = points[points.count / 2]
        let desk = try desk()
        try point.kill(command(first), in: desk.stage)
        try desk.stage.expect(0, "find . -name '*.rotation' | grep -q .")
        let doctor = "matrix-recovery doctor \(second) --fail-on error"
        try desk.stage.expect(1, start(second) + doctor)
        try expectNothingLost(desk, "killed at \(point.call) \(point.number)")
        try desk.stage.expect(0, command(second))
        try expectRotated(desk, "account")
        try desk.stage.expect(1, "find . -name '*.rotation' | grep -q .")
    }

    /// Every secret opens with the old keys or the one in the key file, and what has a name is
    /// whole.
    private func expectNothingLost(_ desk: Desk, _ place: Comment) throws {
        let stage = desk.stage
        let keys = "\(desk.keyOptions) $(test ! -e new || echo --recovery-key-file new)"
        try expectOpen(
            stage.json("matrix-recovery secret list account --json \(keys)"),
            desk,
            place
        )
        try stage.expect(0, "test ! -e new || test $(wc -c <new) -eq 60")
        try stage.expect(0, "test ! -e x.tar.age || matrix-recovery archive verify x.tar.age -i id")
    }

    private func expectRotated(_ desk: Desk, _ result: String) throws {
        let stage = desk.stage
        let list = "matrix-recovery secret list \(result) --json"
        try expectOpen(stage.json("\(list) --recovery-key-file new"), desk, "finished")
        try stage.expect(4, "\(list) \(desk.keyOptions)")
        try stage.expect(0, "test ! -e \(result).rotation")
        try stage.expect(0, "test ! -e x.tar.age || matrix-recovery archive verify x.tar.age -i id")
    }

    private func expectOpen(_ list: JSONValue, _ desk: Desk, _ place: Comment) throws {
        let rows = try list.array(at: "secrets")
        #expect(rows.count == desk.dump.fixture.expected.secrets.count, place)
        for row in rows {
            let name = try row.string(at: "name")
            #expect(try row.bool(at: "opened"), "\(place): \(name)")
        }
    }

    /// A restore that was killed leaves each event as it was or as it is to be; again, it finishes.
    @Test(arguments: ["copy", "copy/sync.json", "new.json", "empty"])
    func restoreFinishes(_ target: String) throws {
        func desk() throws -> Desk {
            let desk = try Desk(Dump(fixture: Fixture("bob-nheko"), form: .eventFiles))
            try desk.stage.expect(
                0,
                """
                mkdir empty copy && cp '\(desk.dump.fixture.path("sync.json"))' copy && \
                matrix-recovery seal account -o x.tar.age --new-identity id && \
                matrix-recovery rotate copy \(desk.keyOptions) --save-recovery-key new \
                --output rotated && mv rotated copy/sync.json
                """
            )
            return desk
        }
        let whole = try desk()
        let command = "matrix-recovery restore x.tar.age --identity id --force --to \(target)"
        let points = try KillPoint.points(of: command, .durability, in: whole.stage)
        #expect(points.count > 2)
        for point in points {
            let desk = try desk()
            try point.kill(command, in: desk.stage)
            try desk.stage.expect(0, command)
            try desk.expectSecrets(of: target, with: desk.keyOptions)
        }
    }
}

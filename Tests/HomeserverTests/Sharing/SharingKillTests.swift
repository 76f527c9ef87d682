import Formats
import Support
import Testing

/// The process is killed while it asks or answers: the same command again finishes, and nothing is asked for
/// under another name, lost or encrypted twice with one key. Issue 6.
@Suite(.timeLimit(.minutes(30)))
struct SharingKillTests {
    private let desk: SharingDesk
    private let proxy: FaultProxy
    private let device: String

    init() throws {
        desk = try SharingDesk(SharingAccount.shared.get())
        proxy = try FaultProxy(before: desk.user.url)
        device = try desk.addDevice(through: proxy)
    }

    /// Runs a command, which is killed at a request.
    private func kill(_ command: String, _ fault: Fault) throws {
        try proxy.begin([fault], victim: "\(desk.stage.folder)/victim")
        let answer = try desk.stage.run("echo $$ >../victim; exec \(command)")
        #expect(answer.status == 128 + 9, "\(answer)")
        try proxy.begin()
    }

    /// What is answered while nobody runs is there later. Spec: A12, the ID of repeats.
    @Test func takesWhatWasSentMeanwhile() throws {
        let desk = try SharingDesk()
        let device = try desk.addDevice()
        let peer = try desk.peer()
        let names = SharingDesk.names
        let open = try desk.requestKilled(for: names, seenBy: peer)
        for request in open {
            let value = try #require(request.name.flatMap { desk.secrets[$0] })
            try peer.send(value, as: request.requestID, to: device)
        }
        try desk.expect(0, desk.request("\(names.joined(separator: " ")) -o got.json"))
        #expect(try desk.values(in: "got.json") == desk.secrets(names))
        // It was the same request, twice.
        let seen = try peer.await(requests: 8).requests
        #expect(Set(seen.map(\.requestID)) == Set(open.map(\.requestID)))
    }

    /// The secret came: killed at any change of a file, the same command writes it, and is done with it.
    @Test(
        .enabled(if: KillPoint.canTrace, "strace may not trace here, so NOTHING IS KILLED"),
        arguments: [
            "got.json", "got.tar.age --new-identity id",
            "got.tar.age --new-identity id --sign sign",
        ]
    )
    func finishesWriting(_ output: String) throws {
        let desk = try SharingDesk()
        let proxy = try FaultProxy(before: desk.user.url)
        try desk.addDevice(through: proxy)
        let peer = try desk.peer()
        try peer.answer(with: desk.secrets)
        let command = desk.request("m.megolm_backup.v1 -o \(output)")
        try desk.expect(0, "minisign -G -W -p sign.pub -s sign")
        try desk.receive(by: command, through: proxy)
        try desk.expect(0, "mkdir before && cp own.device own.device-key before")
        let file = output.prefix { $0 != " " }
        var written = 0
        let points = try KillPoint.points(of: command, .names, in: desk.stage)
        for point in points {
            try desk.expect(0, "rm -f got.* id && cp before/* .")
            try point.kill(command, in: desk.stage)
            let isThere = try desk.stage.run("test -e \(file)").status == 0
            let before = try desk.stage.run("sha256sum \(file)").output
            // What is left over goes last, when all is done.
            if isThere, point.call == "unlink" { continue }
            if isThere {
                // Another file in its place is not taken for it.
                try desk.expect(0, "mv \(file) written && echo '{}' >\(file)")
                try desk.expect(code: "exists", command)
                try desk.expect(0, "mv written \(file)")
            }
            let again = try desk.json(command)
            #expect(try again.strings(at: "received") == ["m.megolm_backup.v1"], "\(point)")
            #expect(try again.strings(at: "unproven") == [], "\(point)")
            if isThere {
                written += 1
                #expect(try desk.stage.run("sha256sum \(file)").output == before, "\(point)")
            }
            try expectWritten(output, desk)
            // What is there is not written, or taken for written, again.
            try desk.expect(code: "exists", command)
        }
        #expect(written > 0, "\(points)")
        // Nothing is held back for it.
        try desk.expect(
            0,
            "matrix-recovery device remove \(desk.user.id) --session own.session"
        )
    }

    private func expectWritten(_ output: String, _ desk: SharingDesk) throws {
        if output == "got.json" {
            #expect(try desk.values(in: output) == desk.secrets(["m.megolm_backup.v1"]))
        } else {
            // Not all of the account's secrets were asked for.
            try desk.expect(1, "matrix-recovery archive verify got.tar.age -i id")
            try desk.expect(0, "par2 verify got.tar.age.par2 && ! grep unused id")
            if output.contains("--sign") {
                try desk.expect(0, "minisign -Vm got.tar.age -p sign.pub")
            }
        }
    }

    /// A secret arrives once; twice, each time encrypted anew, where nothing told that it had arrived.
    @Test(arguments: [
        ("GET", "/sync", Fault.Action.killAfter, 1), ("POST", "keys/query", .kill, 1),
        ("POST", "keys/claim", .killAfter, 1), ("PUT", "m.room.encrypted", .kill, 1),
        ("PUT", "m.room.encrypted", .killAfter, 2),
    ])
    func answersWhatItWasKilledAt(
        _ method: String,
        _ path: String,
        _ action: Fault.Action,
        _ count: Int
    ) throws {
        let peer = try desk.peer()
        let requests = try peer.ask(for: [SharingDesk.names[3]], of: [device])
        let command = desk.answer("--recovery-key-file key --for 2s")
        // The last request of a kind that there is before the answer is on its way.
        let number = ["keys/query": 3, "/sync": 2][path] ?? 1
        try kill(command, Fault(action, at: number, method: method, path: path))
        try desk.expect(0, command)
        let secrets = try peer.await(secrets: count).secrets
        #expect(secrets.allSatisfy { $0.requestID == requests[0] && $0.deviceID == device })
        let digest = desk.made.secrets[SharingDesk.names[3]]
        #expect(secrets.allSatisfy { $0.sha256 == digest })
        // Nothing of it is left over for the next.
        let next = try peer.ask(for: [SharingDesk.names[0]], of: [device])
        try desk.expect(0, command)
        let all = try peer.await(secrets: count + 1).secrets.map(\.requestID)
        #expect(all == Array(repeating: requests[0], count: count) + next)
    }
}

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

    /// A secret arrives, at least once and at most twice, each time encrypted anew.
    @Test(arguments: [
        ("GET", "/sync", Fault.Action.killAfter), ("POST", "keys/query", .kill),
        ("POST", "keys/claim", .killAfter), ("PUT", "m.room.encrypted", .kill),
        ("PUT", "m.room.encrypted", .killAfter),
    ])
    func answersWhatItWasKilledAt(
        _ method: String,
        _ path: String,
        _ action: Fault.Action
    ) throws {
        let peer = try desk.peer()
        let requests = try peer.ask(for: [SharingDesk.names[3]], of: [device])
        let command = desk.answer("--recovery-key-file key --for 2s")
        // The last request of a kind that there is before the answer is on its way.
        let number = ["keys/query": 3, "/sync": 2][path] ?? 1
        try kill(command, Fault(action, at: number, method: method, path: path))
        try desk.expect(0, command)
        let secrets = try peer.await(secrets: 1).secrets
        #expect((1...2).contains(secrets.count))
        #expect(secrets.allSatisfy { $0.requestID == requests[0] && $0.deviceID == device })
        let digest = desk.made.secrets[SharingDesk.names[3]]
        #expect(secrets.allSatisfy { $0.sha256 == digest })
        // Nothing of it is left over for the next.
        let next = try peer.ask(for: [SharingDesk.names[0]], of: [device])
        try desk.expect(0, command)
        #expect(try peer.await(secrets: secrets.count + 1).secrets.last?.requestID == next[0])
    }
}

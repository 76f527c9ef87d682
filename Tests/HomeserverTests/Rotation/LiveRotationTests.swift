import Formats
import Support
import Testing

/// Rotation of an account on a real homeserver, as a client that is not ours sees it. Design: section 4.
@Suite(.timeLimit(.minutes(30)))
struct LiveRotationTests {
    @Test func isOpenedByAnotherClientWithTheNewKeyAndNotTheOld() throws {
        let desk = try RotationDesk(secrets: 16, rows: 5)
        let clock = ContinuousClock()
        var answer: Transcript.Answer?
        let time = try clock.measure {
            answer = try desk.expect(0, desk.rotate("--json --verbose"))
        }
        let opened = try desk.client.open(.recoveryKey(desk.newKey))
        #expect(opened.secrets == desk.made.secrets)
        #expect(opened.backup == desk.made.backup)
        #expect(opened.identity == desk.made.identity)
        #expect(throws: MautrixError.self) { try desk.client.open(.recoveryKey(desk.oldKey)) }
        #expect(try desk.client.unlock([desk.oldKey]).secrets.isEmpty)

        let text = (answer?.output ?? []).joined(separator: "\n")
        let report = try JSONValue(parsing: Array(text.utf8))
        let (writes, traffic) = (try report.array(at: "writes"), try report.value(at: "traffic"))
        let requests = try traffic.int(at: "requests")
        #expect(writes.count == 20 + 20 + 3)
        // Reading takes four, and one more looks for what was sealed meanwhile.
        #expect(requests == 3 * writes.count + 5)
        #expect(try traffic.int(at: "sent") > 10_000)
        #expect(answer?.errors.contains { $0.contains("\(requests) requests, ") } == true)
        print("rotate: 20 secrets, \(requests) requests, \(time)")

        let again = try desk.expect(0, desk.rotate())
        #expect(again.output.first?.hasPrefix("nothing to do: key ") == true)
        try desk.expect(0, "matrix-recovery archive verify x.tar.age -i id")
    }

    /// Killed behind each of its writes, the state is told, taken back, and begun again.
    @Test(arguments: [5, 12, 18, 24, 30])
    func isTakenBack(_ request: Int) throws {
        let desk = try RotationDesk()
        let before = try desk.account.all().filter { !$0.content.isEmptyObject }
        let proxy = try FaultProxy(before: desk.user.url)
        try desk.rotate(killedAt: request, proxy)
        let doctor = try desk.expect(0, "matrix-recovery doctor \(desk.user.id)")
        #expect(doctor.output.contains { $0.contains("4S-ROTATION-UNFINISHED") })
        #expect(try desk.client.unlock([desk.oldKey, desk.newKey]).secrets == desk.made.secrets)
        try desk.expect(
            0,
            "matrix-recovery rotate \(desk.user.id) --abort --recovery-key-file "
                + (request.isMultiple(of: 2) ? "old" : "new")
        )
        let after = try desk.account.all().filter { !$0.content.isEmptyObject }
        #expect(Set(after.map(\.type)) == Set(before.map(\.type)))
        for event in before {
            let now = after.first { $0.type == event.type }?.content
            #expect(now?.isEquivalent(to: event.content) == true, "\(event.type)")
        }
        #expect(try desk.client.open(.recoveryKey(desk.oldKey)) == desk.made)
        try desk.expect(6, "matrix-recovery rotate \(desk.user.id) --abort --recovery-key-file old")
        try desk.expect(6, desk.rotate("--resume"))
        try desk.expect(0, "rm new x.tar.age* id; " + desk.rotate())
        #expect(try desk.client.open(.recoveryKey(desk.newKey)).secrets == desk.made.secrets)
    }

    @Test func isResumed() throws {
        let desk = try RotationDesk()
        let proxy = try FaultProxy(before: desk.user.url)
        try desk.rotate(killedAt: 16, proxy)
        try desk.expect(0, desk.rotate("--resume"))
        #expect(try desk.client.open(.recoveryKey(desk.newKey)).secrets == desk.made.secrets)
        #expect(throws: MautrixError.self) { try desk.client.open(.recoveryKey(desk.oldKey)) }
    }
}

import Formats
import Support
import Testing

/// `share request` on a real homeserver, answered by code that is not ours. Spec: A12–A15, A17.
@Suite(.timeLimit(.minutes(30)))
struct ShareRequestTests {
    private let desk: SharingDesk

    init() throws {
        desk = try SharingDesk()
        try desk.addDevice()
    }

    /// Those that did not answer are told. Spec: A14.
    @Test func bringsTheFourIntoAFile() throws {
        let (peer, third) = (try desk.peer(), try desk.peer())
        try peer.answer(with: desk.secrets)
        let result = try desk.json(desk.request("-o got.json"))
        #expect(try result.strings(at: "received") == SharingDesk.names)
        #expect(try result.strings(at: "missing") == [])
        #expect(try result.strings(at: "unproven") == [])
        #expect(try desk.values(in: "got.json") == desk.secrets(SharingDesk.names))
        #expect(try desk.expect(0, "stat -c %a got.json").output == ["600"])
        // The device that did not answer is told that nothing is wanted any more.
        let seen = try third.await(requests: 4, cancellations: 4)
        #expect(Set(seen.requests.compactMap(\.name)) == Set(SharingDesk.names))
        #expect(
            Set(seen.cancellations.map(\.requestID)) == Set(seen.requests.map(\.requestID))
        )
        #expect(try peer.await().cancellations == [])
        // Nothing is asked for where there is no place to put it.
        try desk.expect(code: "exists", desk.request("-o got.json"))
        #expect(try third.await().requests.count == 4)
    }

    @Test func bringsThemIntoAnArchive() throws {
        let peer = try desk.peer()
        try peer.answer(with: desk.secrets)
        let names = SharingDesk.names + [SharingDesk.other]
        let options = "\(names.joined(separator: " ")) --unproven"
        try desk.expect(0, desk.request("\(options) -o got.tar.age --new-identity id"))
        try desk.expect(0, "par2 verify got.tar.age.par2")
        // The values inside are those in secret storage.
        let drill = try desk.json(
            "matrix-recovery drill got.tar.age --identity id --recovery-key-file key"
        )
        let proved = try drill.array(at: "checks").filter { check in
            try check.string(at: "check") == "sealed_value"
                && check.string(at: "result") == "proved"
        }
        #expect(try Set(proved.map { try $0.string(at: "subject") }) == Set(names))
    }

    /// The person says that a secret is wanted that nothing proves.
    @Test func takesWhatNothingProvesOnRequest() throws {
        let peer = try desk.peer()
        let names = [SharingDesk.other]
        let open = try desk.requestKilled(for: names, seenBy: peer)
        let value = try #require(desk.secrets[SharingDesk.other])
        let requestID = try #require(open.first).requestID
        let device = try #require(open.first).deviceID
        try peer.send(value, as: requestID, to: device)
        let refused = try desk.json(
            desk.request("\(names[0]) -o got.json --for 3s"),
            status: 1
        )
        #expect(try refused.strings(at: "ignored") == ["not_provable"])
        try desk.expect(0, "test ! -e got.json")
        try peer.answer(with: desk.secrets)
        let taken = try desk.json(desk.request("\(names[0]) -o got.json --unproven"))
        #expect(try taken.strings(at: "unproven") == names)
        #expect(try desk.values(in: "got.json") == [SharingDesk.other: value])
    }

    /// The person sees for what it waits, and how long still.
    @Test func countsDownAtATerminal() throws {
        let command = desk.request("m.megolm_backup.v1 -o got.json --for 7s")
        let end = try StageTerminal(command, in: desk.stage).end()
        #expect(end.status == 1)
        let left = end.shown.joined()
            .matches(of: /waiting … 0 min (\d+) s left, for m\.megolm_backup\.v1/)
            .compactMap { Int($0.1) }
        #expect(Set(left).count > 1 && left.allSatisfy { (0...7).contains($0) }, "\(end.shown)")
        #expect(left == left.sorted(by: >))
    }

    /// Neither is anybody asked who is not verified, nor by one who is not.
    @Test func asksVerifiedDevicesAlone() throws {
        let stranger = try DevicePeer(desk.user)
        let peer = try desk.peer()
        try stranger.answer(with: desk.secrets)
        try peer.answer(with: desk.secrets)
        try desk.expect(0, desk.request("-o got.json"))
        #expect(try stranger.await().requests == [])
        try desk.logIn("new")
        try desk.expect(
            0,
            "matrix-recovery device create \(desk.user.id) --session new.session"
        )
        try desk.expect(code: "device_not_verified", desk.request("-o more.json", as: "new"))
        let server = "--session own.session -o more.json"
        try desk.expect(
            code: "identity_not_proven",
            "matrix-recovery share request \(desk.user.id) \(server)"
        )
        #expect(try peer.await().requests.count == 4)
    }
}

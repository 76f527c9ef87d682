import Formats
import Support
import Testing

/// An answer that stands in the way to the homeserver is given up and told, and the device goes on. Issue 6.
@Suite(.timeLimit(.minutes(30)))
struct RefusedLetterTests {
    @Test func goesOnAfterAnAnswerThatIsRefused() throws {
        let desk = try SharingDesk(SharingAccount.shared.get())
        let proxy = try FaultProxy(before: desk.user.url)
        let device = try desk.addDevice(through: proxy)
        let peer = try desk.peer()
        let name = SharingDesk.names[3]
        _ = try peer.ask(for: [name], of: [device])
        try proxy.begin([Fault(.status(413), at: 1, method: "PUT", path: "m.room.encrypted")])
        let command = desk.answer("--recovery-key-file key --for 2s")
        let said = try desk.expect(0, command)
        try proxy.begin()
        #expect(
            said.errors.contains { $0.contains("what is for \(peer.deviceID) is given up: ") },
            "\(said.errors)"
        )
        #expect(
            said.output == [
                "refused \(name) to \(peer.deviceID): the homeserver does not take what is for the "
                    + "device \(peer.deviceID)"
            ]
        )
        #expect(try peer.await().secrets.isEmpty)
        let again = try peer.ask(for: [name], of: [device])
        try desk.expect(0, command)
        #expect(try peer.await(secrets: 1).secrets.map(\.requestID) == again)
    }
}

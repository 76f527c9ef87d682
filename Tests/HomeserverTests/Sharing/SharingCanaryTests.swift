import Formats
import Support
import Testing

/// No secret, key or token is in anything that these commands show, or in their arguments and environment, and
/// none in the clear in what is kept. Issue 6.
@Suite(.timeLimit(.minutes(30)))
struct SharingCanaryTests {
    /// Runs a command and looks at it meanwhile.
    private static let watched = """
        run() { echo "== $*" >>all; matrix-recovery "$@" >>all 2>&1 & me=$!
        for i in 1 2 3 4 5 6; do cat /proc/$me/cmdline /proc/$me/environ >>all 2>/dev/null; sleep 0.05; done
        wait $me; echo "status $?" >>all; }

        """

    @Test func nothingIsTold() throws {
        let desk = try SharingDesk()
        let device = try desk.addDevice()
        let peer = try desk.peer()
        try peer.answer(with: desk.secrets)
        _ = try peer.ask(for: SharingDesk.names, of: [device])
        let storage = "\(desk.user.id) --session own.session --recovery-key-file key"
        let runs = ["-v", "-v --json"].flatMap { way in
            let name = way.filter { $0.isLetter }
            return [
                "run device create \(desk.user.id) --session own.session \(way)",
                "run device list \(storage) \(way)",
                "run share request \(storage) -o \(name).json \(way)",
                "run share request \(storage) -o \(name).tar.age --new-identity \(name).id \(way)",
                "run share request \(storage) \(SharingDesk.other) -o none --for 2s \(way)",
                "run share answer \(storage) --no-confirm --for 2s \(way)",
                "run share answer \(storage) --for 2s \(way)",
            ]
        }
        try desk.expect(0, Self.watched + runs.joined(separator: "\n"))
        let canaries =
            desk.secrets.values.map { String($0) } + [
                desk.recoveryKey, desk.recoveryKey.filter { $0 != " " }, desk.user.password,
                try desk.token(),
            ]
        let all = try desk.expect(0, "tr '\\0' '\\n' <all").output
        for canary in canaries {
            #expect(canary.count > 10)
            #expect(all.filter { $0.contains(canary) } == [], "\(canary.prefix(4))")
        }
        // What was looked through is what was meant.
        #expect(all.filter { $0.hasPrefix("== ") }.count == runs.count)
        #expect(all.filter { $0 == "status 0" }.count == 12, "\(all.joined(separator: "\n"))")
        #expect(all.contains { $0.contains("sendToDevice/m.room.encrypted") })
        // Nor is it in what is kept while a secret waits there.
        let kept = try desk.expect(0, "cat own.device | tr -cd '[:print:]'").output.joined()
        for canary in canaries { #expect(!kept.contains(canary)) }
    }

    /// Neither the secrets nor the new recovery key are in what a rescue shows, at the terminal or elsewhere.
    @Test func nothingIsToldByARescue() throws {
        let rescue = try RescueDesk()
        let desk = rescue.desk
        try desk.expect(code: "no_terminal_to_compare", rescue.rescue("-v"))
        try rescue.verifyAndAnswerAtPhone()
        let shown = try rescue.atTerminal("-v")
        #expect(shown.status == 0, "\(shown)")
        try rescue.endPhone()
        let more = try desk.expect(0, "cat result.json phone.log; \(rescue.rescue("-v")) 2>&1")
        let keys = try desk.expect(0, "cat new.key; tail -n 1 id").output
        let canaries =
            desk.secrets.values.map { String($0) } + keys
            + [desk.recoveryKey, desk.user.password, try desk.token()]
        #expect(canaries.count == 9)
        for canary in canaries {
            #expect(canary.count > 10)
            let texts = [canary, canary.filter { $0 != " " }]
            let all = shown.output + shown.errors + more.output
            #expect(all.filter { line in texts.contains { line.contains($0) } } == [])
        }
        #expect(shown.output.contains { $0.contains("sendToDevice/m.key.verification.mac") })
    }
}

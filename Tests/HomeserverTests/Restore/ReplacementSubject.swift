import Formats
import Recovery
import Support

/// A restore that replaces what another client wrote since, after a sealed copy, to be met by faults.
final class ReplacementSubject: FaultSubject {
    /// Two events, of seven, are not as they were archived.
    private static let replaced: [EventType] = [.defaultKey, "org.example.secret.1"]

    let proxy: FaultProxy
    private let desk: RestoreDesk
    private let events: LiveEvents
    /// The account as it was archived, and the two events as another client left them.
    private let archived: [AccountDataEvent]
    private let later: [AccountDataEvent]

    init() throws {
        desk = try RestoreDesk(rows: 3)
        let client = try MautrixClient(desk.user)
        let server = try TestHomeserver.named()
        events = LiveEvents(of: client, on: server)
        archived = try events.all()
        _ = try client.rekey(desk.recoveryKey)
        later = try events.all().filter { Self.replaced.contains($0.type) }
        proxy = try FaultProxy(before: server.url)
        try desk.logIn(desk.user.through(proxy))
    }

    var stage: TranscriptStage { desk.stage }

    var command: String {
        desk.restore(
            .rows,
            to: desk.user.through(proxy),
            "--apply --force --sealed-copy before.tar.age --new-identity before.id --timeout 1 --jobs 1"
        )
    }

    func reset() throws {
        try mustRun("rm -f ../victim before.*")
        for event in archived where !Self.replaced.contains(event.type) {
            try events.put(event.type, event.content)
        }
        for event in later { try events.put(event.type, event.content) }
    }

    /// What another client wrote is there, or in the copy.
    func losses(_ inspection: FaultCampaign.Inspection) throws -> [String] {
        let now = try events.all()
        let gone = later.filter { !now.hold($0) }
        return try gone.isEmpty ? [] : complaints(of: gone)
    }

    func shortcomings(_ inspection: FaultCampaign.Inspection) throws -> [String] {
        let now = try events.all()
        var complaints = archived.filter { !now.hold($0) }.map { "\($0.type) is not restored" }
        complaints += try self.complaints(of: later)
        guard inspection == .independent else { return complaints }
        let opened = try desk.opened(desk.user)
        return opened == desk.made ? complaints : complaints + ["mautrix opens \(opened)"]
    }

    /// Which events the copy does not have.
    private func complaints(of events: [AccountDataEvent]) throws -> [String] {
        let answer = try stage.run(
            "rm -f copy.json; matrix-recovery restore before.tar.age --identity before.id "
                + "--to copy.json -q >copy.txt && cat copy.json"
        )
        guard answer.status == 0 else { return ["there is no copy: \(answer.errors)"] }
        let bytes = Array(answer.output.joined(separator: "\n").utf8)
        let copied = try AccountDocument(recognising: bytes).events
        return events.filter { !copied.hold($0) }.map { "\($0.type) is not in the copy" }
    }
}

extension [AccountDataEvent] {
    /// Whether one of them is this one, as it is.
    fileprivate func hold(_ event: AccountDataEvent) -> Bool {
        contains { $0.type == event.type && $0.content.isEquivalent(to: event.content) }
    }
}

import Support

/// A request for the backup key that another device has answered already, as the run that made it was killed
/// before it looked, to be met by faults.
final class RequestSubject: FaultSubject {
    private static let name = "m.megolm_backup.v1"

    let proxy: FaultProxy
    private let desk: SharingDesk
    private let peer: DevicePeer
    /// One that never answers, and is told when nothing is wanted any more.
    private let silent: DevicePeer
    /// How often that one was asked before.
    private var count = 0
    /// Whether the run that was met wrote the archive, so that the next one asks for something new.
    private var isWritten = false

    init() throws {
        desk = try SharingDesk()
        proxy = try FaultProxy(before: desk.user.url)
        try desk.addDevice(through: proxy)
        peer = try desk.peer()
        silent = try desk.peer()
        try peer.answer(with: desk.secrets)
        try mustRun("age-keygen -o id 2>&1 && age-keygen -y id >recipient")
        // From then on it receives from a position, and waits.
        try mustRun(command)
    }

    var stage: TranscriptStage { desk.stage }

    var command: String {
        desk.request(
            "\(Self.name) -o got.tar.age --force --recipients-file recipient --parity 0 --for 2m "
                + "--timeout 1"
        )
    }

    func reset() throws {
        try mustRun("rm -f ../victim got.tar.age")
        count = try seenBySilent().requests.count
        let asked = try peer.await().requests.count
        let first = Fault(.kill, at: 1, method: "GET", path: "v3/sync.timeout=[1-9]")
        try proxy.begin([first], victim: "\(stage.folder)/victim")
        _ = try stage.run("echo $$ >../victim; exec \(command)")
        // It answers before it says that it saw it.
        try peer.await(requests: asked + 1)
        try proxy.begin()
        try mustRun("rm -f ../victim")
    }

    /// What the silent one saw, when everything that another one was asked for is wanted no more.
    private func seenBySilent() throws -> DevicePeer.Seen {
        let answered = Set(try peer.await().requests.map(\.requestID))
        return try silent.await(cancellations: answered.count)
    }

    /// Nothing of the account changes. An archive is whole, though not all of the account's secrets were asked
    /// for, or is not there.
    func losses(_ inspection: FaultCampaign.Inspection) throws -> [String] {
        let verify = "matrix-recovery archive verify got.tar.age --identity id"
        isWritten = try stage.run("test -e got.tar.age").status == 0
        let answer = try stage.run("! test -e got.tar.age || \(verify)")
        return answer.status <= 1 ? [] : ["the archive does not open: \(answer.errors)"]
    }

    func shortcomings(_ inspection: FaultCampaign.Inspection) throws -> [String] {
        let drill = try SharingDesk.parsed(
            stage.run("matrix-recovery drill got.tar.age -i id --recovery-key-file key --json")
        )
        let isProved = try drill.array(at: "checks").contains { check in
            try check.string(at: "check") == "sealed_value"
                && check.stringIfPresent(at: "subject") == Self.name
                && check.string(at: "result") == "proved"
        }
        var complaints: [String] = []
        if !isProved { complaints.append("the secret is not what secret storage has") }
        let seen = try seenBySilent()
        let asked = Set(seen.requests.map(\.requestID))
        let over = Set(seen.cancellations.map(\.requestID))
        if asked != over { complaints.append("asked for \(asked), over \(over)") }
        let ids = Set(seen.requests[count...].map(\.requestID))
        if ids.count > (isWritten ? 2 : 1) { complaints.append("repeated with other IDs: \(ids)") }
        let list = "matrix-recovery device list \(desk.user.id) --session own.session"
        let left = try stage.run(list)
        if left.status != 0 { complaints.append("the device: \(left.errors)") }
        return complaints
    }
}

import Support

/// A request for the backup key by a device of another program, and the same by one that nobody vouches for.
/// The device that answers is one over all cases, as the peer would notice a key that is used twice.
final class AnswerSubject: FaultSubject {
    private static let name = SharingDesk.names[3]

    let proxy: FaultProxy
    private let desk: SharingDesk
    private let device: String
    private let peer: DevicePeer
    private let stranger: DevicePeer
    private var requestID = ""
    /// The requests of all cases: what was held back in one may arrive in another.
    private var asked: Set<String> = []
    /// How many secrets the peer may have by this request: two where the run that was met could not know that the first one arrived.
    private var most = 1

    init() throws {
        desk = try SharingDesk(SharingAccount.shared.get())
        proxy = try FaultProxy(before: desk.user.url)
        device = try desk.addDevice(through: proxy)
        peer = try desk.peer()
        stranger = try DevicePeer(desk.user)
        // From then on there is a session, and a position to receive from.
        try reset()
        try mustRun(command)
    }

    var stage: TranscriptStage { desk.stage }

    var command: String { desk.answer("--recovery-key-file key --for 1s --timeout 1") }

    /// Up to the answer. Behind it the command listens until its time is over.
    func count(_ requests: [FaultProxy.Request]) -> Int {
        requests.last { $0.method == "PUT" }?.number ?? 0
    }

    func reset() throws {
        try mustRun("rm -f ../victim")
        requestID = try peer.ask(for: [Self.name], of: [device])[0]
        asked.insert(requestID)
        _ = try stranger.ask(for: [Self.name], of: [device])
    }

    func met(_ requests: [FaultProxy.Request]) {
        let doubtful = ["lose", "cut", "hold", "kill-after"]
        let isInDoubt = requests.contains { request in
            request.method == "PUT" && request.path.contains("m.room.encrypted")
                && doubtful.contains(request.action)
        }
        most = isInDoubt ? 2 : 1
    }

    /// Nothing is given to whom it is not for; twice only where the run ended before it knew that it was.
    func losses(_ inspection: FaultCampaign.Inspection) throws -> [String] {
        var complaints: [String] = []
        let secrets = try peer.await().secrets
        let given = secrets.filter { $0.requestID == requestID }
        if given.count > most || !secrets.allSatisfy({ asked.contains($0.requestID) }) {
            complaints.append("given: \(given) of \(secrets.count)")
        }
        if try !stranger.await().secrets.isEmpty { complaints.append("given to a stranger") }
        return complaints
    }

    func shortcomings(_ inspection: FaultCampaign.Inspection) throws -> [String] {
        var given: [DevicePeer.Secret] = []
        var count = 1
        while given.isEmpty {
            let secrets = try peer.await(secrets: count).secrets
            guard secrets.count >= count else { return ["not given"] }
            given = secrets.filter { $0.requestID == requestID }
            count = secrets.count + 1
        }
        let digest = desk.made.secrets[Self.name]
        let isRight = given.allSatisfy { $0.sha256 == digest && $0.deviceID == device }
        return try (isRight ? [] : ["another secret: \(given)"]) + losses(inspection)
    }
}

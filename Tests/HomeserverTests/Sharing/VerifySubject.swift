import Support

/// A verification with a device of another program, by a person who says yes, to be met by faults. Each time
/// it is a new device that verifies, which knows nothing.
final class VerifySubject: FaultSubject {
    let proxy: FaultProxy
    private let desk: SharingDesk
    private let peer: DevicePeer
    private let asking: DevicePeer.Side
    private var device: String

    init(_ asking: DevicePeer.Side) throws {
        self.asking = asking
        desk = try SharingDesk(SharingAccount.shared.get())
        proxy = try FaultProxy(before: desk.user.url)
        peer = try desk.peer()
        device = try desk.addUnsignedDevice(through: proxy)
    }

    var stage: TranscriptStage { desk.stage }

    /// What is killed is not the terminal.
    var command: String {
        let agree = asking == .tool ? "" : #"--at 'if that is yours: ' 'yes\n'"#
        let words = asking == .tool ? "" : "--await"
        let verify = desk.verify("--device \(peer.deviceID) \(words) --timeout 1 -q")
        return #"type-at-terminal \#(agree) --at 'if it does not: ' 'yes\n' '' "#
            + #"sh -c 'echo $$ >../victim; exec "$@"' sh \#(verify) >shown"#
    }

    /// When the peer answers, it decides.
    let isSteady = false

    /// A busy peer makes the command ask more than once whether there is something; where it is asked, it does
    /// so once.
    func count(_ requests: [FaultProxy.Request]) -> Int {
        let areSyncs = requests.map { $0.path.contains("/sync?") }
        let repeated = zip(areSyncs, areSyncs.dropFirst()).count { $0 && $1 }
        return requests.count - repeated + (asking == .peer ? 1 : 0)
    }

    func reset() throws {
        let remove = "matrix-recovery device remove \(desk.user.id) --session own.session"
        try mustRun("rm -f ../victim && \(remove)")
        device = try desk.addUnsignedDevice(through: proxy)
        // So that the command need not wait for that.
        try peer.sign(device, by: desk.selfSigning)
        try beginPeer()
    }

    private func beginPeer() throws {
        try peer.verify(
            with: device,
            asking: asking,
            starting: asking,
            master: desk.made.identity["master"],
            .follower
        )
    }

    /// Nothing is known that the other device does not know to be verified.
    func losses(_ inspection: FaultCampaign.Inspection) throws -> [String] {
        let isRight = try !desk.knowsIdentity() || peer.end().code == "done"
        // It has to ask again, too.
        if asking == .peer { try beginPeer() }
        return isRight ? [] : ["the identity is known"]
    }

    func shortcomings(_ inspection: FaultCampaign.Inspection) throws -> [String] {
        var complaints: [String] = []
        if try peer.end().code != "done" { complaints.append("the other: \(try peer.end())") }
        if try !desk.knowsIdentity() { complaints.append("the identity is not known") }
        let numbers = try peer.shown().numbers.map(String.init).joined(separator: " ")
        let shown = try stage.run("cat shown").output
        if !shown.contains(where: { $0.hasSuffix("    \(numbers)") }) {
            complaints.append("\(numbers) is not shown: \(shown.joined(separator: "; "))")
        }
        return complaints
    }
}

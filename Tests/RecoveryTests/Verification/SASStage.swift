import Formats
import Recovery
import Testing

/// As far as a verification gets by itself and with its people.
enum SASStage: CaseIterable {
    case requested, asked, ready, started, accepted, keySent, comparing, vouched, confirmed,
        finishing

    /// What may come next from the other device, beside a cancellation.
    var expected: Set<VerificationMessage.Kind> {
        switch self {
        case .requested: [.ready]
        case .asked, .vouched: []
        case .ready: [.start]
        // The other's start counts, as its ID is the smaller.
        case .started: [.start, .accept]
        case .accepted, .keySent: [.key]
        case .comparing, .confirmed: [.mac]
        case .finishing: [.done]
        }
    }

    /// A verification of device `B` by our device `C` at that stage.
    func verification() throws -> SASVerification {
        let ours = try SASPair.parties(own: "C", others: ["B"])
        let theirs = try SASPair.parties(own: "B", others: ["C"])
        if self == .asked { return try SASPair(asking: theirs, asked: ours).asked }
        var pair = try SASPair(asking: ours, asked: theirs)
        if self == .requested { return pair.asking }
        try pair.agree()
        switch self {
        case .requested, .asked, .ready: break
        case .started: _ = pair.asking.start(at: SASPair.now)
        case .accepted:
            let start = try #require(pair.asked.start(at: SASPair.now).first)
            _ = try pair.deliver(start.message, to: .asking)
        case .keySent:
            let start = try #require(pair.asking.start(at: SASPair.now).first)
            let accept = try #require(try pair.deliver(start.message, to: .asked).first)
            _ = try pair.deliver(accept.message, to: .asking)
        case .comparing, .vouched, .confirmed, .finishing:
            try pair.exchange(pair.asking.start(at: SASPair.now), from: .asking)
            if self == .vouched || self == .finishing { try pair.answer(.asked) }
            if self == .confirmed || self == .finishing {
                _ = pair.asking.answer(.same, at: SASPair.now)
            }
        }
        return pair.asking
    }
}

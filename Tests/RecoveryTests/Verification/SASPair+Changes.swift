import Formats
import Recovery
import Testing

/// Verifications of which one message is changed on its way.
extension SASPair {
    /// What comes of it where a device's messages of one kind are changed, and both people say that they
    /// see the same.
    static func exchange(
        changing kind: VerificationMessage.Kind,
        from sender: Device,
        startedBy starter: Device = .asking,
        _ change: (VerificationMessage.Body) -> VerificationMessage.Body
    ) throws -> SASPair {
        var pair = try SASPair()
        try pair.agree()
        var waiting = pair[starter].start(at: now).map { (starter, $0.message) }
        var people: Set<Device> = []
        while true {
            if waiting.isEmpty {
                for device in Device.allCases
                where pair[device].comparison != nil && people.insert(device).inserted {
                    waiting += pair[device].answer(.same, at: now)
                        .map { (device, $0.message) }
                }
                if waiting.isEmpty { return pair }
            }
            var (device, message) = waiting.removeFirst()
            if device == sender, message.kind == kind {
                message = VerificationMessage(message.transactionID, change(message.body))
            }
            waiting += try pair.deliver(message, to: device.other)
                .map { (device.other, $0.message) }
        }
    }

    /// Both have ended, one of them by itself.
    static func expect(
        _ pair: SASPair,
        _ device: Device,
        ends code: CancellationCode,
        _ location: SourceLocation = #_sourceLocation
    ) {
        #expect(pair[device].end == .byUs(code), sourceLocation: location)
        #expect(
            pair[device.other].end == .byOther(VerificationCancellation(code)),
            sourceLocation: location
        )
    }

    /// A changed answer to a start.
    static func changed(
        _ body: VerificationMessage.Body,
        _ change: (VerificationAccept) -> VerificationAccept
    ) -> VerificationMessage.Body {
        guard case .accept(let accept) = body else { return body }
        return .accept(change(accept))
    }

    /// Changed codes.
    static func changed(
        _ body: VerificationMessage.Body,
        _ change: (VerificationMAC) -> VerificationMAC
    ) -> VerificationMessage.Body {
        guard case .mac(let mac) = body else { return body }
        return .mac(change(mac))
    }
}

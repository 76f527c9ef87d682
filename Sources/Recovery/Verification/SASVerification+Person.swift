import Formats

/// What the person does. What cannot be done as far as it is does nothing.
extension SASVerification {
    /// The requests that it begins with.
    package var requests: [VerificationSending] {
        guard case .requested = state else { return [] }
        let timestamp = (deadline - Self.longest) * 1000
        return sending(
            .request(
                VerificationRequest(
                    deviceID: parties.own.deviceID,
                    methods: [.sas],
                    timestamp: timestamp
                )
            ),
            to: parties.others
        )
    }

    /// Agrees to another device's request.
    package mutating func agree(at now: Int64) -> [VerificationSending] {
        let late = expire(at: now)
        guard case .asked(let device) = state else { return late }
        state = .ready(device)
        deadline = now + Self.longest
        let ready = VerificationReady(deviceID: parties.own.deviceID, methods: [.sas])
        return sending(.ready(ready), to: [device])
    }

    /// Starts, once both agree. The other may do the same at that time: of two, that of the device with
    /// the smaller ID counts.
    package mutating func start(at now: Int64) -> [VerificationSending] {
        let late = expire(at: now)
        guard case .ready(let device) = state else { return late }
        let start = VerificationStart(
            deviceID: parties.own.deviceID,
            transactionID: transactionID,
            offer: .own
        )
        state = .started(device, start)
        return sending(.start(start), to: [device])
    }

    /// Takes what the person says of the strings.
    package mutating func answer(_ answer: Answer, at now: Int64) -> [VerificationSending] {
        let late = expire(at: now)
        guard case .comparing(let comparison) = state else { return late }
        guard answer == .same else { return cancel(.mismatchedSAS) }
        let mac = comparison.vouching(for: parties)
        let sent = sending(.mac(mac), to: [comparison.device])
        guard let keys = comparison.vouched else {
            state = .confirmed(comparison)
            return sent
        }
        return sent + finish(keys)
    }

    /// Ends it, as the person wants.
    package mutating func cancel() -> [VerificationSending] { cancel(.user) }

    /// Ends it if it takes too long; to be called now and then.
    package mutating func expire(at now: Int64) -> [VerificationSending] {
        guard now > deadline else { return [] }
        if case .asked = state {
            state = .ended(.unanswered)
            return []
        }
        return cancel(.timeout)
    }
}

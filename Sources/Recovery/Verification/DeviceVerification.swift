import Formats
import Primitives

/// Verifies another device of the user's by the short strings that a person compares, over a device
/// connection.
///
/// A run that was ended is begun anew, and the other device is told first. What stays is what was verified:
/// the master key that the other device vouched for.
package struct DeviceVerification: Sendable {
    /// Who begins.
    package enum Beginning: Sendable {
        /// We ask these devices.
        case asking
        /// One of them asks us.
        case awaiting
    }

    /// How long one question to the server waits, in seconds.
    private static let longestWait = 5

    private let parties: VerificationParties
    private let devices: TrustedDevices
    private let keyPair: SASKeyPair

    /// A verification among these parties.
    ///
    /// - Parameter devices: those whose encrypted messages are listened to meanwhile.
    /// - Throws: `RecoveryError.primitive` where the library fails.
    package init(
        of parties: VerificationParties,
        _ devices: TrustedDevices
    ) throws(RecoveryError) {
        self.parties = parties
        self.devices = devices
        keyPair = try carryingPrimitive { () throws(PrimitivesError) in
            try SASKeyPair(privateKey: Randomness.secret(X25519.keyLength))
        }
    }

    /// Verifies, and keeps the master key that the other device vouched for.
    ///
    /// - Parameters:
    ///   - refused: what came meanwhile and was not listened to, also where it throws.
    ///   - end: when to stop waiting to be asked, in seconds since 1970.
    ///   - show: told how many seconds are left, at least every few seconds.
    /// - Throws: `RecoveryError.device` with `verificationEnded`, and others; the other device is told.
    package func run(
        _ beginning: Beginning,
        _ connection: inout DeviceConnection,
        with person: some VerifyingPerson,
        ignoring refused: inout RefusalTally,
        until end: Int64,
        _ show: (Int64) -> Void
    ) async throws(RecoveryError) -> VerifiedKeys {
        // What another run left is no matter of this one.
        if let left = connection.device.verification {
            try connection.change { device in
                device.verification = nil
                device.post(left.cancellation)
            }
        }
        try await connection.deliver()
        var verification =
            switch beginning {
            case .asking: asking()
            case .awaiting: try await asked(&connection, ignoring: &refused, until: end, show)
            }
        try await send(verification.requests, of: verification, &connection)
        do throws(RecoveryError) {
            while true {
                switch verification.state {
                case .verified(let keys):
                    try connection.change { device in
                        device.master = keys.masterKey ?? device.master
                        device.verification = nil
                    }
                    return keys
                case .ended(let end): throw .device(.verificationEnded(end))
                default:
                    show(max(0, verification.deadline - SystemClock.now()))
                    try await step(&verification, &connection, with: person, ignoring: &refused)
                }
            }
        } catch {
            let cancellation = verification.cancel()
            try? await send(cancellation, of: verification, &connection)
            throw error
        }
    }

    private func asking() -> SASVerification {
        SASVerification(
            requesting: parties,
            transactionID: ExactText(Hexadecimal.encode(Randomness.bytes(16))),
            keyPair: keyPair,
            at: SystemClock.now()
        )
    }

    /// Waits until a device asks. Of several requests that came meanwhile the last one counts, since runs
    /// that were ended may have left the others. Homeservers may give what such a run was given once more,
    /// and what came since only when they are asked again.
    private func asked(
        _ connection: inout DeviceConnection,
        ignoring refused: inout RefusalTally,
        until end: Int64,
        _ show: (Int64) -> Void
    ) async throws(RecoveryError) -> SASVerification {
        var verification: SASVerification?
        while true {
            let isAsked = verification?.isOver == false
            let left = end - SystemClock.now()
            guard isAsked || left > 0 else { throw .device(.verificationEnded(.unanswered)) }
            show(max(0, left))
            let seconds = isAsked ? 0 : Self.longestWait
            try await receive(&connection, waiting: seconds, ignoring: &refused) { event in
                guard event.type == VerificationMessage.Kind.request.rawValue else {
                    return receive(event, &verification)
                }
                let next = try? SASVerification(
                    answering: event.content,
                    from: event.sender,
                    parties,
                    keyPair: keyPair,
                    at: SystemClock.now()
                )
                if let next { verification = next }
                return []
            }
            if isAsked, let verification, !verification.isOver { return verification }
        }
    }

    private func receive(
        _ event: ToDeviceEvent,
        _ verification: inout SASVerification?
    ) -> [VerificationSending] {
        verification?
            .receive(event.type, event.content, from: event.sender, at: SystemClock.now())
            ?? SASVerification.decline(event.type, event.content, from: event.sender, parties)
    }

    /// Does what is to be done, and then receives once.
    private func step(
        _ verification: inout SASVerification,
        _ connection: inout DeviceConnection,
        with person: some VerifyingPerson,
        ignoring refused: inout RefusalTally
    ) async throws(RecoveryError) {
        let sendings: [VerificationSending]
        switch verification.state {
        case .asked(let device):
            let agrees = try person.agrees(to: device)
            sendings = agrees ? verification.agree(at: SystemClock.now()) : verification.cancel()
        case .ready: sendings = verification.start(at: SystemClock.now())
        case .comparing(let comparison):
            let answer = try person.compare(comparison)
            sendings = verification.answer(answer, at: SystemClock.now())
        default: sendings = verification.expire(at: SystemClock.now())
        }
        try await send(sendings, of: verification, &connection)
        guard !verification.isOver else { return }
        var current = verification
        try await receive(&connection, waiting: Self.longestWait, ignoring: &refused) { event in
            current.receive(event.type, event.content, from: event.sender, at: SystemClock.now())
        }
        verification = current
    }

    private func receive(
        _ connection: inout DeviceConnection,
        waiting seconds: Int,
        ignoring refused: inout RefusalTally,
        _ take: (ToDeviceEvent) -> [VerificationSending]
    ) async throws(RecoveryError) {
        let (_, dropped) = try await connection.receive(
            among: devices,
            waiting: seconds
        ) { device, arrival in
            do throws(SharingRefusal) {
                switch arrival {
                case .request(let request): device.note(request)
                case .verification(let event): device.post(take(event))
                case .message(let message): try device.keep(message, among: devices)
                case .refused(let refusal): throw refusal
                }
            } catch {
                refused.note(error)
            }
        }
        if let error = dropped.first { throw .homeserver(error) }
    }

    private func send(
        _ sendings: [VerificationSending],
        of verification: SASVerification,
        _ connection: inout DeviceConnection
    ) async throws(RecoveryError) {
        try connection.change { device in
            device.verification = OpenVerification(verification)
            device.post(sendings)
        }
        if let error = try await connection.deliver().first { throw .homeserver(error) }
    }
}

extension OwnDevice {
    /// Puts the messages of a verification on their way.
    mutating func post(_ sendings: [VerificationSending]) {
        for sending in sendings {
            let message = sending.message
            post(message.kind.rawValue, message.content, to: [sending.deviceID])
        }
    }
}

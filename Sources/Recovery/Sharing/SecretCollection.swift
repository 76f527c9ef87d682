package import Formats
import Primitives

/// Asks the user's other devices for secrets, and waits for them. Spec: A12–A15.
///
/// A run that was ended anywhere is gone on with by another: what was asked for stays asked for under the
/// same ID, and what came is kept until it was put where it belongs.
package struct SecretCollection: Sendable {
    /// What came of it.
    package struct Outcome: Sendable {
        /// The secrets that came, now or before, and are kept in the device.
        package internal(set) var taken: [EventType] = []
        /// Those of them that nothing is published of.
        package internal(set) var unproven: [EventType] = []
        /// Those that did not.
        package var missing: [EventType] = []
        /// What came and was not taken.
        package internal(set) var refused = RefusalTally()
    }

    private let names: [EventType]
    private let devices: TrustedDevices
    private let asked: [TrustedDevices.Device]
    private let proof: SecretProof
    private let unproven: OpenRequests.Proof

    /// - Parameters:
    ///   - names: the secrets.
    ///   - devices: the user's devices; the verified ones are asked.
    ///   - deviceID: the device that asks.
    ///   - proof: what is published of the secrets.
    package init(
        of names: [EventType],
        from devices: TrustedDevices,
        for deviceID: ExactText,
        _ proof: SecretProof,
        unproven: OpenRequests.Proof
    ) {
        self.names = names
        self.devices = devices
        asked = devices.verified.filter { $0.deviceID != deviceID }
        self.proof = proof
        self.unproven = unproven
    }

    /// Asks, and receives until all is there or the time is over; then takes back what is not answered.
    /// Where all is there already, nobody is asked, and nobody need be there to be.
    ///
    /// - Parameters:
    ///   - end: when to stop, in seconds since 1970.
    ///   - show: told what is still waited for and how many seconds are left, at least every few seconds.
    /// - Throws: `RecoveryError`, also `device` with `notVerified`, `another` or `noVerifiedDevice`.
    package func run(
        _ connection: inout DeviceConnection,
        until end: Int64,
        _ show: ([EventType], Int64) -> Void
    ) async throws(RecoveryError) -> Outcome {
        var outcome = Outcome()
        if !open(connection.device).isEmpty { try ensureSomebodyAnswers(connection.device) }
        try connection.change { takeKept(&$0, &outcome) }
        try await ask(asked, &connection)
        while !open(connection.device).isEmpty, SystemClock.now() < end {
            let left = end - SystemClock.now()
            show(open(connection.device), left)
            let (replaced, _) = try await connection.receive(
                among: devices,
                waiting: Int(min(left, Self.longestWait))
            ) { device, arrival in
                act(&device, arrival, &outcome)
            }
            try await ask(asked.filter { replaced.contains($0) }, &connection)
        }
        try connection.change { takeBack(&$0) }
        try await connection.deliver()
        outcome.missing = open(connection.device)
        outcome.taken = names.filter { !outcome.missing.contains($0) }
        outcome.unproven = outcome.taken.filter { !proof.isPossible(of: $0) }
        return outcome
    }

    /// How long one question to the server waits, in seconds.
    private static let longestWait: Int64 = 5

    /// Makes sure that others know this device by its own keys, and that there are others.
    private func ensureSomebodyAnswers(_ own: OwnDevice) throws(RecoveryError) {
        let published = devices.verified.first { $0.deviceID == own.deviceID }
        guard let published else { throw .device(.notVerified(own.deviceID)) }
        guard published.fingerprint == own.party.fingerprint else {
            throw .device(.another(own.deviceID))
        }
        guard !asked.isEmpty else { throw .device(.noVerifiedDevice) }
    }

    /// What is still wanted. What came before, and would not be taken now, is.
    private func open(_ device: OwnDevice) -> [EventType] {
        names.filter { name in
            guard let secret = device.received[name] else { return true }
            do throws(SharingRefusal) {
                try proof.check(secret, as: name)
                return false
            } catch .notProvable {
                return unproven == .needed
            } catch {
                return true
            }
        }
    }

    private func ask(
        _ devices: [TrustedDevices.Device],
        _ connection: inout DeviceConnection
    ) async throws(RecoveryError) {
        guard !devices.isEmpty else { return }
        try connection.change { ask(devices, &$0) }
        try await connection.deliver()
    }

    private func ask(_ devices: [TrustedDevices.Device], _ device: inout OwnDevice) {
        for name in open(device) {
            let request = device.requests.open(
                name,
                requestID: ExactText(Hexadecimal.encode(Randomness.bytes(16))),
                asking: asked,
                at: SystemClock.now()
            )
            let content = SecretRequest(
                .request(name),
                deviceID: device.deviceID,
                requestID: request.requestID
            )
            device.post(SecretRequest.eventType, content.content, to: devices.map(\.deviceID))
        }
    }

    private func act(
        _ device: inout OwnDevice,
        _ arrival: DeviceConnection.Arrival,
        _ outcome: inout Outcome
    ) {
        do throws(SharingRefusal) {
            switch arrival {
            case .refused(let refusal): throw refusal
            case .message(let message):
                guard message.payload.type == SecretAnswer.eventType else { return }
                try take(message, &device)
            case .request(let request): try device.note(request, among: devices)
            case .verification: return
            }
        } catch {
            outcome.refused.note(error)
        }
    }

    private func take(
        _ message: ArrivedMessage,
        _ device: inout OwnDevice
    ) throws(SharingRefusal) {
        do throws(SharingRefusal) {
            let taken = try device.requests.take(
                message,
                for: device.party,
                among: devices,
                proof,
                unproven: unproven,
                at: SystemClock.now()
            )
            receive(taken, &device)
        } catch .notProvable(let name) where !names.contains(name) {
            // The run that asks for it says whether that matters.
            try device.keep(message, among: devices)
        }
    }

    /// Takes what came while another command read the mail.
    private func takeKept(_ device: inout OwnDevice, _ outcome: inout Outcome) {
        for request in device.requests.requests where names.contains(request.name) {
            for (id, secret) in request.answers.sorted(by: { $0.key < $1.key }) {
                do throws(SharingRefusal) {
                    let taken = try device.requests.takeKept(
                        secret,
                        of: id,
                        for: request,
                        among: devices,
                        proof,
                        unproven: unproven,
                        at: SystemClock.now()
                    )
                    receive(taken, &device)
                    break
                } catch {
                    outcome.refused.note(error)
                }
            }
        }
    }

    private func receive(_ taken: OpenRequests.Taken, _ device: inout OwnDevice) {
        device.received[taken.name] = taken.secret
        cancel(taken.requestID, at: taken.rest, &device)
    }

    private func takeBack(_ device: inout OwnDevice) {
        let time = SystemClock.now()
        for request in device.requests.requests
        where names.contains(request.name) || OpenRequests.isLate(request, at: time) {
            device.requests.cancel(request)
            cancel(request.requestID, at: request.asked, &device)
        }
    }

    private func cancel(
        _ requestID: ExactText,
        at devices: [TrustedDevices.Device],
        _ device: inout OwnDevice
    ) {
        let content = SecretRequest(
            .cancellation,
            deviceID: device.deviceID,
            requestID: requestID
        )
        device.post(SecretRequest.eventType, content.content, to: devices.map(\.deviceID))
    }
}

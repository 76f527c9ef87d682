package import Formats
import Primitives
package import Secrets

/// Answers what the user's other devices ask for. Spec: A12, A13, A16.
package struct SecretGiving: Sendable {
    /// What became of what came.
    package struct Answer: Sendable {
        /// What was asked for; nil where what came is no request of the user's.
        package let request: SecretRequest?
        /// Why it got nothing; nil where the secret was sent.
        package let refusal: SharingRefusal?
    }

    /// What the person said to a request.
    package enum Consent: Sendable {
        /// The device gets the secret.
        case given
        /// It does not.
        case refused
    }

    private let secrets: [EventType: SecretBytes]
    private let policy: SharingPolicy
    private let master: [UInt8]

    /// - Parameters:
    ///   - secrets: what may be given.
    ///   - deviceID: the device that gives.
    ///   - chosen: the devices that may have them; nil for every one that is verified.
    ///   - master: the master key that is known to be the user's.
    package init(
        _ secrets: [EventType: SecretBytes],
        from deviceID: ExactText,
        to chosen: Set<ExactText>?,
        master: [UInt8]
    ) {
        self.secrets = secrets
        policy = SharingPolicy(deviceID: deviceID, offered: Set(secrets.keys), chosen: chosen)
        self.master = master
    }

    /// Receives once, and answers what is asked for. A request that was received and not answered, since
    /// the run ended, is answered by the next, which asks the person anew: also where it is not known
    /// whether the server has the answer, so that the device may get it twice.
    ///
    /// - Parameters:
    ///   - seconds: how long to wait where nothing is asked.
    ///   - tell: told what became of each thing that came, once that is certain: of a secret, once the
    ///     server has it.
    ///   - consent: asks the person.
    /// - Throws: `RecoveryError`; the request that was being answered is still to be.
    package func run(
        _ connection: inout DeviceConnection,
        waiting seconds: Int,
        telling tell: (Answer) -> Void,
        _ consent: (EventType, TrustedDevices.Device) async throws(RecoveryError) -> Consent
    ) async throws(RecoveryError) {
        try await connection.deliver()
        let wait = connection.device.pending.isEmpty ? seconds : 0
        try await receive(&connection, waiting: wait, tell)
        for _ in 0..<OwnDevice.mostPending {
            guard let request = connection.device.pending.first else { break }
            let refusal = try await answer(request, &connection, tell, consent)
            tell(Answer(request: request, refusal: refusal))
            try connection.change { $0.settle(request) }
        }
    }

    private func receive(
        _ connection: inout DeviceConnection,
        waiting seconds: Int,
        _ tell: (Answer) -> Void
    ) async throws(RecoveryError) {
        let devices = try await devices(connection)
        var refused: [Answer] = []
        try await connection.receive(among: devices, waiting: seconds) { device, arrival in
            var asked: SecretRequest?
            do throws(SharingRefusal) {
                switch arrival {
                case .request(let request):
                    asked = request
                    try device.note(request, among: devices)
                case .refused(let refusal): throw refusal
                case .message(let message): try device.keep(message, among: devices)
                case .verification: break
                }
            } catch {
                refused.append(Answer(request: asked, refusal: error))
            }
        }
        for answer in refused { tell(answer) }
    }

    /// The user's devices as they are now: one that was verified a minute ago may not be any more.
    private func devices(
        _ connection: DeviceConnection
    ) async throws(RecoveryError) -> TrustedDevices {
        try TrustedDevices(await connection.publishedIdentity(), master: master)
    }

    /// Answers a request, or says why not. What the person takes his time for may be taken back meanwhile.
    private func answer(
        _ request: SecretRequest,
        _ connection: inout DeviceConnection,
        _ tell: (Answer) -> Void,
        _ consent: (EventType, TrustedDevices.Device) async throws(RecoveryError) -> Consent
    ) async throws(RecoveryError) -> SharingRefusal? {
        switch try await recipient(of: request, connection) {
        case .failure(let refusal): return refusal
        case .success(let asking):
            guard try await consent(asking.name, asking.device) == .given else { return .declined }
        }
        try await receive(&connection, waiting: 0, tell)
        guard connection.device.pending.contains(request) else { return .withdrawn }
        switch try await recipient(of: request, connection) {
        case .failure(let refusal): return refusal
        case .success(let asking):
            guard let secret = secrets[asking.name] else { return .notOffered(asking.name) }
            if let refusal = try await connection.reach(asking.device) { return refusal }
            let answer = SecretAnswer(requestID: request.requestID, secret: secret)
            let delivery = try await connection.send(
                SecretAnswer.eventType,
                answer.content,
                to: asking.device
            )
            return delivery == .taken ? nil : .notSent(asking.device.deviceID)
        }
    }

    private func recipient(
        of request: SecretRequest,
        _ connection: DeviceConnection
    ) async throws(RecoveryError) -> Result<SharingPolicy.Recipient, SharingRefusal> {
        let devices = try await devices(connection)
        do throws(SharingRefusal) {
            return .success(try policy.recipient(of: request, among: devices))
        } catch {
            return .failure(error)
        }
    }
}

package import Formats
package import Secrets

/// The requests for secrets that this device has open, and what of the answers is taken.
///
/// ```
/// request ──► open ──answer that holds──► taken      and a cancellation for the other devices (A14)
///              │├────answer that does not──► open    and counted
///              │└────nobody waits──────────► open    and the answer kept, to be held against it later
///              └──── cancelled, or 15 minutes old ─► every answer is refused, and what was kept is gone
/// ```
/// Spec: A12–A15.
package struct OpenRequests: Sendable {
    /// A request.
    package struct Request: Equatable, Sendable {
        /// The secret.
        package let name: EventType
        /// What the request is told by.
        package let requestID: ExactText
        /// The devices that were asked.
        package let asked: [TrustedDevices.Device]
        /// When it was made, in seconds since 1970.
        package let time: Int64
        /// What came while nobody waited for it, and nobody has proven yet: the last answer of each device
        /// that was asked.
        package internal(set) var answers: [ExactText: SecretBytes] = [:]
    }

    /// A secret that came and is what it should be.
    package struct Taken: Sendable {
        /// Its name.
        package let name: EventType
        /// Its value.
        package let secret: SecretBytes
        /// The device that sent it.
        package let device: TrustedDevices.Device
        /// The other devices that were asked, which are told that nothing is wanted any more.
        package let rest: [TrustedDevices.Device]
        /// What the request is told by.
        package let requestID: ExactText
    }

    /// Whether a secret is taken that nothing is published of.
    package enum Proof: Sendable {
        /// It is not.
        case needed
        /// It is, since the person asked for that.
        case waived
    }

    /// How long an answer is waited for, in seconds.
    package static let lifetime: Int64 = 15 * 60

    /// Those that no answer was taken of.
    package internal(set) var requests: [Request] = []

    /// Requests as they were kept.
    package init(_ requests: [Request] = []) {
        self.requests = requests
    }

    /// Makes a request. Where one for that secret is open, that one is repeated.
    ///
    /// - Parameter requestID: of a new one.
    package mutating func open(
        _ name: EventType,
        requestID: ExactText,
        asking devices: [TrustedDevices.Device],
        at time: Int64
    ) -> Request {
        let before = requests.first { $0.name == name && !Self.isLate($0, at: time) }
        let request = Request(
            name: name,
            requestID: before?.requestID ?? requestID,
            asked: devices,
            time: time
        )
        requests.removeAll { $0.name == name }
        requests.append(request)
        return request
    }

    /// Takes a request back.
    package mutating func cancel(_ request: Request) {
        requests.removeAll { $0.requestID == request.requestID }
    }

    /// Takes what a message answers a request with. Nothing is changed by what is refused.
    ///
    /// - Parameters:
    ///   - message: nil for one that came in the clear, or by what a whole room can read.
    ///   - own: whom the message has to be for.
    ///   - time: in seconds since 1970.
    /// - Throws: `SharingRefusal`.
    package mutating func take(
        _ message: ArrivedMessage?,
        for own: OlmPayload.Party,
        among devices: TrustedDevices,
        _ proof: SecretProof,
        unproven: Proof,
        at time: Int64
    ) throws(SharingRefusal) -> Taken {
        let (request, device, secret) = try answer(message, for: own, among: devices, at: time)
        return try take(secret, of: device, for: request, proof, unproven)
    }

    /// What a message answers, and by what device's word.
    func answer(
        _ message: ArrivedMessage?,
        for own: OlmPayload.Party,
        among devices: TrustedDevices,
        at time: Int64
    ) throws(SharingRefusal) -> (Request, TrustedDevices.Device, SecretBytes) {
        guard let message else { throw .notByOlm }
        let device = try message.device(among: devices, for: own)
        guard let answer = try? SecretAnswer(decoding: message.payload.content) else {
            throw .malformed
        }
        guard let request = requests.first(where: { $0.requestID == answer.requestID }) else {
            throw .notAsked(requestID: answer.requestID)
        }
        try Self.ensure(request, isFor: device, at: time)
        return (request, device, answer.secret)
    }

    /// Makes sure that a device may answer a request now.
    static func ensure(
        _ request: Request,
        isFor device: TrustedDevices.Device,
        at time: Int64
    ) throws(SharingRefusal) {
        guard request.asked.contains(device) else { throw .deviceNotAsked(device.deviceID) }
        guard !isLate(request, at: time) else { throw .late(request.name) }
    }

    /// Takes a secret, if it is the one that was asked for.
    mutating func take(
        _ secret: SecretBytes,
        of device: TrustedDevices.Device,
        for request: Request,
        _ proof: SecretProof,
        _ unproven: Proof
    ) throws(SharingRefusal) -> Taken {
        do throws(SharingRefusal) {
            try proof.check(secret, as: request.name)
        } catch .notProvable(let name) {
            guard unproven == .waived else { throw .notProvable(name) }
        }
        cancel(request)
        return Taken(
            name: request.name,
            secret: secret,
            device: device,
            rest: request.asked.filter { $0 != device },
            requestID: request.requestID
        )
    }

    /// Whether an answer to a request would come too late.
    static func isLate(_ request: Request, at time: Int64) -> Bool {
        time < request.time || time - request.time > lifetime
    }
}

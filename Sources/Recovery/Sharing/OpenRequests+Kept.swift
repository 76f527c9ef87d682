import Formats
import Secrets

/// What came while nobody waited for it: another command read the mail, and it comes only once.
extension OpenRequests {
    /// The most bytes of an answer that is kept: as many as an event has.
    static let longestAnswer = 1 << 16

    /// Keeps what a message answers a request with, for whoever waits for it next: nobody has proven it.
    ///
    /// - Throws: `SharingRefusal`.
    mutating func keep(
        _ message: ArrivedMessage,
        for own: OlmPayload.Party,
        among devices: TrustedDevices,
        at time: Int64
    ) throws(SharingRefusal) {
        let (request, device, secret) = try answer(message, for: own, among: devices, at: time)
        guard secret.count <= Self.longestAnswer else { throw .malformed }
        for place in requests.indices where requests[place].requestID == request.requestID {
            requests[place].answers[device.deviceID] = secret
        }
    }

    /// Takes what was kept of a device's answer, by the same rules as one that comes now. It is not kept
    /// any more, whatever becomes of it.
    ///
    /// - Throws: `SharingRefusal`.
    mutating func takeKept(
        _ secret: SecretBytes,
        of deviceID: ExactText,
        for request: Request,
        among devices: TrustedDevices,
        _ proof: SecretProof,
        unproven: Proof,
        at time: Int64
    ) throws(SharingRefusal) -> Taken {
        for place in requests.indices where requests[place].requestID == request.requestID {
            requests[place].answers[deviceID] = nil
        }
        let device = try devices.device(deviceID)
        try Self.ensure(request, isFor: device, at: time)
        return try take(secret, of: device, for: request, proof, unproven)
    }

    /// Forgets what was kept and would be too late now.
    mutating func forgetLateAnswers(at time: Int64) {
        for place in requests.indices where Self.isLate(requests[place], at: time) {
            requests[place].answers = [:]
        }
    }
}

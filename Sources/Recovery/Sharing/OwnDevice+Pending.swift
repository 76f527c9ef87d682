import Formats
import Primitives

extension OwnDevice {
    /// The most requests that wait for an answer.
    static let mostPending = 100

    /// Notes what a verified device asks for.
    ///
    /// - Throws: `SharingRefusal`.
    mutating func note(
        _ request: SecretRequest,
        among devices: TrustedDevices
    ) throws(SharingRefusal) {
        guard request.deviceID != deviceID else { throw .ownRequest }
        _ = try devices.device(request.deviceID)
        note(request)
    }

    /// Notes what a device asks for, until it is answered. One for the same secret gives way to it, and
    /// the oldest where there are too many; a cancellation takes it back.
    mutating func note(_ request: SecretRequest) {
        pending.removeAll {
            $0.deviceID == request.deviceID
                && ($0.requestID == request.requestID || $0.action == request.action)
        }
        guard case .request = request.action else { return }
        pending = pending.suffix(Self.mostPending - 1) + [request]
    }

    /// Keeps what answers a request of this device's.
    ///
    /// - Throws: `SharingRefusal` for an answer to anything else.
    mutating func keep(
        _ message: ArrivedMessage,
        among devices: TrustedDevices
    ) throws(SharingRefusal) {
        guard message.payload.type == SecretAnswer.eventType else { return }
        try requests.keep(message, for: party, among: devices, at: SystemClock.now())
    }

    /// Forgets a request that was answered or refused.
    mutating func settle(_ request: SecretRequest) {
        pending.removeAll { $0 == request }
    }
}

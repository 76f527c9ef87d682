package import Formats
import Olm
import Primitives
import Secrets

/// A device at its homeserver: what it sends and receives, each step saved before it counts.
///
/// ```
/// sending      encrypt ─► save, with the letter in the outbox ─► send ─► take it out of the outbox, save,
///              also where the server refuses it for good
/// a secret     encrypt ─► save, without the letter ─► send, once: no later run does, which nobody may have
///              allowed it
/// receiving    ask from the position ─► decrypt, act ─► save, with the next position ─► ask from there
/// ```
/// Killed between any two, the next run sends what is in the outbox, which arrives once, and receives what
/// it did not save, which the server still has.
package struct DeviceConnection: Sendable {
    /// What came, as far as it concerns secrets.
    package enum Arrival: Sendable {
        /// The server says that a device of the user wants something.
        case request(SecretRequest)
        /// A verified device of the user wrote something.
        case message(ArrivedMessage)
        /// A step of an interactive verification.
        case verification(ToDeviceEvent)
        /// Something that is not listened to.
        case refused(SharingRefusal)
    }

    /// The most bytes of a request: as many as an event has. It is kept until it is answered.
    private static let longestRequest = 1 << 16

    /// The device as it is saved.
    package private(set) var device: OwnDevice
    private let file: DeviceFile
    let server: any DeviceServer

    /// The device of the server's session, as it was saved.
    ///
    /// - Throws: `RecoveryError.device`, `.primitive`.
    package init(_ file: DeviceFile, _ server: any DeviceServer) throws(RecoveryError) {
        guard let deviceID = server.deviceID else { throw .device(.noDeviceID) }
        guard let device = try file.read() else { throw .device(.notCreated) }
        guard device.userID == server.userID, device.deviceID == deviceID else {
            throw .device(.stateOfAnother(device.deviceID))
        }
        self.device = device
        self.file = file
        self.server = server
    }

    /// What the server shows of the user now.
    ///
    /// - Throws: `RecoveryError.homeserver`, `.format`.
    package func publishedIdentity() async throws(RecoveryError) -> PublishedIdentity {
        try await server.publishedIdentity()
    }

    /// Changes the device and saves it; where something is thrown, nothing has changed.
    package mutating func change<Result>(
        _ body: (inout OwnDevice) throws(RecoveryError) -> Result
    ) throws(RecoveryError) -> Result {
        var changed = device
        let result = try body(&changed)
        try file.save(changed)
        device = changed
        return result
    }

    /// Sends what is in the outbox. What the server refuses for good is dropped, so that the rest goes on.
    ///
    /// - Returns: why it refused what was dropped.
    /// - Throws: `RecoveryError.homeserver`, `.primitive`; what was not sent stays.
    @discardableResult
    package mutating func deliver() async throws(RecoveryError) -> [HomeserverError] {
        var dropped: [HomeserverError] = []
        while let letter = device.outbox.first {
            let delivery = try await server.send(letter)
            try change { $0.outbox.removeAll { $0.transactionID == letter.transactionID } }
            if case .refused(let error) = delivery { dropped.append(error) }
        }
        return dropped
    }

    /// Encrypts something to a device and sends it. Where that fails, nothing is left that is sent later.
    ///
    /// - Throws: `RecoveryError`; what the server made of it is not known then.
    mutating func send(
        _ type: ExactText,
        _ content: SecretBytes,
        to peer: TrustedDevices.Device
    ) async throws(RecoveryError) -> Letter.Delivery {
        let letter = try change { (device) throws(RecoveryError) in
            try device.encrypted(type, content, to: peer)
        }
        return try await server.send(letter)
    }

    /// Makes sure that there is a session with a device.
    ///
    /// - Returns: why there is none: `noOneTimeKey`, `oneTimeKey`.
    /// - Throws: `RecoveryError`.
    package mutating func reach(
        _ peer: TrustedDevices.Device
    ) async throws(RecoveryError) -> SharingRefusal? {
        guard device.olm.sessions.with(peer.identityKey).isEmpty else { return nil }
        return try await beginSession(with: peer)
    }

    /// Begins a session with a device, which is the one to send in from then on.
    private mutating func beginSession(
        with peer: TrustedDevices.Device
    ) async throws(RecoveryError) -> SharingRefusal? {
        let claimed = try await server.claimKey(of: peer.deviceID)
        return try change { (device) throws(RecoveryError) in
            do throws(SharingRefusal) {
                guard let claimed else { throw .noOneTimeKey(peer.deviceID) }
                try device.beginSession(with: peer, by: claimed)
                return nil
            } catch {
                return error
            }
        }
    }

    /// Receives what came, has it acted on, and saves that as one; then sends what came of it, and begins
    /// other sessions in place of those that broke.
    ///
    /// - Parameters:
    ///   - seconds: how long to wait where there is nothing.
    ///   - act: does with the device what an arrival asks for.
    /// - Returns: the devices that other sessions were begun with, what they last sent being lost; and why
    ///   what was dropped was refused.
    /// - Throws: `RecoveryError`.
    @discardableResult
    package mutating func receive(
        among devices: TrustedDevices,
        waiting seconds: Int,
        _ act: (inout OwnDevice, Arrival) -> Void
    ) async throws(RecoveryError) -> (
        replaced: [TrustedDevices.Device], dropped: [HomeserverError]
    ) {
        let mail = try await server.mail(after: device.position, waiting: seconds)
        let time = SystemClock.now()
        try change { (device) throws(RecoveryError) in
            for event in mail.events {
                guard let arrival = Self.arrival(event, &device, devices) else { continue }
                if case .refused(.notDecrypted(let id)) = arrival {
                    device.broken.note(id, at: time)
                }
                act(&device, arrival)
            }
            for _ in 0..<mail.malformed { act(&device, .refused(.malformed)) }
            device.position = mail.position
            device.requests.forgetLateAnswers(at: time)
            try device.makeKeys(
                onServer: mail.oneTimeKeys ?? OlmAccount.supply,
                hasFallbackKey: mail.hasFallbackKey ?? true,
                at: time
            )
        }
        if device.hasUnpublishedKeys { try await publishKeys() }
        let dropped = try await deliver()
        return (try await replaceBroken(among: devices, at: time), dropped)
    }

    /// Begins other sessions in place of those that broke, and sends something in them: by that the other
    /// side learns of it.
    private mutating func replaceBroken(
        among devices: TrustedDevices,
        at time: Int64
    ) async throws(RecoveryError) -> [TrustedDevices.Device] {
        var replaced: [TrustedDevices.Device] = []
        while let id = device.broken.waiting.first {
            let peer = devices.verified.first { $0.deviceID == id && id != device.deviceID }
            if let peer, try await beginSession(with: peer) == nil {
                try change { (device) throws(RecoveryError) in
                    device.broken.settle(id, at: time)
                    try device.post("m.dummy", SecretJSON.object([]), to: peer)
                }
                replaced.append(peer)
            } else {
                try change { $0.broken.settle(id, at: time) }
            }
        }
        try await deliver()
        return replaced
    }

    /// What an event is; nil for what is none of our business.
    private static func arrival(
        _ event: ToDeviceEvent,
        _ device: inout OwnDevice,
        _ devices: TrustedDevices
    ) -> Arrival? {
        do throws(SharingRefusal) {
            switch event.type {
            case SecretRequest.eventType:
                guard event.sender == device.userID else { throw .otherUser(event.sender) }
                guard let request = try? SecretRequest(decoding: event.content),
                    request.content.encoded.count <= longestRequest
                else { throw .malformed }
                return .request(request)
            case SecretAnswer.eventType: throw .notByOlm
            case OlmEvent.eventType: return .message(try device.open(event, among: devices))
            default:
                return event.type.hasPrefix("m.key.verification.") ? .verification(event) : nil
            }
        } catch {
            return .refused(error)
        }
    }
}

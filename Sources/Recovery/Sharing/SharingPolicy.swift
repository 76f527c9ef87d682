package import Formats

/// What is given to whom: the secrets that are offered, to the user's own verified devices. Spec: A16.
package struct SharingPolicy: Sendable {
    private let deviceID: ExactText
    private let offered: Set<EventType>
    private let chosen: Set<ExactText>?

    /// - Parameters:
    ///   - deviceID: the device that gives.
    ///   - offered: the secrets that are at hand and may be given.
    ///   - chosen: the devices that may have them; nil for every one that is verified.
    package init(deviceID: ExactText, offered: Set<EventType>, chosen: Set<ExactText>?) {
        self.deviceID = deviceID
        self.offered = offered
        self.chosen = chosen
    }

    /// A device that gets a secret.
    package struct Recipient: Equatable, Sendable {
        /// The secret.
        package let name: EventType
        /// The device.
        package let device: TrustedDevices.Device
    }

    /// The device that gets what a request of the user's is for.
    ///
    /// - Throws: `SharingRefusal`.
    package func recipient(
        of request: SecretRequest,
        among devices: TrustedDevices
    ) throws(SharingRefusal) -> Recipient {
        guard case .request(let name) = request.action else { throw .withdrawn }
        guard request.deviceID != deviceID else { throw .ownRequest }
        let device = try devices.device(request.deviceID)
        if let chosen, !chosen.contains(device.deviceID) {
            throw .deviceNotChosen(device.deviceID)
        }
        guard offered.contains(name) else { throw .notOffered(name) }
        return Recipient(name: name, device: device)
    }
}

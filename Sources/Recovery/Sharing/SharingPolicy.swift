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

    /// The secret that a request is for, and the device that gets it; nil for what is no request but a
    /// cancellation.
    ///
    /// - Parameter sender: the user that the server says the request is from.
    /// - Throws: `SharingRefusal`.
    package func answer(
        to request: SecretRequest,
        from sender: ExactText,
        among devices: TrustedDevices
    ) throws(SharingRefusal) -> (name: EventType, device: TrustedDevices.Device)? {
        guard sender == devices.userID else { throw .otherUser(sender) }
        guard case .request(let name) = request.action else { return nil }
        guard request.deviceID != deviceID else { throw .ownRequest }
        let device = try devices.device(request.deviceID)
        if let chosen, !chosen.contains(device.deviceID) {
            throw .deviceNotChosen(device.deviceID)
        }
        guard offered.contains(name) else { throw .notOffered(name) }
        return (name, device)
    }
}

package import Formats

/// A homeserver, as far as the devices of a user write to each other there. Spec: A12, B12.
package protocol DeviceServer: IdentityServer {
    /// Publishes keys of the session's device. The same again changes nothing.
    ///
    /// - Parameter keys: what `POST /keys/upload` takes.
    /// - Returns: how many one-time keys of the device the server has then, where it says.
    /// - Throws: `RecoveryError.homeserver`.
    func upload(keys: JSONValue) async throws(RecoveryError) -> Int?

    /// One of the one-time keys of a device of the user, or its fallback key, as the device signed it;
    /// nil where it has none. The server gives each one-time key once.
    ///
    /// - Throws: `RecoveryError.homeserver`.
    func claimKey(of device: ExactText) async throws(RecoveryError) -> JSONValue?

    /// Sends an event to devices of the user. Sent again it arrives once.
    ///
    /// - Throws: `RecoveryError.homeserver`, where another time may go better.
    func send(_ letter: Letter) async throws(RecoveryError) -> Letter.Delivery

    /// What came for the session's device after a position. By asking from a position, what came before
    /// that is given up.
    ///
    /// - Parameters:
    ///   - position: nil for all that the server has.
    ///   - seconds: how long to wait where there is nothing.
    /// - Throws: `RecoveryError.homeserver`.
    func mail(
        after position: ExactText?,
        waiting seconds: Int
    ) async throws(RecoveryError) -> Mail
}

/// What came for a device.
package struct Mail: Sendable {
    /// The events, oldest first.
    package let events: [ToDeviceEvent]
    /// How many things came that are no events.
    package let malformed: Int
    /// Where to go on from.
    package let position: ExactText
    /// How many one-time keys of the device the server has, where it says.
    package let oneTimeKeys: Int?
    /// Whether the server has a fallback key that nobody used, where it says.
    package let hasFallbackKey: Bool?

    /// What a server said.
    package init(
        events: [ToDeviceEvent],
        malformed: Int,
        position: ExactText,
        oneTimeKeys: Int?,
        hasFallbackKey: Bool?
    ) {
        self.events = events
        self.malformed = malformed
        self.position = position
        self.oneTimeKeys = oneTimeKeys
        self.hasFallbackKey = hasFallbackKey
    }
}

import Formats
import Olm
import Primitives

/// The keys of a device, made and published.
extension DeviceConnection {
    /// Makes the device of the server's session, or takes the one that is there, and publishes its keys and
    /// what the server lacks of one-time keys. One of an earlier session gives way to it once the server
    /// has that one no more.
    ///
    /// - Throws: `RecoveryError.device` with `another` where another program's keys are published, with
    ///   `stateOfAnother` where the device that is there gives no way.
    package static func create(
        _ file: DeviceFile,
        _ server: any DeviceServer
    ) async throws(RecoveryError) -> DeviceConnection {
        guard let deviceID = server.deviceID else { throw .device(.noDeviceID) }
        let identity = try await server.publishedIdentity()
        let kept = try file.read()
        if kept?.deviceID != deviceID {
            let device: OwnDevice
            if let kept {
                try ensure(kept, isGoneFrom: identity)
                device = try OwnDevice(deviceID: deviceID, after: kept)
            } else {
                device = try OwnDevice(userID: server.userID, deviceID: deviceID)
            }
            guard device.isPublished(in: identity) == .missing else {
                throw .device(.another(deviceID))
            }
            try file.save(device)
        }
        var connection = try DeviceConnection(file, server)
        switch connection.device.isPublished(in: identity) {
        case .another: throw .device(.another(deviceID))
        case .own: break
        case .missing:
            try connection.change { (device) throws(RecoveryError) in
                try device.makeFirstKeys()
            }
        }
        if let count = try await connection.publishKeys(), count < OlmAccount.supply {
            try connection.change { (device) throws(RecoveryError) in
                try device.makeKeys(onServer: count, hasFallbackKey: true, at: SystemClock.now())
            }
            try await connection.publishKeys()
        }
        return connection
    }

    /// The server may say so of one that it has: lost by that are sessions, and nothing that came.
    private static func ensure(
        _ device: OwnDevice,
        isGoneFrom identity: PublishedIdentity
    ) throws(RecoveryError) {
        let isThere = identity.devices.contains { $0.deviceID == device.deviceID }
        guard device.userID == identity.userID, !isThere else {
            throw .device(.stateOfAnother(device.deviceID))
        }
    }

    /// Publishes the keys that were saved and may not be on the server.
    ///
    /// - Returns: how many one-time keys the server has then, where it says.
    @discardableResult
    mutating func publishKeys() async throws(RecoveryError) -> Int? {
        let count = try await server.upload(keys: device.unpublishedKeys())
        try change { $0.olm.account.markKeysAsPublished() }
        return count
    }
}

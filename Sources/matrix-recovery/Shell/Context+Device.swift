internal import Formats
internal import Homeserver
internal import Primitives
internal import Recovery

extension DeviceFile {
    /// Makes sure that no secrets are kept there that came and were written nowhere.
    ///
    /// - Throws: `RecoveryError.device` with `holdsSecrets`, `stateUnreadable`; `.primitive`.
    func ensureNothingIsLost() throws(RecoveryError) {
        guard let device = try read(), !device.received.isEmpty else { return }
        throw .device(.holdsSecrets(device.received.keys.sorted()))
    }
}

extension Context {
    /// Where the device of a session is kept: beside the session.
    func deviceFile(of userID: ExactText, _ options: SessionOptions) -> DeviceFile {
        let path = sessionPath(of: userID, options).bytes
        let ending = Array(".session".utf8)
        let name = path.suffix(ending.count) == ending[...] ? path.dropLast(ending.count) : path
        return DeviceFile(FilePath(bytes: name), files)
    }

    /// The user's devices as the homeserver shows them now, by a master key that is known to be the user's.
    ///
    /// - Parameter proven: what was given to know the identity by; without, what the device has learnt.
    /// - Throws: `RecoveryError.device` with `identityNotProven`; `RecoveryError`.
    func trustedDevices(
        _ connection: DeviceConnection,
        _ proven: ProvenIdentitySources.Proven?
    ) async throws -> (devices: TrustedDevices, identity: PublishedIdentity) {
        guard let master = proven?.master ?? connection.device.master else {
            throw RecoveryError.device(.identityNotProven)
        }
        let identity = try await connection.publishedIdentity()
        return (try TrustedDevices(identity, master: master), identity)
    }

    /// Asks the user's other devices for secrets, and waits for them; what came is kept in the device.
    ///
    /// - Throws: `RecoveryError`.
    func collect(
        _ names: [EventType],
        from devices: TrustedDevices,
        _ proof: SecretProof,
        unproven: OpenRequests.Proof,
        _ connection: inout DeviceConnection,
        for time: WaitingTime,
        _ output: OutputOptions
    ) async throws -> SecretCollection.Outcome {
        let collection = SecretCollection(
            of: names,
            from: devices,
            for: connection.device.deviceID,
            proof,
            unproven: unproven
        )
        let end = SystemClock.now() + time.seconds
        return try await Progress.during("waiting", in: self, output) { progress in
            try await collection.run(&connection, until: end) { open, left in
                progress.say(SharingWords.waiting(for: open, left))
            }
        }
    }
}

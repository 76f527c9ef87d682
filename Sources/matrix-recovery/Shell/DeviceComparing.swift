internal import Formats
internal import Homeserver
internal import Primitives
internal import Recovery

/// The verification of this device and another one by a person at the terminal.
final class DeviceComparing {
    /// How long the other device is given to sign this one, in seconds.
    private static let signingTime: Int64 = 20

    let context: Context
    let output: OutputOptions
    /// What came meanwhile and was not listened to.
    private(set) var refused = RefusalTally()

    init(context: Context, output: OutputOptions) {
        self.context = context
        self.output = output
    }

    /// Verifies by what both devices show, and tells in the end what it did not listen to. Nothing is begun
    /// without a terminal.
    ///
    /// - Parameter end: when to stop waiting to be asked, in seconds since 1970.
    /// - Throws: `CommandError.nobodyToCompare`; as `DeviceVerification.run`.
    func run(
        _ beginning: DeviceVerification.Beginning,
        of parties: VerificationParties,
        _ identity: PublishedIdentity,
        _ connection: inout DeviceConnection,
        until end: Int64
    ) async throws -> VerifiedKeys {
        do throws(PrimitivesError) {
            _ = try context.openTerminal()
        } catch .posix(.noTerminal) {
            throw CommandError.nobodyToCompare
        }
        let verification = try DeviceVerification(of: parties, connection.device.trusted(identity))
        defer { tellRefused() }
        return try await Progress.during("verifying", in: context, output) { progress in
            try await verification.run(
                beginning,
                &connection,
                with: PersonComparing(context: context, progress: progress),
                ignoring: &refused,
                until: end
            ) { left in
                progress.say(SharingWords.left(left))
            }
        }
    }

    private func tellRefused() {
        guard !output.quiet else { return }
        for refusal in refused.first { context.messages.note(SharingWords.ignored(refusal)) }
        if refused.more > 0 { context.messages.note(SharingWords.ignored(more: refused.more)) }
    }

    /// Waits until the identity vouches for this device, as the other one signs it; it does not where the
    /// other device stands for no identity.
    func isSigned(
        _ device: OwnDevice,
        after keys: VerifiedKeys,
        on live: LiveAccount
    ) async throws -> Bool {
        let end = SystemClock.now() + Self.signingTime
        return try await Progress.during("waiting for its signature", in: context, output) { _ in
            while true {
                if device.isSigned(in: try await live.publishedIdentity()) { return true }
                if keys.masterKey == nil || SystemClock.now() >= end { return false }
                SystemClock.pause(milliseconds: 500)
            }
        }
    }
}

extension VerificationParties {
    /// This device, others of the user's, and the master key that the homeserver shows.
    ///
    /// - Parameter known: the master key that is known to be the user's.
    /// - Throws: `RecoveryError.device` with `notVerifiable`.
    init(
        _ own: OwnDevice,
        _ others: [PublishedDevice],
        in identity: PublishedIdentity,
        known: [UInt8]?
    ) throws(RecoveryError) {
        let parties = VerificationParties(
            of: own.userID,
            own: DeviceKey(deviceID: own.deviceID, publicKey: own.party.fingerprint),
            others: others.compactMap { DeviceKey($0, of: own.userID) },
            master: identity.master.map { master in
                VerificationParties.MasterKey(
                    publicKey: master.publicKey,
                    trust: known == master.publicKey ? .proven : .published
                )
            }
        )
        guard let parties, !parties.others.isEmpty else { throw .device(.notVerifiable) }
        self = parties
    }
}

extension PublishedIdentity {
    /// The devices that `own` may be compared with: that of an ID, or all of them.
    func devices(besides own: ExactText, named id: String?) -> [PublishedDevice] {
        devices.filter { device in
            device.deviceID != own && !device.isDehydrated
                && (id.map { ExactText($0) == device.deviceID } ?? true)
        }
    }
}

/// The person at the terminal who compares two devices.
private struct PersonComparing: VerifyingPerson {
    let context: Context
    let progress: Progress

    func agrees(to device: DeviceKey) throws(RecoveryError) -> Bool {
        try saysYes(to: VerificationWords.question(device))
    }

    func compare(
        _ comparison: SASComparison
    ) throws(RecoveryError) -> SASVerification.Answer {
        try saysYes(to: VerificationWords.question(comparison)) ? .same : .different
    }

    private func saysYes(to question: String) throws(RecoveryError) -> Bool {
        try progress.pausing { () throws(RecoveryError) in try context.saysYes(to: question) }
    }
}

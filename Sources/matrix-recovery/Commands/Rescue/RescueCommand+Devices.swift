internal import Formats
internal import Homeserver
internal import Primitives
internal import Recovery
internal import Secrets

/// The first half of a rescue: to the secrets.
extension RescueCommand {
    /// Secrets that came, with what they are held against.
    struct Secrets {
        /// The values.
        let values: [EventType: SecretBytes]
        /// The master key that is known to be the user's.
        let master: [UInt8]?
    }

    /// Logs in, unless a session holds.
    func logIn(_ steps: inout RescueSteps, in context: Context) throws -> LiveAccount {
        let login = KeptLogin(
            user: user,
            login: login,
            session: session,
            force: .never,
            output: output,
            context: context
        )
        let isThere = try login.standing() != nil
        if !isThere {
            steps.begin(.login)
            _ = try login.begin()
        }
        let live = try context.liveAccount(user.user, session, output)
        let words = RescueWords.session(of: live.session.deviceID)
        if isThere { steps.skip(.login, words) } else { steps.tell(words) }
        return live
    }

    /// What the archive holds, or else what the other devices give.
    func secrets(
        in archive: RescueArchive,
        or live: LiveAccount,
        _ state: DeviceFile,
        _ steps: inout RescueSteps,
        in context: Context
    ) async throws -> Secrets {
        if case .there(let proven) = archive {
            for step in [RescueStep.device, .verification, .request] {
                steps.skip(step, RescueWords.holdsSecrets(path))
            }
            return Secrets(values: proven.secrets, master: proven.master)
        }
        var connection = try await device(state, live, &steps, in: context)
        try await verify(&connection, on: live, &steps, in: context)
        return try await request(&connection, on: live, &steps, in: context)
    }

    private func device(
        _ state: DeviceFile,
        _ live: LiveAccount,
        _ steps: inout RescueSteps,
        in context: Context
    ) async throws -> DeviceConnection {
        let isThere = try state.read().map { $0.deviceID == live.deviceID } ?? false
        if !isThere { steps.begin(.device) }
        let connection = try await Progress.during("publishing", in: context, output) { _ in
            try await DeviceConnection.create(state, live)
        }
        let words = RescueWords.canBeWrittenTo(connection.device)
        if isThere { steps.skip(.device, words) } else { steps.tell(words) }
        return connection
    }

    /// Compares with another device, which then signs this one. Which devices the published identity signs
    /// only says who is asked: nothing is trusted for it.
    private func verify(
        _ connection: inout DeviceConnection,
        on live: LiveAccount,
        _ steps: inout RescueSteps,
        in context: Context
    ) async throws {
        let identity = try await connection.publishedIdentity()
        guard let master = identity.master?.publicKey else { throw CommandError.nothingToRescue }
        let own = connection.device
        if own.master == master, own.isSigned(in: identity) {
            return steps.skip(.verification, RescueWords.isVerified)
        }
        steps.begin(.verification)
        let verified = try TrustedDevices(identity, master: master).verified.map(\.deviceID)
        let others = identity.devices(besides: own.deviceID, named: device)
            .filter { verified.contains($0.deviceID) }
        guard !others.isEmpty else { throw RecoveryError.device(.noVerifiedDevice) }
        steps.tell(RescueWords.invitation(others))
        let comparing = DeviceComparing(context: context, output: output)
        let keys = try await comparing.run(
            .asking,
            of: VerificationParties(own, others, in: identity, known: own.master),
            identity,
            &connection,
            until: SystemClock.now()
        )
        guard keys.masterKey != nil else {
            throw CommandError.vouchesForNothing(keys.device.deviceID)
        }
        guard try await comparing.isSigned(connection.device, after: keys, on: live) else {
            throw RecoveryError.device(.notVerified(own.deviceID))
        }
        steps.tell(RescueWords.isVerified)
    }

    /// Asks for the secrets that something is published of, as far as an earlier run did not get them.
    private func request(
        _ connection: inout DeviceConnection,
        on live: LiveAccount,
        _ steps: inout RescueSteps,
        in context: Context
    ) async throws -> Secrets {
        let (devices, identity) = try await context.trustedDevices(connection, nil)
        let proof = SecretProof(identity, try await live.currentBackup())
        let wanted = KnownSecret.all.filter(proof.isPossible)
        let received = connection.device.received
        let kept = wanted.filter { name in
            received[name].map { (try? proof.check($0, as: name)) != nil } ?? false
        }
        if kept.count == wanted.count {
            steps.skip(.request, RescueWords.received(kept.count, missing: []))
        } else {
            steps.begin(.request)
            let outcome = try await context.collect(
                wanted,
                from: devices,
                proof,
                unproven: .needed,
                &connection,
                for: time,
                output
            )
            for refusal in outcome.refused.first { steps.tell(SharingWords.ignored(refusal)) }
            let more = outcome.refused.more
            if more > 0 { steps.tell(SharingWords.ignored(more: more)) }
            guard !outcome.taken.isEmpty else { throw CommandError.noAnswer }
            steps.tell(RescueWords.received(outcome.taken.count, missing: outcome.missing))
        }
        // What an earlier run got may be of what is published no more.
        let values = connection.device.received.filter { name, value in
            wanted.contains(name) && (try? proof.check(value, as: name)) != nil
        }
        return Secrets(values: values, master: connection.device.master)
    }
}

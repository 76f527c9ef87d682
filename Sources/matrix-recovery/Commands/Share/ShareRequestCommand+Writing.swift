internal import Formats
internal import Homeserver
internal import Primitives
internal import Recovery
internal import Secrets

extension ShareRequestCommand {
    /// Where the secrets go.
    enum Destination {
        /// Into an archive there, which these can open.
        case archive(ArchivePlace, SealKeySources.Readers)
        /// Into a file of JSON.
        case file(FilePath)
        /// Into the account, under a new key.
        case storage(StorageKeySource)
    }

    /// Makes sure, before anything is asked for, that it can be written.
    func destination(in context: Context) throws -> Destination {
        guard let path else { return .storage(try newKey.read(in: context, output)) }
        guard isArchive else {
            try context.ensure(output: path)
            try AtomicFile.rehearse(for: path, mayExist: false)
            return .file(path)
        }
        try sealing.prepare(at: path, force, in: context)
        let place = try sealing.place(at: path, force, in: context)
        return .archive(place, try sealing.recipients.read(for: path, in: context))
    }

    /// Writes what came, and only then forgets it.
    func write(
        _ outcome: SecretCollection.Outcome,
        to destination: Destination,
        _ connection: inout DeviceConnection,
        _ live: LiveAccount,
        in context: Context
    ) async throws -> ExitStatus {
        var report = SharedSecretsReport(user.userID, outcome)
        var status: ExitStatus = outcome.missing.isEmpty ? .done : .findings
        let received = connection.device.received.filter { outcome.taken.contains($0.key) }
        guard !received.isEmpty else {
            try context.show(report, as: output)
            return status
        }
        var parity: ParityPlan?
        switch destination {
        case .archive(let place, let readers):
            let contents = context.contents(try await live.read(), received)
            _ = try context.seal(contents, readers, place, as: sealing.form.form)
            (report.place, parity) = (.file(place.path), place.parity)
        case .file(let path):
            let members = received.sorted { $0.key < $1.key }
                .map { ($0.key.rawValue, SecretJSON.string($0.value)) }
            try context.files.create(path, with: SecretJSON.object(members))
            report.place = .file(path)
        case .storage(let source):
            let sealing = try await StorageSealing(
                of: received,
                under: source,
                in: live,
                context,
                output
            )
            try await sealing.run(in: live, context, output)
            report.place = .storage(sealing.report)
            if !sealing.report.left.isEmpty { status = .findings }
        }
        try connection.change { $0.forget(received.keys) }
        guard let parity else {
            try context.show(report, as: output)
            return status
        }
        return try await context.show(output, with: parity, endingWith: status) { parity in
            report.parity = parity
            return report
        }
    }
}

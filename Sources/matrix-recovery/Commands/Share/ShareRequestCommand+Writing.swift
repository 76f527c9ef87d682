internal import Formats
internal import Homeserver
internal import Primitives
internal import Recovery

extension ShareRequestCommand {
    /// Where the secrets go.
    enum Destination {
        /// Into an archive there, which these can open.
        case archive(ArchivePlace, SealKeySources.Readers)
        /// Into a file of JSON.
        case file
    }

    /// Makes sure, before anything is asked for, that it can be written.
    func destination(in context: Context) throws -> Destination {
        guard isArchive else {
            try context.ensure(output: path)
            try AtomicFile.rehearse(for: path, mayExist: false)
            return .file
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
        let received = connection.device.received.filter { outcome.taken.contains($0.key) }
        if !received.isEmpty {
            switch destination {
            case .archive(let place, let readers):
                let contents = context.contents(try await live.read(), received)
                _ = try context.seal(contents, readers, place, as: sealing.form.form)
            case .file:
                let members = received.sorted { $0.key < $1.key }
                    .map { ($0.key.rawValue, SecretJSON.string($0.value)) }
                try context.files.create(path, with: SecretJSON.object(members))
            }
            try connection.change { device in
                for name in received.keys { device.received[name] = nil }
            }
        }
        try context.show(
            SharedSecretsReport(user.userID, outcome, received.isEmpty ? nil : path),
            as: output
        )
        return outcome.missing.isEmpty ? .done : .findings
    }
}

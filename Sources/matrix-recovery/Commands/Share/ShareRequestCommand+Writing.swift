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
        /// A run that was killed wrote them there; what it did not come to is left to be done.
        case written(FilePath, OwnDevice.Handover, ParityPlan?)

        /// The secrets that are there already.
        var names: [EventType]? {
            if case .written(_, let handover, _) = self { handover.names } else { nil }
        }
    }

    /// Makes sure, before anything is asked for, that it can be written.
    func destination(_ state: DeviceFile, in context: Context) throws -> Destination {
        guard let path else { return .storage(try newKey.read(in: context, output)) }
        if let written = try written(path, state, in: context) { return written }
        guard isArchive else {
            try context.ensure(output: path)
            try AtomicFile.rehearse(for: path, mayExist: false)
            return .file(path)
        }
        try sealing.prepare(at: path, force, in: context)
        let place = try sealing.place(at: path, force, in: context)
        return .archive(place, try sealing.recipients.read(for: path, in: context))
    }

    /// What is there where it is the file that the device handed secrets over to, whole.
    private func written(
        _ path: FilePath,
        _ state: DeviceFile,
        in context: Context
    ) throws -> Destination? {
        guard try context.files.status(of: path)?.kind == .regular,
            let handover = try state.read()?.handover, handover.names.allSatisfy(wanted.contains),
            try handover.isOf(FileDescriptor(reading: path))
        else { return nil }
        guard isArchive else { return .written(path, handover, nil) }
        guard try force.force || context.files.status(of: ParityPlan.path(of: path)) == nil else {
            return .written(path, handover, nil)
        }
        let percent = sealing.parity.parity
        let parity = try ParityPlan(for: path, percent: percent, .new, force, in: context)
        return .written(path, handover, parity)
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
        let received = connection.device.received.filter { outcome.taken.contains($0.key) }
        let parity =
            try await received.isEmpty
            ? nil : put(received, into: destination, &connection, live, &report, in: context)
        let status: ExitStatus =
            outcome.missing.isEmpty && report.isAllInStorage ? .done : .findings
        guard let parity else {
            try connection.change { $0.forget(received.keys) }
            try context.show(report, as: output)
            return status
        }
        return try await context.show(output, with: parity, endingWith: status) { parity in
            try connection.change { $0.forget(received.keys) }
            report.parity = parity
            return report
        }
    }

    /// Puts secrets where they go.
    ///
    /// - Returns: the parity file that is still to be made.
    private func put(
        _ received: [EventType: SecretBytes],
        into destination: Destination,
        _ connection: inout DeviceConnection,
        _ live: LiveAccount,
        _ report: inout SharedSecretsReport,
        in context: Context
    ) async throws -> ParityPlan? {
        switch destination {
        case .archive(let place, let readers):
            let contents = try context.contents(await live.read(), received)
            _ = try context.seal(contents, readers, place, as: sealing.form.form) { file in
                try hand(received, over: file, by: &connection)
            }
            report.place = .file(place.path)
            return place.parity
        case .file(let path):
            try write(received, to: path, &connection)
            report.place = .file(path)
            return nil
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
            return nil
        case .written(let path, let handover, let parity):
            // Other secrets may have come in the place of those.
            guard connection.device.handover == handover else {
                if !isArchive { try AtomicFile.rehearse(for: path, mayExist: false) }
                throw CommandError.outputExists(path)
            }
            for old in parity?.old ?? [] { try? Files.remove(old) }
            if isArchive { try context.finish(path, sealing, force.existing) }
            report.place = .file(path)
            return parity
        }
    }

    private func write(
        _ secrets: [EventType: SecretBytes],
        to path: FilePath,
        _ connection: inout DeviceConnection
    ) throws {
        let members = secrets.sorted { $0.key < $1.key }
            .map { ($0.key.rawValue, SecretJSON.string($0.value)) }
        let file = try AtomicFile(for: path)
        try file.write(SecretJSON.object(members))
        try hand(secrets, over: file, by: &connection)
        try file.commit(.keep)
    }

    /// Notes what a file holds that is whole and gets its name next.
    private func hand(
        _ secrets: [EventType: SecretBytes],
        over file: AtomicFile,
        by connection: inout DeviceConnection
    ) throws {
        let digest = try FileDigest(of: file.reopened())
        try connection.change { $0.handover = .init(of: secrets.keys.sorted(), digest) }
    }
}

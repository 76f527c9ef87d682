internal import Formats
internal import Primitives
internal import Recovery
internal import Secrets

/// The archive of a rescue: what an earlier run sealed, or the place for a new one.
enum RescueArchive {
    /// It is there, and this is in it.
    case there(ProvenIdentitySources.Proven)
    /// It is to be sealed there, to these.
    case new(ArchivePlace, SealKeySources.Readers)
}

extension RescueCommand {
    /// Opens the archive that is there, or makes sure that one can be written.
    ///
    /// - Throws: `CommandError.isArchive` where nothing was given that opens it; `CommandError`,
    ///   `RecoveryError`, `PrimitivesError.posix`.
    func archive(in context: Context) async throws -> RescueArchive {
        guard try context.files.status(of: path) == nil else {
            let keys = try archiveKeys(in: context)
            return try await Progress.during("opening", in: context, output) { _ in
                let file = try FileDescriptor(reading: path)
                return .there(try .init(ArchiveReader(source: file, keys: keys).load()))
            }
        }
        try sealing.prepare(at: path, beside: newKey.path.map { [$0] } ?? [], .never, in: context)
        let place = try sealing.place(at: path, .never, in: context)
        return .new(place, try sealing.recipients.read(for: path, in: context))
    }

    /// What opens the archive: what was given for that, or what it was sealed to.
    private func archiveKeys(in context: Context) throws -> ArchiveKeys {
        var sources = opening
        if let file = sealing.recipients.newIdentity,
            try context.files.status(of: FilePath(file)) != nil
        {
            sources.files.append(try .file(file))
        }
        let passphrases = try sealing.recipients.passphrases.read(in: context)
        let identities = try sources.read(in: context)
        if identities.isEmpty, passphrases.isEmpty, try context.isArchive(path) {
            throw CommandError.isArchive(path)
        }
        return ArchiveKeys(identities: identities, passphrases: passphrases)
    }
}

internal import Formats
internal import Primitives
internal import Recovery

extension AccountOptions {
    private static let magic = Array("age-encryption.org/v1\n".utf8)

    /// Reads the account, also from an archive of ours; the person is asked for the archive's
    /// passphrase where nothing was given to open it with.
    ///
    /// - Throws: `CommandError.isArchive` where there is no terminal to ask at, `RecoveryError`.
    func read(
        opening archive: AccountArchiveSources,
        in context: Context,
        _ output: OutputOptions
    ) async throws -> AccountSource {
        guard try isArchive(in: context) else { return try readDump(in: context) }
        let keys = try archive.read(for: filePath, in: context)
        return try await Progress.during("opening", in: context, output) { _ in
            let file = try FileDescriptor(reading: filePath)
            return try ArchiveReader(source: file, keys: keys).load().source(named: path)
        }
    }

    /// Reads the account from a dump, which can be written back.
    ///
    /// - Throws: `RecoveryError`, with `.archiveIsReadOnly` for an archive.
    func read(in context: Context) throws -> AccountSource {
        if try isArchive(in: context) { throw RecoveryError.archiveIsReadOnly }
        return try readDump(in: context)
    }

    private func isArchive(in context: Context) throws -> Bool {
        guard try context.files.status(of: filePath)?.kind == .regular else { return false }
        return try context.files.readPrefix(of: filePath, count: Self.magic.count) == Self.magic
    }
}

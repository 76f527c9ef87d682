internal import ArgumentParser
internal import Formats
internal import Homeserver
internal import Primitives
internal import Recovery
internal import Secrets

/// By what the user's identity is known to be the user's, since the homeserver's word is worth nothing:
/// a key of secret storage, or an archive. Both also hold secrets.
struct ProvenIdentitySources: ParsableArguments {
    /// What was found.
    struct Proven {
        /// The public key of the master key.
        let master: [UInt8]
        /// The secrets that came with it.
        let secrets: [EventType: SecretBytes]

        /// The master key that is among the secrets, or that was published when they were sealed.
        ///
        /// - Throws: `RecoveryError.identity` with `seedsMissing` where neither is so.
        init(
            _ secrets: [EventType: SecretBytes],
            published: [UInt8]?
        ) throws(RecoveryError) {
            let seed = secrets[.master].flatMap { SigningSeed(value: $0) }
            guard let master = seed?.publicKey ?? published else {
                throw .identity(.seedsMissing([.master]))
            }
            self.master = master
            self.secrets = secrets
        }

        /// What an archive holds.
        ///
        /// - Throws: as `init`.
        init(_ archive: LoadedArchive) throws(RecoveryError) {
            let identity = archive.identity.flatMap {
                try? PublishedIdentity(decoding: $0, of: archive.manifest.user)
            }
            let secrets = archive.secrets.map { ($0.type, $0.value) }
            try self.init(
                Dictionary(secrets) { first, _ in first },
                published: identity?.master?.publicKey
            )
        }
    }

    @Option(
        name: .customLong("from"),
        help: ArgumentHelp(
            "Take the identity, and secrets, from an archive.",
            valueName: "archive"
        ),
        completion: .file(),
        transform: namedPath
    )
    var archive: String?
    @OptionGroup var keys: KeySources
    @OptionGroup var identities: IdentitySources
    @OptionGroup var signature: SignatureSources

    /// Whether that is an archive.
    var isArchive: Bool { archive != nil }

    private var archivePath: FilePath? { archive.map { FilePath($0) } }

    /// The files that any of it is read from.
    var inputs: [FilePath] {
        keys.inputs + identities.inputs + signature.inputs + [archivePath].compactMap(\.self)
    }

    func validate() throws {
        if archive != nil, !keys.isEmpty {
            throw ValidationError("an archive is opened with its own keys, not with a recovery key")
        }
    }

    /// Reads what was given; nil where nothing was. An archive that no identity was given for is opened
    /// with the passphrase that the person is asked for.
    ///
    /// - Throws: `RecoveryError.identity` with `seedsMissing` where the master key is not in it.
    func read(
        of live: LiveAccount,
        in context: Context,
        _ output: OutputOptions
    ) async throws -> Proven? {
        if let archivePath { return try await read(archivePath, in: context, output) }
        guard !keys.isEmpty else { return nil }
        let entered = try keys.read(in: context)
        let account = try await Progress.during("asking the homeserver", in: context, output) { _ in
            try await live.readIdentity()
        }
        let matrix = try await context.unlock(account, with: entered, output).matrix
        let values = matrix.rows.compactMap { row in row.value.map { (row.type, $0) } }
        return try Proven(Dictionary(values) { first, _ in first }, published: nil)
    }

    private func read(
        _ path: FilePath,
        in context: Context,
        _ output: OutputOptions
    ) async throws -> Proven {
        let opened = try archiveKeys(in: context)
        let loaded = try await Progress.during("opening", in: context, output) { _ in
            let file = try signature.open(path, in: context).file
            return try ArchiveReader(source: file, keys: opened).load()
        }
        return try Proven(loaded)
    }

    private func archiveKeys(in context: Context) throws -> ArchiveKeys {
        let read = try identities.read(in: context)
        guard identities.files.isEmpty else {
            return ArchiveKeys(identities: read, passphrases: [])
        }
        let passphrase = try SealPassphraseSources.prompt.readLine(in: context)
        return ArchiveKeys(identities: [], passphrases: [passphrase])
    }
}

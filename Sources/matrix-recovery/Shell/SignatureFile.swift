internal import Formats
internal import Primitives
internal import Recovery

/// The signature of an archive that is about to get its name: made over what lies on the disk, and
/// written beside its own place, so that only the two names are left to be given.
struct SignatureFile {
    private let file: AtomicFile
    private let existing: AtomicFile.Existing

    /// Where an archive's signature lies.
    static func path(for archive: FilePath) -> FilePath {
        FilePath(bytes: archive.bytes + MinisignSignature.suffix)
    }

    /// Reads a signature.
    ///
    /// - Throws: `RecoveryError.file` with what is wrong with it; `RecoveryError.primitive`.
    static func read(_ path: FilePath, in context: Context) throws -> MinisignSignature {
        let text = try context.files.read(path, limit: MinisignSignature.longestFile)
        do throws(FormatError) {
            return try MinisignSignature(parsing: text)
        } catch {
            throw RecoveryError.file(path, error)
        }
    }

    /// Signs an archive.
    ///
    /// - Parameters:
    ///   - archive: all of it, to lie at `place`.
    ///   - time: when, in seconds since 1970.
    ///   - existing: what becomes of a signature that is there.
    /// - Throws: `RecoveryError`, `PrimitivesError.posix`.
    init(
        of archive: any PlacedSource,
        at place: FilePath,
        by key: SigningKey,
        time: Int64,
        _ existing: AtomicFile.Existing
    ) throws {
        let comment = MinisignSignature.comment(
            time: time,
            fileName: Array(place.name)
        )
        let digest = try FileDigest(of: archive)
        file = try AtomicFile(for: Self.path(for: place))
        try file.write(try key.sign(digest, comment: comment).encoded)
        try file.sync()
        self.existing = existing
    }

    /// Gives it the permissions of the one that it replaces.
    ///
    /// - Throws: `PrimitivesError.posix`.
    func takeOverAccess() throws(PrimitivesError) { try file.takeOverAccess() }

    /// Gives it its name, as the archive has its own already.
    ///
    /// - Throws: `CommandError.notSigned`.
    func commit(besides archive: FilePath) throws(CommandError) {
        do throws(PrimitivesError) {
            try file.commit(existing)
        } catch {
            throw .notSigned(archive, error)
        }
    }
}

/// What lies beside an archive as its signature, once the archive was written.
struct SignatureBeside {
    /// Where it lies.
    let path: FilePath
    /// The key that made it just now; nil for one that was there before and does not fit any more.
    let keyID: MinisignKeyID?
    /// The other key that made the one before, which was not checked.
    let replaced: MinisignKeyID?

    /// What lies beside `archive`; nil for nothing.
    init?(
        _ archive: FilePath,
        signedBy key: SigningKey?,
        replacing replaced: MinisignKeyID? = nil,
        in context: Context
    ) {
        self.replaced = replaced
        path = SignatureFile.path(for: archive)
        keyID = key?.id
        if key == nil, (try? context.files.status(of: path)) == nil { return nil }
    }

    /// Says so.
    func render(on page: inout Page) {
        guard let keyID else {
            return page.prose(
                "\(Escaping.text(path)) is not the signature of what the archive is now: sign it "
                    + "with 'minisign -S'.",
                hanging: 2
            )
        }
        page.line("signed by key \(keyID): \(Escaping.text(path))")
        guard let replaced else { return }
        page.prose("the signature by key \(replaced) was there, and was not checked", hanging: 2)
    }

    /// As `{"file", "fits", "key_id", "replaced_key_id"}`.
    var json: JSONValue {
        .object([
            ("file", .string(ExactText(utf8: path.bytes))),
            ("fits", .bool(keyID != nil)),
            ("key_id", .optional(keyID.map { ExactText($0.description) })),
            ("replaced_key_id", .optional(replaced.map { ExactText($0.description) })),
        ])
    }
}

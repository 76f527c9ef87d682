internal import Formats
internal import Primitives
internal import Recovery

/// A place for an archive that is written anew.
struct ArchivePlace {
    /// The file to write.
    let path: FilePath
    /// What becomes of one that is there, and of its signature.
    let existing: AtomicFile.Existing
    /// Whether the archive that was read lies there.
    let isArchivesOwn: Bool
    /// What signs it.
    let signer: SigningKey?
    /// The signature of the archive that is replaced, where that is to be signed anew.
    let signatureBefore: MinisignSignature?
    /// The parity file that is to lie beside it.
    let parity: ParityPlan
}

extension ArchivePlace {
    /// The place for an archive that is not there yet, or that is replaced by force.
    init(new path: FilePath, _ force: ForceOption, signer: SigningKey? = nil, parity: ParityPlan) {
        self.init(
            path: path,
            existing: force.existing,
            isArchivesOwn: false,
            signer: signer,
            signatureBefore: nil,
            parity: parity
        )
    }

    /// The names that go with an archive: its own, its signature's and its parity file's, whether these
    /// are written now or not. Nothing else may be written under one of them.
    static func names(of archive: FilePath) -> [FilePath] {
        [archive, SignatureFile.path(for: archive), ParityPlan.path(of: archive)]
    }

    /// What fits the archive before alone, and goes with it: its parity file, and its signature where there
    /// is to be another.
    var goingWithOld: [FilePath] {
        guard case .replace = existing, signer != nil else { return parity.old }
        return parity.old + [SignatureFile.path(for: path)]
    }

    /// What lies beside the archive as its signature, once that was written.
    func signature(in context: Context) -> SignatureBeside? {
        let other = signatureBefore.flatMap { $0.keyID == signer?.id ? nil : $0.keyID }
        return SignatureBeside(path, signedBy: signer, replacing: other, in: context)
    }

    /// Holds the archive that is to be replaced to the signature beside it, where the same key made that
    /// which is to sign it anew: what it never signed, it is not to vouch for.
    ///
    /// - Throws: `SignatureError.file`, `comment`; `PrimitivesError.posix`.
    func check(_ archive: CheckedArchive) throws(RecoveryError) -> CheckedArchive {
        guard let signer, let signatureBefore, signatureBefore.keyID == signer.id else {
            return archive
        }
        let beside = SignatureFile.path(for: path)
        let digest = try signatureBefore.check(archive.file, by: signer.publicKey, at: beside)
        return CheckedArchive(file: archive.file, digest: archive.digest ?? digest)
    }
}

extension Context {
    /// Refuses to save a new identity under one of an archive's names, or where something is read.
    ///
    /// - Throws: `CommandError.outputsCollide`, `.outputIsInput`; `PrimitivesError.posix`.
    func ensureDistinct(_ names: [FilePath], and newIdentity: String?) throws {
        guard let identity = newIdentity.map({ FilePath($0) }) else { return }
        try ensureDistinct(names + [identity])
        try ensure(output: identity)
    }
}

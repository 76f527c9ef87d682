internal import ArgumentParser
internal import Formats
internal import Primitives
internal import Recovery

/// Whose signature an archive must have before any of it is used.
struct SignatureSources: ParsableArguments {
    @Option(
        name: .customLong("require-signature"),
        help: ArgumentHelp(
            "Use the archive only if this minisign key signed it: a file, or RW….",
            valueName: "public-key"
        ),
        completion: .file(),
        transform: namedPath
    )
    var publicKeys: [String] = []

    @Option(
        name: .customLong("signature"),
        help: ArgumentHelp(
            "The signature, where it does not lie beside the archive as NAME.minisig.",
            valueName: "file"
        ),
        completion: .file(),
        transform: namedPath
    )
    var files: [String] = []

    func validate() throws {
        try refuseRepeated("--require-signature", publicKeys)
        try refuseRepeated("--signature", files)
        if file != nil, publicKey == nil {
            throw ValidationError("--signature goes with --require-signature")
        }
    }

    private var publicKey: String? { publicKeys.first }
    private var file: String? { files.first }

    /// Whether a signature is required.
    var isRequired: Bool { publicKey != nil }

    /// The files that are read for it.
    var inputs: [FilePath] {
        let key = publicKey.flatMap { MinisignPublicKey.isMeant(by: $0) ? nil : $0 }
        return [key, file].compactMap { $0.map { FilePath($0) } }
    }

    /// Whether the signature that was named lies at this path.
    ///
    /// - Throws: `PrimitivesError.posix`.
    func isNamed(_ path: FilePath) throws -> Bool {
        try file.map { try Files.isSame(FilePath($0), path) } ?? false
    }

    /// Opens an archive and, where a signature is required, holds it to that. What is read from then on
    /// is to be read of this descriptor and of no other, whatever has the archive's name by then.
    ///
    /// - Throws: `RecoveryError`, above all `signature`; `PrimitivesError.posix`; `ValidationError` where a
    ///   signature is required of what cannot be read more than once.
    func open(_ archive: FilePath, in context: Context) throws -> CheckedArchive {
        if isRequired { try requireFile(archive, in: context) }
        let opened = try FileDescriptor(reading: archive)
        guard let key = try readKey(in: context) else { return CheckedArchive(file: opened) }
        let path = try path(of: archive, in: context)
        guard try context.files.status(of: path) != nil else {
            throw RecoveryError.signature(.missing(path))
        }
        let signature = try SignatureFile.read(path, in: context)
        return CheckedArchive(file: opened, digest: try signature.check(opened, by: key, at: path))
    }

    private func requireFile(_ archive: FilePath, in context: Context) throws {
        guard let kind = try context.files.status(of: archive)?.kind else { return }
        if ![.regular, .directory].contains(kind) {
            throw ValidationError(
                "a signature can only be required of a file, not of a device or pipe"
            )
        }
    }

    /// Where the signature lies: where it was named, or beside the archive, or else beside the file that a
    /// link leads to.
    private func path(of archive: FilePath, in context: Context) throws -> FilePath {
        if let file { return FilePath(file) }
        let beside = SignatureFile.path(for: archive)
        guard try context.files.status(of: beside) == nil else { return beside }
        let behind = SignatureFile.path(for: try Files.resolvingLink(archive))
        return try context.files.status(of: behind) == nil ? beside : behind
    }

    private func readKey(in context: Context) throws -> MinisignPublicKey? {
        guard let publicKey else { return nil }
        if MinisignPublicKey.isMeant(by: publicKey) {
            return try MinisignPublicKey(parsing: Array(publicKey.utf8))
        }
        let path = FilePath(publicKey)
        let text = try context.files.read(path, limit: MinisignPublicKey.longestFile)
        do throws(FormatError) {
            return try MinisignPublicKey(parsing: text)
        } catch {
            throw RecoveryError.file(path, error)
        }
    }
}

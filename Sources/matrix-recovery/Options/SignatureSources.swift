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
    var publicKey: String?

    @Option(
        name: .customLong("signature"),
        help: ArgumentHelp(
            "The signature, where it does not lie beside the archive as NAME.minisig.",
            valueName: "file"
        ),
        completion: .file(),
        transform: namedPath
    )
    var file: String?

    func validate() throws {
        if file != nil, publicKey == nil {
            throw ValidationError("--signature goes with --require-signature")
        }
    }

    /// Whether a signature is required.
    var isRequired: Bool { publicKey != nil }

    /// The files that are read for it.
    var inputs: [FilePath] {
        let key = publicKey.flatMap { MinisignPublicKey.isMeant(by: $0) ? nil : $0 }
        return [key, file].compactMap { $0.map { FilePath($0) } }
    }

    /// Opens an archive and, where a signature is required, holds it to that. What is read from then on
    /// is to be read of this descriptor and of no other, whatever has the archive's name by then.
    ///
    /// - Throws: `RecoveryError`, above all `signature`; `PrimitivesError.posix`.
    func open(_ archive: FilePath, in context: Context) throws -> FileDescriptor {
        let opened = try FileDescriptor(reading: archive)
        guard let key = try readKey(in: context) else { return opened }
        let path = file.map { FilePath($0) } ?? SignatureFile.path(for: archive)
        guard try context.files.status(of: path) != nil else {
            throw RecoveryError.signature(.missing(path))
        }
        let text = try context.files.read(path, limit: MinisignSignature.longestFile)
        let signature: MinisignSignature
        do throws(FormatError) {
            signature = try MinisignSignature(parsing: text)
        } catch {
            throw RecoveryError.file(path, error)
        }
        try signature.check(opened, by: key, at: path)
        return opened
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

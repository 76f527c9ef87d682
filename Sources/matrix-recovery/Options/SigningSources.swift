internal import ArgumentParser
internal import Formats
internal import Primitives
internal import Recovery
internal import Secrets

/// The secret key that an archive is signed with.
struct SigningSources: ParsableArguments {
    private static let prompt = SecretSource.prompt("Passphrase of the signing key: ")

    @Option(
        name: .customLong("sign"),
        help: ArgumentHelp(
            "Sign the archive with a minisign secret key, into NAME.minisig.",
            valueName: "secret-key"
        ),
        completion: .file(),
        transform: Typed<SecretSource>.file
    )
    var secretKeys: [Typed<SecretSource>] = []

    @Option(
        name: .customLong("sign-passphrase-file"),
        help: ArgumentHelp(
            "Read the signing key's passphrase from a file, without the line end at its end.",
            valueName: "file"
        ),
        completion: .file(),
        transform: Typed<SecretSource>.file
    )
    var file: Typed<SecretSource>?

    @Option(
        name: .customLong("sign-passphrase-fd"),
        help: ArgumentHelp(
            "Read the signing key's passphrase from an open descriptor.",
            valueName: "number"
        ),
        transform: Typed<SecretSource>.descriptor
    )
    var descriptor: Typed<SecretSource>?

    @Option(
        name: .customLong("sign-passphrase-command"),
        help: ArgumentHelp(
            "Run a command that prints the signing key's passphrase.",
            valueName: "command"
        ),
        transform: Typed<SecretSource>.command
    )
    var command: Typed<SecretSource>?

    private var passphrases: [SecretSource] {
        [file, descriptor, command].compactMap { $0?.value }
    }

    private var secretKey: Typed<SecretSource>? { secretKeys.first }

    func validate() throws {
        try refuseRepeated("--sign", secretKeys)
        if passphrases.count > 1 {
            throw ValidationError("a signing key has one passphrase at the most")
        }
        if !passphrases.isEmpty, secretKey == nil {
            throw ValidationError("a signing key's passphrase goes with --sign")
        }
    }

    /// Whether the archive is to be signed.
    var isWanted: Bool { secretKey != nil }

    /// The files that any of it is read from.
    var inputs: [FilePath] {
        (passphrases + [secretKey?.value].compactMap(\.self)).compactMap(\.path)
    }

    /// The key, opened; the person is asked for its passphrase where it has one and none was given.
    /// Nil where the archive is not to be signed.
    ///
    /// - Throws: `CommandError.emptySecret`, `RecoveryError`, `PrimitivesError.posix`.
    func read(in context: Context) throws -> SigningKey? {
        guard let source = secretKey?.value else { return nil }
        let text = try source.read(in: context)
        let key: MinisignSecretKey
        do throws(FormatError) {
            key = try MinisignSecretKey(parsing: text)
        } catch {
            throw RecoveryError.file(FilePath(source.name), error)
        }
        guard key.derivation != nil else { return try SigningKey(key, passphrase: nil) }
        let passphrase = try (passphrases.first ?? Self.prompt).readLine(in: context)
        return try SigningKey(key, passphrase: passphrase)
    }
}

internal import ArgumentParser
internal import Primitives
internal import Secrets

/// Whom an archive is sealed to.
struct SealKeySources: ParsableArguments {
    /// The costs of a passphrase; constants, never measured on the machine that seals.
    enum Cost: String, CaseIterable, ExpressibleByArgument { case `default`, mobile, paranoid }

    /// What was asked for, read.
    struct Keys {
        /// Recipients as they were written, and where.
        let recipients: [(text: String, from: String)]
        /// Where a fresh identity is to be saved.
        let newIdentity: FilePath?
        /// Passphrases.
        let passphrases: [SecretBytes]
        /// What each passphrase costs.
        let cost: Cost
    }

    /// The most bytes that a file of recipients may have.
    private static let limit = 1 << 16

    @Option(
        name: .customLong("recipient"),
        help: ArgumentHelp("Seal to an age recipient.", valueName: "age1…")
    )
    var recipients: [String] = []

    @Option(
        name: .customLong("recipients-file"),
        help: ArgumentHelp("Seal to the recipients in a file, one a line.", valueName: "file"),
        completion: .file()
    )
    var recipientFiles: [String] = []

    @Option(
        name: .customLong("new-identity"),
        help: ArgumentHelp("Make an identity, save it and seal to it.", valueName: "file"),
        completion: .file()
    )
    var newIdentity: String?

    @OptionGroup var passphrases: SealPassphraseSources

    @Option(name: .customLong("kdf"), help: "What opening with a passphrase costs.")
    var cost = Cost.default

    func validate() throws {
        if recipients.isEmpty, recipientFiles.isEmpty, newIdentity == nil, passphrases.isEmpty {
            throw ValidationError(
                "an archive needs --recipient, --recipients-file, --new-identity or "
                    + "--seal-passphrase-file"
            )
        }
    }

    /// Reads what was asked for.
    ///
    /// - Throws: `CommandError.emptySecret`, `PrimitivesError.posix`.
    func read(in context: Context) throws -> Keys {
        var texts = recipients.map { (text: $0, from: "--recipient") }
        for name in recipientFiles {
            let bytes = try FileDescriptor(reading: FilePath(name)).readAll(limit: Self.limit)
            texts += Self.lines(of: bytes).map { (text: $0, from: name) }
        }
        return Keys(
            recipients: texts,
            newIdentity: newIdentity.map { FilePath($0) },
            passphrases: try passphrases.read(in: context),
            cost: cost
        )
    }

    /// The lines that are neither empty nor comments, without white space around them.
    private static func lines(of bytes: [UInt8]) -> [String] {
        bytes.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
            .map { line in
                let isBlank = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == 9 }
                let start = line.firstIndex { !isBlank($0) } ?? line.endIndex
                let end = line.lastIndex { !isBlank($0) }.map { $0 + 1 } ?? start
                return String(decoding: line[start..<end], as: UTF8.self)
            }
            .filter { !$0.isEmpty && !$0.hasPrefix("#") }
    }
}

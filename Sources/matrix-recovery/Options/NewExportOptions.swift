internal import ArgumentParser
internal import Formats
internal import Primitives
internal import Recovery
internal import Secrets

/// How a key export is encrypted that is written.
struct NewExportOptions: ParsableArguments {
    /// What a key export is encrypted with.
    struct Encryption {
        let passphrase: SecretBytes
        let rounds: Int
    }

    @OptionGroup var passphrase: ExportPassphraseSources

    @Option(
        help: ArgumentHelp(
            "The rounds of an encrypted key export, \(KeyExportRounds.own) otherwise.",
            valueName: "number"
        )
    )
    var rounds: Int?

    /// The files that any of it is read from.
    var inputs: [FilePath] { passphrase.inputs }

    /// Whether nothing was said about a key export.
    var isEmpty: Bool { passphrase.isEmpty && rounds == nil }

    func validate() throws {
        let range = KeyExportRounds.writable
        guard let rounds, !range.contains(Int64(rounds)) else { return }
        throw ValidationError(
            "--rounds is a number from \(range.lowerBound) to \(range.upperBound)"
        )
    }

    /// Refuses what was said where no key export is written.
    ///
    /// - Throws: `ValidationError`.
    func refuseAll() throws {
        guard !isEmpty else { return }
        throw ValidationError(
            "only NAME.txt is a key export: nothing else takes its passphrase and --rounds"
        )
    }

    /// What was asked for, read; nil for what is no key export.
    ///
    /// - Throws: `CommandError`, `PrimitivesError.posix`.
    func read(
        for file: String,
        in context: Context,
        _ options: OutputOptions
    ) throws -> Encryption? {
        guard RoomKeyForm(named: file) == .export else { return nil }
        return Encryption(
            passphrase: try passphrase.read(in: context, options),
            rounds: rounds ?? KeyExportRounds.own
        )
    }
}

internal import ArgumentParser
internal import Formats
internal import Primitives
internal import Recovery
internal import Secrets

/// The account's password: for a login, and for what a homeserver does only when it is shown again who
/// asks.
struct AccountPasswordSources: ParsableArguments {
    @Option(
        name: .customLong("password-file"),
        help: ArgumentHelp(
            "Read the account's password from a file, without the line end at its end.",
            valueName: "file"
        ),
        completion: .file(),
        transform: Typed<SecretSource>.file
    )
    var file: Typed<SecretSource>?
    @Option(
        name: .customLong("password-fd"),
        help: ArgumentHelp(
            "Read the account's password from an open descriptor.",
            valueName: "number"
        ),
        transform: Typed<SecretSource>.descriptor
    )
    var descriptor: Typed<SecretSource>?

    /// Where it comes from: one place at most.
    var sources: [SecretSource] { [file, descriptor].compactMap { $0?.value } }

    /// The files that it is read from.
    var inputs: [FilePath] { sources.compactMap(\.path) }

    func validate() throws {
        if sources.count > 1 { throw ValidationError("an account has one password") }
    }

    /// Who answers the homeserver: what was given, or the person at the terminal.
    ///
    /// - Throws: `CommandError.emptySecret`, `PrimitivesError.posix`.
    func person(_ userID: ExactText, in context: Context) throws -> PersonAtTerminal {
        PersonAtTerminal(
            userID: userID,
            given: try sources.first?.readLine(in: context),
            openTerminal: context.openTerminal
        )
    }
}

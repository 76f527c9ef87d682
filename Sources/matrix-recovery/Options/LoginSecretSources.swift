internal import ArgumentParser
internal import Homeserver
internal import Primitives
internal import Secrets

/// What one logs in with: a password, a browser, or an access token that is there already.
struct LoginSecretSources: ParsableArguments {
    @OptionGroup var password: AccountPasswordSources
    @Option(
        name: .customLong("token-file"),
        help: ArgumentHelp("Read an access token from a file.", valueName: "file"),
        completion: .file(),
        transform: Typed<SecretSource>.file
    )
    var tokenFile: Typed<SecretSource>?
    @Option(
        name: .customLong("token-fd"),
        help: ArgumentHelp("Read an access token from an open descriptor.", valueName: "number"),
        transform: Typed<SecretSource>.descriptor
    )
    var tokenDescriptor: Typed<SecretSource>?
    @Flag(name: .customLong("token"), help: "Ask for an access token at the terminal.")
    var asksForToken = false

    @Flag(
        name: .customLong("sso"),
        help: "Log in by single sign-on, in a browser on this machine."
    )
    var usesSingleSignOn = false
    @Flag(
        name: .customLong("sso-elsewhere"),
        help: "Log in by single sign-on in a browser elsewhere, and paste the address it ends at."
    )
    var usesSingleSignOnElsewhere = false
    @Flag(
        name: .customLong("oauth"),
        help: "Log in by OAuth 2.0, in a browser on whatever machine."
    )
    var usesOAuth = false

    /// What was given.
    enum Given {
        case password(SecretBytes)
        case token(SecretBytes)
        case singleSignOn(Browser)
        case oauth

        /// Where the session's token comes from.
        var origin: LoginSession.Origin {
            switch self {
            case .token: .given
            case .password, .singleSignOn, .oauth: .login
            }
        }
    }

    /// Where a browser is.
    enum Browser {
        /// On this machine, so that it can come back to it.
        case here
        /// On another one.
        case elsewhere
    }

    private var browsers: [Given] {
        (usesSingleSignOn ? [.singleSignOn(.here)] : [])
            + (usesSingleSignOnElsewhere ? [.singleSignOn(.elsewhere)] : [])
            + (usesOAuth ? [.oauth] : [])
    }

    private var tokens: [SecretSource] {
        [tokenFile, tokenDescriptor].compactMap { $0?.value }
            + (asksForToken ? [.prompt("Access token: ")] : [])
    }

    /// The files that it is read from.
    var inputs: [FilePath] { (password.sources + tokens).compactMap(\.path) }

    func validate() throws {
        if password.sources.count + tokens.count + browsers.count > 1 {
            throw ValidationError("one logs in in one way: a password, a token, or a browser")
        }
    }

    /// Reads it; the person is asked for the password where nothing was given.
    ///
    /// - Throws: `CommandError`, `PrimitivesError.posix`.
    func read(in context: Context) throws -> Given {
        if let browser = browsers.first { return browser }
        if let token = tokens.first { return .token(try token.readLine(in: context)) }
        if let password = password.sources.first {
            return .password(try password.readLine(in: context))
        }
        do {
            return .password(try SecretSource.prompt("Password: ").readLine(in: context))
        } catch PrimitivesError.posix(.noTerminal) {
            throw CommandError.noPassword
        }
    }
}

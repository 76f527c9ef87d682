internal import ArgumentParser
internal import Primitives

/// Where and how one logs in.
struct LoginOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The homeserver's address, where the user's server name does not lead there.",
            valueName: "url"
        )
    )
    var homeserver: String?
    @OptionGroup var secrets: LoginSecretSources
    @Option(help: ArgumentHelp("What others see the new device as.", valueName: "name"))
    var deviceName = "matrix-recovery"
    @Option(
        name: .customLong("ca-file"),
        help: ArgumentHelp(
            "Trust the certificates in a file, in place of the system's.",
            valueName: "file"
        ),
        completion: .file(),
        transform: namedPath
    )
    var authorities: String?

    /// The files that are read for it.
    var inputs: [FilePath] { secrets.inputs + (authorities.map { [FilePath($0)] } ?? []) }

    func validate() throws {
        if authorities?.contains("\n") == true {
            throw ValidationError("--ca-file takes a path of one line")
        }
    }
}

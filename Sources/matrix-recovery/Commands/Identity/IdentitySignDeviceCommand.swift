internal import ArgumentParser
internal import Formats
internal import Homeserver
internal import Primitives
internal import Recovery

/// `identity sign-device`: a device that the identity vouches for.
struct IdentitySignDeviceCommand: RecoveryCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign-device",
        abstract: "Sign a device with the self-signing key from secret storage.",
        discussion: """
            From then on the user's other devices trust it, and so does everyone who verified the \
            user. It is signed only if all that the homeserver shows hangs together with the keys \
            of secret storage. A device that is signed already is left as it is.
            """
    )

    @OptionGroup var user: UserArgument
    @Option(
        name: .customLong("device"),
        help: ArgumentHelp("The device; the session's own by default.", valueName: "id")
    )
    var device: String?
    @OptionGroup var keys: KeySources
    @OptionGroup var session: SessionOptions
    @OptionGroup var output: OutputOptions

    var inputs: [FilePath] { keys.inputs }

    func run(in context: Context) async throws -> ExitStatus {
        let live = try context.liveAccount(user.user, session, output)
        let entered = try keys.read(in: context, whenNone: .ask)
        let account = try await Progress.during("asking the homeserver", in: context, output) { _ in
            try await live.readIdentity()
        }
        let examination = try await context.unlock(account, with: entered, output)
        let signing = try DeviceSigning(examination)
        let named = device.map { ExactText($0) } ?? live.session.deviceID
        let own = try context.deviceFile(of: user.userID, session).read()
        let known = own?.deviceID == named ? own?.party.fingerprint : nil
        let result = try await Progress.during("signing", in: context, output) { _ in
            try await signing.sign(named, holding: known, on: live)
        }
        try context.show(DeviceSigningReport(user.userID, result), as: output)
        return .done
    }
}

extension Context {
    /// Opens the secrets of an account.
    ///
    /// - Throws: `RecoveryError.notUnlocked` where none of the keys opens anything.
    func unlock(
        _ account: Account,
        with entered: [EnteredKey],
        _ output: OutputOptions
    ) async throws -> Examination {
        let examination = await Progress.during("trying the keys", in: self, output) { _ in
            Examination(account, entered: entered)
        }
        note(uselessKeys: examination.uselessKeys)
        if examination.matrix.keys.isEmpty {
            throw RecoveryError.notUnlocked(UnlockRefusal(examination))
        }
        return examination
    }
}

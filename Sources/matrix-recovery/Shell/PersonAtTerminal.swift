internal import Formats
internal import Primitives
internal import Recovery
internal import Secrets

/// The person at the terminal, who answers a homeserver that wants to know again who asks; with a
/// password that was given before.
struct PersonAtTerminal: InteractivePerson {
    let userID: ExactText
    let given: SecretBytes?
    let openTerminal: @Sendable () throws(PrimitivesError) -> Terminal

    func password() throws(RecoveryError) -> SecretBytes {
        if let given { return given }
        return try ask(otherwise: .passwordNeeded) { (terminal) throws(PrimitivesError) in
            try terminal.readSecret(
                prompt: "Password of \(Escaping.text(userID)): ",
                limit: SecretSource.limit
            )
        }
    }

    func confirm(at page: String) throws(RecoveryError) {
        _ = try ask(otherwise: .browserNeeded(page)) { (terminal) throws(PrimitivesError) in
            try terminal.write(
                "The homeserver wants this to be confirmed. Open this page in a browser:\n\n  "
                    + Escaping.text(page) + "\n\n"
            )
            return try terminal.readAnswer(
                prompt: "Press Return when it is confirmed there. ",
                limit: SecretSource.limit
            )
        }
    }

    private func ask(
        otherwise error: HomeserverError,
        _ question: (Terminal) throws(PrimitivesError) -> SecretBytes
    ) throws(RecoveryError) -> SecretBytes {
        do throws(PrimitivesError) {
            return try question(openTerminal())
        } catch .posix(.noTerminal) {
            throw .homeserver(error)
        } catch {
            throw .primitive(error)
        }
    }
}

internal import Primitives

extension CommandError: Diagnosable {
    var diagnosis: Diagnosis {
        switch self {
        case .emptySecret(let source):
            return Diagnosis(
                .malformed,
                "empty_secret",
                "no key or passphrase came from \(Escaping.text(source)): it is empty"
            )
        case .noKey:
            return Diagnosis(
                .usage,
                "no_key",
                "nothing was opened, because no key was given",
                hints: ["give one with --recovery-key-file or --passphrase-file"]
            )
        case .outputIsInput(let path):
            return Diagnosis(
                .refused,
                "output_is_input",
                "nothing was written, because \(Escaping.text(path)) is also what is read",
                hints: ["name another file with --output"]
            )
        case .secretToTerminal:
            return Diagnosis(
                .refused,
                "secret_to_terminal",
                "the secret was not shown, because standard output is a terminal",
                hints: ["add --reveal to show it, or send it to a file"]
            )
        case .binaryToTerminal:
            return Diagnosis(
                .refused,
                "binary_to_terminal",
                "nothing was shown, because it is no text and standard output is a terminal",
                hints: ["send it to a file"]
            )
        case .notConfirmed:
            return Diagnosis(
                .refused,
                "not_confirmed",
                "nothing was changed, as it was not confirmed"
            )
        }
    }
}

internal import Formats
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
        case .secretNotAskedFor:
            return Diagnosis(
                .refused,
                "secret_not_asked_for",
                "the secret was not shown, because nothing says where it may go",
                hints: ["name a file with --save, or add --reveal for standard output"]
            )
        case .outputExists(let path):
            return Diagnosis(
                .refused,
                "exists",
                "nothing was written, because \(Escaping.text(path)) exists",
                hints: ["choose another name, or add --force to replace it"]
            )
        case .noSuchKey(let id):
            return Diagnosis(
                .refused,
                "no_such_key",
                id.map { "there is no storage key \(Escaping.text($0.rawValue)) in this account" }
                    ?? "this account has no default key",
                hints: ["'matrix-recovery key list' shows those that there are"]
            )
        case .keyHasNoText(let id, let bytes):
            return Diagnosis(
                .refused,
                "key_has_no_text",
                "key \(Escaping.text(id.rawValue)) has \(bytes) bytes; a recovery key has 32",
                hints: ["rotate to a new key with 'matrix-recovery rotate'"]
            )
        case .passphrasesDiffer:
            return Diagnosis(
                .refused,
                "passphrases_differ",
                "nothing was changed, as the two passphrases differ"
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

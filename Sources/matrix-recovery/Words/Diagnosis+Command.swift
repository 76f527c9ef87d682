internal import Formats
internal import Primitives

extension CommandError: Diagnosable {
    var diagnosis: Diagnosis {
        switch self {
        case .argumentNotText(let number):
            return Diagnosis(
                .usage,
                "argument_not_text",
                "nothing was done, because argument \(number) is not UTF-8",
                hints: ["where it names a file, rename that, or make a link to it"]
            )
        case .emptySecret(let source):
            return Diagnosis(
                .malformed,
                "empty_secret",
                "no key or passphrase came from \(Escaping.text(source)): it is empty",
                hints: ["see whether that is where the key is"]
            )
        case .noKey:
            return Diagnosis(
                .usage,
                "no_key",
                "nothing was opened, because no key was given",
                hints: ["give one with --recovery-key-file or --passphrase-file"]
            )
        case .outputsCollide(let path):
            return Diagnosis(
                .refused,
                "outputs_collide",
                "nothing was written, because \(Escaping.text(path)) is named for two outputs",
                hints: ["give each output a name of its own"]
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
        case .isArchive(let path):
            return Diagnosis(
                .refused,
                "is_archive",
                "\(Escaping.text(path)) is a sealed archive, and nothing was given to open it",
                hints: ["give --identity or --seal-passphrase-file, or restore it to a file first"]
            )
        case .noArchiveKey:
            return Diagnosis(
                .usage,
                "no_archive_key",
                "the archive was not opened, because no key was given",
                hints: ["give --identity or --passphrase-file"]
            )
        case .notARecipient(isIdentity: false):
            return Diagnosis(
                .malformed,
                "recipient",
                "nothing was sealed: what was given with --recipient is no age recipient",
                hints: ["recipients begin with age1; see whether one was cut short"]
            )
        case .notARecipient(isIdentity: true):
            return Diagnosis(
                .malformed,
                "recipient",
                "nothing was sealed: what was given with --recipient is a secret identity",
                hints: [
                    "give its public recipient, which begins with age1; 'age-keygen -y' shows it"
                ]
            )
        case .userUnknown:
            return Diagnosis(
                .refused,
                "user_unknown",
                "no requests were written, because nothing says whose account this is",
                hints: ["name the user with --user-id"]
            )
        case .newKeyNowhere:
            return Diagnosis(
                .usage,
                "new_key_nowhere",
                "nothing was changed, because nothing says where the new key is to be kept",
                hints: ["name a file with --save-recovery-key, or give --new-passphrase-file"]
            )
        case .wouldReplace(let count):
            return Diagnosis(
                .refused,
                "would_replace",
                "nothing was written: \(count) events there differ from the archived ones",
                hints: ["see them with --dry-run; then add --only-missing to keep them, or --force"]
            )
        case .noSecretsInside:
            return Diagnosis(
                .refused,
                "no_secrets_inside",
                "nothing was written: the archive was sealed without a key and holds no opened secret",
                hints: ["restore it without --rekey, and open it with the old key"]
            )
        case .folderNotEmpty(let path):
            return Diagnosis(
                .refused,
                "folder_not_empty",
                "nothing was written, because \(Escaping.text(path)) is not empty",
                hints: ["name a folder that is not there yet"]
            )
        case .opensOtherKeys(let opened, let wanted):
            let list = opened.map { Escaping.text($0.rawValue) }.joined(separator: ", ")
            return Diagnosis(
                .wrongKey,
                "other_key",
                "what was given opens key \(list), and key \(Escaping.text(wanted.rawValue)) "
                    + "was asked for",
                hints: ["give the key that was asked for, or name the one that opened"]
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
                "nothing was changed: what is removed in place cannot be brought back",
                hints: ["add --force, or write to another file with --output"]
            )
        }
    }
}

internal import Formats
internal import Primitives

// MARK: What was given

extension Diagnosis {
    static func argumentNotText(_ number: Int) -> Diagnosis {
        Diagnosis(
            .usage,
            "argument_not_text",
            "nothing was done, because argument \(number) is not UTF-8",
            hints: ["where it names a file, rename that, or make a link to it"]
        )
    }

    static func emptySecret(_ source: String) -> Diagnosis {
        Diagnosis(
            .malformed,
            "empty_secret",
            "nothing came from \(Escaping.text(source)): it is empty",
            hints: ["see whether that is what is meant"]
        )
    }

    static func emptyValue(_ source: String) -> Diagnosis {
        Diagnosis(
            .malformed,
            "empty_secret",
            "nothing was changed: no value came from \(Escaping.text(source)), which is empty",
            hints: ["see whether that is where the value is; 'secret remove' deletes a secret"]
        )
    }

    static func notASecret(_ type: EventType) -> Diagnosis {
        Diagnosis(
            .refused,
            "not_a_secret",
            "nothing was changed: \(Escaping.text(type.rawValue)) holds something that is no secret",
            hints: ["see whether the name is right, or add --force to put a secret beside that"]
        )
    }

    static var commandLineUnknown: Diagnosis {
        Diagnosis(
            .internalError,
            "command_line_unknown",
            "nothing was done, because the command line cannot be read from /proc/self/cmdline",
            hints: ["mount /proc where this is run"]
        )
    }

    static var noKey: Diagnosis {
        Diagnosis(
            .usage,
            "no_key",
            "nothing was opened, because no key was given",
            hints: ["give one with --recovery-key-file or --passphrase-file"]
        )
    }

    static var severalKeys: Diagnosis {
        Diagnosis(
            .usage,
            "several_keys",
            "nothing was written: this is about one key, and more than one was given",
            hints: ["give the one that is meant"]
        )
    }

    static var passphraseWithoutAccount: Diagnosis {
        Diagnosis(
            .usage,
            "account_needed",
            "nothing was written: only its account says how a passphrase becomes a key",
            hints: ["name the account, or give the recovery key"]
        )
    }

    static func isArchive(_ path: FilePath) -> Diagnosis {
        Diagnosis(
            .refused,
            "is_archive",
            "\(Escaping.text(path)) is a sealed archive, and nothing was given to open it",
            hints: ["give --identity or --seal-passphrase-file, or restore it to a file first"]
        )
    }

    static var standardInputTwice: Diagnosis {
        Diagnosis(
            .usage,
            "standard_input_twice",
            "nothing was done, because more than one thing is to be read from standard input",
            hints: ["name files, or use descriptors, as in '--passphrase-fd 3 3<FILE'"]
        )
    }

    static var noArchiveKey: Diagnosis {
        Diagnosis(
            .usage,
            "no_archive_key",
            "the archive was not opened, because no key was given",
            hints: ["give --identity or --passphrase-file"]
        )
    }

    static func noExportPassphrase(_ path: FilePath) -> Diagnosis {
        Diagnosis(
            .usage,
            "no_export_passphrase",
            "\(Escaping.text(path)) was not opened: it is a key export, and no passphrase was given",
            hints: [
                "give the one that it was exported with, by --passphrase-file "
                    + "(with 'seal' by --room-keys-passphrase-file)"
            ]
        )
    }

    static var noNewExportPassphrase: Diagnosis {
        Diagnosis(
            .usage,
            "no_export_passphrase",
            "nothing was written: a key export is encrypted, and no passphrase was given for it",
            hints: ["give a new one by --export-passphrase-file"]
        )
    }

    static var notARecipient: Diagnosis {
        Diagnosis(
            .malformed,
            "recipient",
            "nothing was sealed: what was given with --recipient is no age recipient",
            hints: ["recipients begin with age1, in small letters"]
        )
    }

    static var identityAsRecipient: Diagnosis {
        Diagnosis(
            .malformed,
            "recipient",
            "nothing was sealed: what was given with --recipient is a secret identity",
            hints: [
                "give its public recipient, which begins with age1; 'age-keygen -y' shows it"
            ]
        )
    }

    static var userUnknown: Diagnosis {
        Diagnosis(
            .refused,
            "user_unknown",
            "no requests were written, because nothing says whose account this is",
            hints: ["name the user with --user-id"]
        )
    }

    static var noSecretsInside: Diagnosis {
        Diagnosis(
            .refused,
            "no_secrets_inside",
            "nothing was written: the archive was sealed without a key and holds no opened secret",
            hints: ["restore it without --rekey, and open it with the old key"]
        )
    }

    static func opensOtherKeys(_ opened: [KeyID], _ wanted: KeyID) -> Diagnosis {
        let list = opened.map { Escaping.text($0) }.joined(separator: ", ")
        return Diagnosis(
            .wrongKey,
            "other_key",
            "what was given opens key \(list), and key \(Escaping.text(wanted)) "
                + "was asked for",
            hints: ["give the key that was asked for, or name the one that opened"]
        )
    }

    static func noSuchKey(_ id: KeyID?) -> Diagnosis {
        Diagnosis(
            .refused,
            "no_such_key",
            id.map { "there is no storage key \(Escaping.text($0)) in this account" }
                ?? "this account has no default key",
            hints: ["'matrix-recovery key list' shows those that there are"]
        )
    }

    static func keyHasNoText(_ id: KeyID, _ bytes: Int) -> Diagnosis {
        Diagnosis(
            .refused,
            "key_has_no_text",
            "key \(Escaping.text(id)) has \(bytes) bytes; a recovery key has 32",
            hints: ["rotate to a new key with 'matrix-recovery rotate'"]
        )
    }

    static var notTyped: Diagnosis {
        Diagnosis(
            .malformed,
            "new_passphrase",
            "nothing was changed: the new passphrase is not one line of UTF-8 text, so that no client could "
                + "be given it",
            hints: ["save it as UTF-8, in one line and without control characters"]
        )
    }

    static var passphrasesDiffer: Diagnosis {
        Diagnosis(
            .refused,
            "passphrases_differ",
            "nothing was changed, as the two passphrases differ"
        )
    }
}

internal import Formats
internal import Primitives

// MARK: Where results go

extension Diagnosis {
    static func outputsCollide(_ path: FilePath) -> Diagnosis {
        Diagnosis(
            .refused,
            "outputs_collide",
            "nothing was written, because \(Escaping.text(path)) is named for two outputs",
            hints: ["give each output a name of its own"]
        )
    }

    static func outputIsInput(_ path: FilePath) -> Diagnosis {
        Diagnosis(
            .refused,
            "output_is_input",
            "nothing was written, because \(Escaping.text(path)) is also what is read",
            hints: ["name another file to write; what is read is never replaced"]
        )
    }

    static func outputInAccount(_ path: FilePath) -> Diagnosis {
        Diagnosis(
            .refused,
            "output_in_account",
            "nothing was written, because \(Escaping.text(path)) lies in the account's own folder "
                + "and would be taken for a part of the account",
            hints: ["name a file outside that folder"]
        )
    }

    static func outputExists(_ path: FilePath) -> Diagnosis {
        Diagnosis(
            .refused,
            "exists",
            "nothing was written, because \(Escaping.text(path)) exists",
            hints: ["choose another name, or add --force to replace it"]
        )
    }

    static func copyExists(_ path: FilePath) -> Diagnosis {
        Diagnosis(
            .refused,
            "exists",
            "nothing was written, because \(Escaping.text(path)) exists, and is no copy of this account "
                + "as it is",
            hints: ["name another file with --sealed-copy; none is replaced"]
        )
    }

    static func folderNotEmpty(_ path: FilePath) -> Diagnosis {
        Diagnosis(
            .refused,
            "folder_not_empty",
            "nothing was written, because \(Escaping.text(path)) is not empty",
            hints: ["name a folder that is not there yet"]
        )
    }

    static func notAFolder(_ path: FilePath) -> Diagnosis {
        Diagnosis(
            .refused,
            "not_a_folder",
            "nothing was written, because \(Escaping.text(path)) exists and is no folder",
            hints: ["name a folder that is not there yet"]
        )
    }

    static var secretNotAskedFor: Diagnosis {
        Diagnosis(
            .refused,
            "secret_not_asked_for",
            "the secret was not shown, because nothing says where it may go",
            hints: ["name a file with --save, or add --reveal for standard output"]
        )
    }

    static var binaryToTerminal: Diagnosis {
        Diagnosis(
            .refused,
            "binary_to_terminal",
            "nothing was shown, because it is no text and standard output is a terminal",
            hints: ["send it to a file"]
        )
    }

    static var archiveToTerminal: Diagnosis {
        Diagnosis(
            .refused,
            "binary_to_terminal",
            "nothing was sealed, because an archive is no text and standard output is a terminal",
            hints: ["send it to a file or a command, or add --armor"]
        )
    }

    static var roomKeysToTerminal: Diagnosis {
        Diagnosis(
            .refused,
            "room_keys_to_terminal",
            "nothing was read, because room keys are secret and standard output is a terminal",
            hints: ["send them to a file or a command"]
        )
    }

    static func archiveBrokenOff(_ error: PosixError) -> Diagnosis {
        let diagnosis = error.diagnosis
        return Diagnosis(
            diagnosis.status,
            diagnosis.code,
            diagnosis.message,
            hints: ["send it elsewhere, and throw away what has arrived: it has no end"],
            isQuiet: diagnosis.isQuiet
        )
    }

    static var newKeyNowhere: Diagnosis {
        Diagnosis(
            .usage,
            "new_key_nowhere",
            "nothing was changed, because nothing says where the new key is to be kept",
            hints: ["name a file with --save-recovery-key, or give --new-passphrase-file"]
        )
    }

    static func wouldReplace(_ count: Int) -> Diagnosis {
        Diagnosis(
            .refused,
            "would_replace",
            "nothing was written: \(count) events there differ from the archived ones",
            hints: ["add --only-missing to keep them, or --force to replace them"]
        )
    }

    static func wouldReplaceLive(_ count: Int) -> Diagnosis {
        Diagnosis(
            .refused,
            "would_replace",
            "nothing was written: \(count) events there differ from the archived ones, and no copy "
                + "of them was sealed",
            hints: [
                "add --only-missing to keep them, or --force, --sealed-copy and --new-identity to "
                    + "replace them"
            ]
        )
    }

    static func identityDiffers(_ published: [UInt8], _ archived: [UInt8]) -> Diagnosis {
        Diagnosis(
            .refused,
            "identity_differs",
            "nothing was written: the identity that is published, \(Base64.encode(published)), is not "
                + "the archive's, \(Base64.encode(archived)), and what belongs to it would be replaced",
            hints: ["add --only-missing: what is there stays, and the room keys are restored"]
        )
    }

    static var notConfirmed: Diagnosis {
        Diagnosis(
            .refused,
            "not_confirmed",
            "nothing was changed: what is removed in place cannot be brought back",
            hints: ["add --force, or write to another file with --output"]
        )
    }
}

internal import Primitives

extension PrimitivesError: Diagnosable {
    var diagnosis: Diagnosis {
        switch self {
        case .lowOrderPoint:
            return Diagnosis(
                .damaged,
                "low_order_point",
                "refused a public key that every private key agrees with; someone made it on purpose"
            )
        case .authentication:
            return Diagnosis(
                .damaged,
                "authentication",
                "the data does not authenticate: it was changed, or another key made it"
            )
        case .length:
            return Diagnosis(
                .malformed,
                "length",
                "a key or nonce has a length that cannot be right"
            )
        case .memory(let needed, let available):
            return Diagnosis(
                .refused,
                "kdf_memory",
                "the passphrase was not tried: it needs \(mebibytes(needed)) of memory, "
                    + "\(mebibytes(available)) available",
                hints: ["close other programs, or use a machine with more memory"]
            )
        case .tar(let error):
            return error.diagnosis
        case .library(let name):
            return Diagnosis.unexpected("\(name) failed")
        case .posix(let error):
            return error.diagnosis
        }
    }

    private func mebibytes(_ bytes: UInt64) -> String { "\(bytes >> 20) MiB" }
}

extension TarError: Diagnosable {
    var diagnosis: Diagnosis {
        switch self {
        case .malformed:
            Diagnosis(.damaged, "tar", "what is inside the archive is no tar archive, or damaged")
        case .notARegularFile:
            Diagnosis(.malformed, "tar_kind", "the archive holds something else than plain files")
        case .name:
            Diagnosis(.malformed, "tar_name", "the archive holds a file whose name is not ASCII")
        case .size:
            Diagnosis(.damaged, "tar_size", "a file in the archive has not the size that it says")
        case .stopped:
            Diagnosis.unexpected("a tar archive stopped without a reason")
        }
    }
}

extension PosixError: Diagnosable {
    var diagnosis: Diagnosis {
        switch self {
        case .call(let operation, let path, let number):
            return call(operation, path: path, number: number)
        case .tooLarge(let path, let limit):
            let name = path.map { Escaping.text($0) } ?? "what came"
            return Diagnosis(
                .refused,
                "too_large",
                "\(name) was not read: it is larger than the limit of \(limit) bytes",
                hints: ["see whether it is what was meant"]
            )
        case .tooManyEntries(let path, let limit):
            return Diagnosis(
                .refused,
                "too_many_entries",
                "\(Escaping.text(path)) was not read: it holds more than \(limit) files"
            )
        case .notAFile(let path):
            return Diagnosis(
                .refused,
                "not_a_file",
                "nothing was written, because \(Escaping.text(path)) is a device, pipe or socket",
                hints: [
                    path == "/dev/stdout"
                        ? "name a file; for 'matrix-recovery seal', '-o -' is standard output"
                        : "name a file; one is written whole or not at all, which needs a disk"
                ]
            )
        case .changed(let path):
            return Diagnosis(
                .refused,
                "changed_meanwhile",
                "nothing was written, because \(Escaping.text(path)) changed meanwhile",
                hints: ["run the same command again"]
            )
        case .notInherited(let number):
            return Diagnosis(
                .file,
                "not_open",
                "nothing was read from descriptor \(number), which is not open",
                hints: ["open it where the command is started, as in '\(number)<FILE'"]
            )
        case .noTerminal:
            return Diagnosis(
                .file,
                "no_terminal",
                "there is no terminal to ask at",
                hints: ["give the key or passphrase with a --…-file, --…-fd or --…-command option"]
            )
        case .endOfInput:
            return Diagnosis(
                .file,
                "end_of_input",
                "nothing was entered",
                hints: ["run the same command again, and end the line with Return"]
            )
        case .commandFailed(let status):
            return Diagnosis(
                .file,
                "command_failed",
                "the command that was to print a key or passphrase ended with status \(status)",
                hints: ["run it by itself and see what it says"]
            )
        }
    }

    private func call(_ operation: Operation, path: FilePath?, number: Int32) -> Diagnosis {
        let words = Self.words(for: number)
        if operation == .write, path == nil, cause != .brokenPipe {
            return unwrittenResult(words)
        }
        switch cause {
        case .exists where operation == .makeDirectory:
            return .notAFolder(path ?? ".")
        case .exists:
            return Diagnosis(
                .refused,
                "exists",
                "nothing was written, because \(name(of: path, for: operation)) exists",
                hints: ["choose another name; a file that may hold a key is never replaced"]
            )
        case .noSpace:
            return Diagnosis(
                .file,
                "no_space",
                "\(name(of: path, for: operation)) was not written: \(words)",
                hints: ["make room on the disk, then run the same command again"]
            )
        case .brokenPipe where path == nil:
            return Diagnosis(.file, "broken_pipe", words, isQuiet: true)
        case .notFound:
            let hint = "see whether it is spelt right"
            return failure("not_found", operation, path, words, hint: hint)
        case .permission:
            let hint = "see who owns it with 'ls -l', and run this as that user"
            return failure("permission", operation, path, words, hint: hint)
        case .isDirectory:
            return failure("is_directory", operation, path, words, hint: "name a file in it")
        case .notDirectory:
            let hint = "one of its parts is a file; see whether it is spelt right"
            return failure("not_directory", operation, path, words, hint: hint)
        case .brokenPipe, .other:
            let hint = "try another file or disk; nothing that was read has been changed"
            return failure("io", operation, path, words, hint: hint)
        }
    }

    /// Results are written last, when all else is done.
    private func unwrittenResult(_ words: String) -> Diagnosis {
        let hint = "send it elsewhere; what the command was to write to files is there already"
        let text = "standard output was not written: \(words)"
        return cause == .noSpace
            ? Diagnosis(.file, "no_space", text, hints: [hint])
            : Diagnosis(.file, "io", text, hints: [hint])
    }

    private func failure(
        _ code: String,
        _ operation: Operation,
        _ path: FilePath?,
        _ words: String,
        hint: String
    ) -> Diagnosis {
        let text = "cannot \(verb(operation)) \(name(of: path, for: operation)): \(words)"
        return Diagnosis(.file, code, text, hints: [hint])
    }

    private func verb(_ operation: Operation) -> String {
        switch operation {
        case .open: "open"
        case .status: "look at"
        case .read: "read"
        case .write: "write"
        case .sync: "make safe"
        case .rename: "give its name to"
        case .remove: "remove"
        case .list: "list"
        case .makeDirectory: "make the folder"
        case .spawn: "start"
        case .terminal: "set up"
        case .lock: "lock"
        }
    }

    private func name(of path: FilePath?, for operation: Operation) -> String {
        if let path { return Escaping.text(path) }
        switch operation {
        case .read: return "standard input"
        case .spawn: return "a command"
        case .open, .status, .write, .sync, .rename, .remove, .list, .makeDirectory, .lock,
            .terminal:
            return "standard output"
        }
    }
}

extension PrimitivesError {
    /// Why it failed, to stand behind what did.
    var why: String {
        if case .posix(.call(_, _, let number)) = self { return PosixError.words(for: number) }
        return diagnosis.message
    }
}

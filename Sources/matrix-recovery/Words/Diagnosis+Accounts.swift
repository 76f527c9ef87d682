internal import Formats
internal import Primitives
internal import Recovery

// MARK: Where account data lies, and what was written to it

extension Diagnosis {
    static func noSuchFile(_ path: FilePath) -> Diagnosis {
        Diagnosis(
            .file,
            "not_found",
            "there is nothing at \(Escaping.text(path))",
            hints: ["see whether it is spelt right"]
        )
    }

    static func notReadAsFile(_ path: FilePath) -> Diagnosis {
        Diagnosis(
            .refused,
            "not_a_file",
            "the account was not read: \(Escaping.text(path)) is a device, pipe or socket",
            hints: ["take it out of the folder, or name a file in it"]
        )
    }

    static func notBeside(_ path: FilePath) -> Diagnosis {
        Diagnosis(
            .malformed,
            "not_beside",
            "\(Escaping.text(path)) is no /keys/query or /room_keys response",
            hints: ["give one as the server sent it, or leave --beside out"]
        )
    }

    static func noAccount(_ path: FilePath) -> Diagnosis {
        Diagnosis(
            .malformed,
            "no_account",
            "nothing at \(Escaping.text(path)) is account data",
            hints: ["give a /sync response, a list or map of events, or an export of them"]
        )
    }

    static func noEvents(_ path: FilePath?) -> Diagnosis {
        Diagnosis(
            .malformed,
            "no_events",
            path.map { "nothing at \(Escaping.text($0)) is a dump of events" }
                ?? "this is no dump of events",
            hints: [
                "give a /messages or /sync response, events one a line, or a room's export"
            ]
        )
    }

    private static func names(_ paths: [FilePath]) -> String {
        paths.map { Escaping.text($0) }.joined(separator: ", ")
    }

    static func severalAccounts(_ paths: [FilePath]) -> Diagnosis {
        Diagnosis(
            .refused,
            "several_accounts",
            "these files hold different account data: \(names(paths))",
            hints: ["name the one that is meant instead of the folder"]
        )
    }

    static func severalDumps(_ paths: [FilePath]) -> Diagnosis {
        Diagnosis(
            .refused,
            "several_dumps",
            "nothing was changed: the folder holds the same account in other files too, which "
                + "would be left behind: \(names(paths))",
            hints: ["name the one file that is to be changed, or take the others away"]
        )
    }

    static func severalRows(_ paths: [FilePath]) -> Diagnosis {
        Diagnosis(
            .refused,
            "several_backup_rows",
            "each of these files may hold the room keys of the key backup: \(names(paths))",
            hints: ["name the one that is meant by --beside, or take the others away"]
        )
    }

    static var archiveIsReadOnly: Diagnosis {
        Diagnosis(
            .refused,
            "archive_read_only",
            "nothing was written, because this works on a dump of account data, not on an archive",
            hints: [
                "restore it to a file first, with 'matrix-recovery restore', and give that"
            ]
        )
    }

    static func tooManySecrets(_ count: Int) -> Diagnosis {
        Diagnosis(
            .refused,
            "too_many_secrets",
            "there are \(count) keys and sealed secrets; no more than \(SecretLimit.most) are taken",
            hints: ["no client makes this many; see where the account data comes from"]
        )
    }

    static func changedMeanwhile(_ type: EventType) -> Diagnosis {
        Diagnosis(
            .refused,
            "changed_meanwhile",
            "stopped before anything was lost: \(Escaping.text(type.rawValue)) was changed "
                + "by someone else in the meantime",
            hints: ["close other clients, then run the same command again"]
        )
    }

    static func notReadBack(_ type: EventType) -> Diagnosis {
        Diagnosis(
            .damaged,
            "not_read_back",
            "nothing more was written, because \(Escaping.text(type.rawValue)) did not read "
                + "back as it was written",
            hints: ["keep every key, old and new, then run the same command again"]
        )
    }
}

internal import Formats
internal import Recovery

extension BackupError: Diagnosable {
    var diagnosis: Diagnosis {
        switch self {
        case .none: .noBackup
        case .notKnown: .backupNotKnown
        case .noSuchVersion(let version): .noSuchBackup(Escaping.text(version))
        case .opensAlready(let version): .backupOpensAlready(Escaping.text(version))
        case .notOurs(let version): .backupNotOurs(Escaping.text(version))
        case .unfinished(let version): .backupUnfinished(Escaping.text(version))
        case .replaced(let version): .backupReplaced(version.map { Escaping.text($0) })
        case .countShort(let version, let found, let expected):
            .backupCountShort(Escaping.text(version), found, expected)
        case .notReadBack(let version): .backupNotReadBack(Escaping.text(version))
        case .rowsLeft(let unopened, let contradicting):
            .backupRowsLeft(unopened, contradicting)
        case .lastOfItsKind(let version): .lastBackup(Escaping.text(version))
        }
    }
}

extension Diagnosis {
    static var backupNotKnown: Diagnosis {
        Diagnosis(
            .refused,
            "backup_not_known",
            "nothing can be said, because nothing tells what key backups there are",
            hints: [
                "put the answer to /room_keys/version beside the account, or name the user: "
                    + "@user:server"
            ]
        )
    }

    static var noBackup: Diagnosis {
        Diagnosis(
            .refused,
            "no_backup",
            "nothing was done: the account has no key backup",
            hints: ["'matrix-recovery backup create' makes one"]
        )
    }

    static func noSuchBackup(_ version: String) -> Diagnosis {
        Diagnosis(
            .refused,
            "no_such_backup",
            "nothing was done: there is no key backup version \(version)",
            hints: ["'matrix-recovery backup list' shows those that there are"]
        )
    }

    static func backupOpensAlready(_ version: String) -> Diagnosis {
        Diagnosis(
            .refused,
            "backup_opens",
            "nothing was made: key backup version \(version) is there, and its key is at hand",
            hints: [
                "'matrix-recovery backup rotate' takes its room keys along; --force makes an empty one"
            ]
        )
    }

    static func backupNotOurs(_ version: String) -> Diagnosis {
        Diagnosis(
            .wrongKey,
            "backup_not_ours",
            "nothing was uploaded: no key at hand is the private key of key backup version \(version)",
            hints: [
                "give its key by --backup-key-file, or make a new backup with "
                    + "'matrix-recovery backup create'"
            ]
        )
    }

    static func backupUnfinished(_ version: String) -> Diagnosis {
        Diagnosis(
            .refused,
            "backup_unfinished",
            "nothing was made: the rotation of key backup version \(version) is not finished",
            hints: ["'matrix-recovery backup rotate' goes on with it"]
        )
    }

    static func backupReplaced(_ version: String?) -> Diagnosis {
        let now = version.map { "version \($0) is the current one" } ?? "there is none any more"
        return Diagnosis(
            .refused,
            "backup_replaced",
            "nothing was overwritten: another client changed the key backup meanwhile, and \(now)",
            hints: ["'matrix-recovery backup list' shows what is there now"]
        )
    }

    static func backupCountShort(_ version: String, _ found: Int64, _ expected: Int) -> Diagnosis {
        Diagnosis(
            .homeserver,
            "backup_count",
            "the old key backups stay: version \(version) has \(found) room keys, and \(expected) were "
                + "uploaded",
            hints: ["run the same command again, which goes on uploading"]
        )
    }

    static func backupNotReadBack(_ version: String) -> Diagnosis {
        Diagnosis(
            .homeserver,
            "backup_not_read_back",
            "the old key backups stay: a room key of version \(version) did not come back as it was "
                + "uploaded",
            hints: ["run the same command again, which goes on uploading"]
        )
    }

    static func backupRowsLeft(_ unopened: Int, _ contradicting: Int) -> Diagnosis {
        var left: [String] = []
        if unopened > 0 { left.append("\(unopened) of their rows did not open") }
        if contradicting > 0 {
            left.append("\(contradicting) of their room keys contradict the copy that was taken")
        }
        let hint =
            unopened > 0
            ? "give the keys that open them by --backup-key-file, or --force"
            : "'matrix-recovery seal' keeps a copy of all versions; --force then removes them"
        return Diagnosis(
            .findings,
            "backup_rows_left",
            "the old key backups stay: \(left.joined(separator: ", and ")), and would be lost",
            hints: [hint]
        )
    }

    static func lastBackup(_ version: String) -> Diagnosis {
        Diagnosis(
            .refused,
            "last_backup",
            "nothing was removed: without key backup version \(version), none is left that is known to "
                + "open",
            hints: ["give the key that opens another version, or --force"]
        )
    }

    static var backupNotConfirmed: Diagnosis {
        Diagnosis(
            .refused,
            "backup_not_confirmed",
            "nothing was removed: what a homeserver removes cannot be brought back",
            hints: ["type the version at the terminal, or add --force"]
        )
    }
}

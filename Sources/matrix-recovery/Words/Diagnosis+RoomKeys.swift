internal import Formats

extension RoomKeysError: Diagnosable {
    var diagnosis: Diagnosis {
        switch self {
        case .form:
            Diagnosis(
                .malformed,
                "room_keys_form",
                "this holds no room keys: it is neither a key backup's rows nor a key export",
                hints: ["give the answer to /room_keys/keys, a key export, or an archive"]
            )
        }
    }
}

extension Diagnosis {
    static var noBackupKey: Diagnosis {
        Diagnosis(
            .usage,
            "no_backup_key",
            "nothing was opened: these are rows of a key backup, and no backup key was given",
            hints: [
                "give it by --backup-key-file, or the --account whose secret storage holds it, "
                    + "with --recovery-key-file"
            ]
        )
    }

    static func secretIsNoBackupKey(_ type: EventType) -> Diagnosis {
        Diagnosis(
            .malformed,
            "stored_backup_key",
            "nothing was opened: the secret \(Escaping.text(type.rawValue)) opens, and is no key of a "
                + "key backup",
            hints: ["give the key by --backup-key-file, or look for an older dump of the account"]
        )
    }

    static func noRowOpened(_ rows: Int, _ publicKeys: [[UInt8]]) -> Diagnosis {
        let keys = publicKeys.map { Base64.encode($0) }.joined(separator: ", ")
        return Diagnosis(
            .wrongKey,
            "wrong_backup_key",
            "nothing was opened: none of \(rows) rows is sealed to what was given, "
                + "whose public key is \(keys)",
            hints: [
                "compare that with the public_key of the backup's version; a recovery key goes "
                    + "with --recovery-key-file and --account"
            ]
        )
    }

    static var roomKeysChanged: Diagnosis {
        Diagnosis(
            .damaged,
            "room_keys_changed",
            "nothing was written: a file gave other room keys when it was read again",
            hints: ["run it again when nothing else writes to the files"]
        )
    }

    static var roomsNotTogether: Diagnosis {
        Diagnosis(
            .refused,
            "rooms_not_together",
            "this cannot be written as it comes: the keys of a room do not stand together, or one is "
                + "there twice",
            hints: ["write to a file, which is filled in any order"]
        )
    }
}

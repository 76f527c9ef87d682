internal import Primitives

extension Diagnosis {
    static var noBackupRows: Diagnosis {
        Diagnosis(
            .refused,
            "no_backup_rows",
            "nothing was written: with the account there are no rows of a key backup",
            hints: ["put the answer to /room_keys/keys beside it, or give --room-keys-from"]
        )
    }

    static func notAFileOfRoomKeys(_ name: String) -> Diagnosis {
        Diagnosis(
            .usage,
            "live_room_keys",
            "nothing was done: \(Escaping.text(name)) is a live account, and room keys are read from "
                + "files",
            hints: [
                "'matrix-recovery backup open' makes one of its key backup; a file of that name is "
                    + "'./\(Escaping.text(name))'"
            ]
        )
    }

    static func roomKeysInPipe(_ path: FilePath) -> Diagnosis {
        Diagnosis(
            .usage,
            "room_keys_pipe",
            "nothing was done: \(Escaping.text(path)) is a pipe or device, and room keys are looked at more "
                + "than once",
            hints: ["write what it gives to a file, and name that"]
        )
    }

    static var noAccountInside: Diagnosis {
        Diagnosis(
            .refused,
            "no_account_inside",
            "nothing was done: the archive holds room keys and no account",
            hints: ["'matrix-recovery archive extract --room-keys' takes the room keys out"]
        )
    }

    static var noRoomKeysInside: Diagnosis {
        Diagnosis(
            .refused,
            "no_room_keys_inside",
            "nothing was written: the archive holds no room keys",
            hints: ["'matrix-recovery archive list' shows what it holds"]
        )
    }
}

/// What is said of room keys that were gathered.
enum GatheredWords {
    static func rejects(_ count: Int) -> String {
        let rows = count == 1 ? "1 row" : "\(count) rows"
        return "\(rows) gave no room key, and what was written is without them"
    }

    static func contradictions(_ count: Int) -> String {
        let keys = count == 1 ? "1 room key has copies" : "\(count) room keys have copies"
        return "\(keys) that contradict each other: one is wrong, and the first was taken"
    }
}

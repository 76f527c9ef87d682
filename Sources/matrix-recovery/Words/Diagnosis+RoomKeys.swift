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
    static var roomKeysChanged: Diagnosis {
        Diagnosis(
            .damaged,
            "source_changed",
            "nothing was written: a file gave other room keys when it was read again",
            hints: ["run it again when nothing else writes to the files"]
        )
    }
}

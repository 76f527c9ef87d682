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

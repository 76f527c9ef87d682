internal import Formats

extension SessionKeyError: Diagnosable {
    var diagnosis: Diagnosis {
        switch self {
        case .base64:
            Diagnosis(.malformed, "session_key", "this session's key is not base64")
        case .length(let count):
            Diagnosis(
                .malformed,
                "session_key",
                "this session's key has \(count) bytes where 165 are needed"
            )
        case .version(let version):
            Diagnosis(
                .malformed,
                "session_key_version",
                "this session's key is of version \(version), and only version 1 is known"
            )
        case .sharedForm:
            Diagnosis(
                .malformed,
                "session_key_shared",
                "this session's key is as clients send it to one another, not as they export it",
                hints: ["export the room keys from the client that holds it"]
            )
        }
    }
}

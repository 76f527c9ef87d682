internal import Formats

/// Words for what is wrong with a row that was to be a room key.
struct RowFaultWords {
    /// A name for programs, the same in every version.
    let code: String
    /// What is wrong, for people.
    let text: String
    /// The property that it is about, for programs.
    let property: RowFault.Property?

    /// Of a room key that contradicts the copy that was taken.
    static let contradiction = RowFaultWords(
        code: "contradicts",
        text: "it contradicts the copy that was taken",
        property: nil
    )

    private init(code: String, text: String, property: RowFault.Property?) {
        self.code = code
        self.text = text
        self.property = property
    }

    init(_ fault: RowFault) {
        property =
            switch fault {
            case .missing(let property), .malformed(let property), .base64(let property),
                .length(let property, _):
                property
            case .notAnObject, .lowOrderPoint, .notOpened, .padding, .plaintext, .algorithm,
                .sessionKey, .anotherSession, .anotherRoom, .roomUnknown, .roomIDTooLong:
                nil
            }
        (code, text) =
            switch fault {
            case .notAnObject: ("not_an_object", "no object")
            case .missing(let property): ("missing", "\(property.rawValue) is missing")
            case .malformed(let property):
                ("malformed", "\(property.rawValue) is of the wrong type, or there twice")
            case .base64(let property): ("base64", "\(property.rawValue) is no base64")
            case .length(let property, let count):
                ("length", "\(property.rawValue) has \(count) bytes")
            case .lowOrderPoint: ("low_order_point", "the ephemeral key is of low order")
            case .notOpened: ("not_opened", "no key that was given opens it")
            case .padding: ("padding", "damaged: a key fits, and the padding does not hold")
            case .plaintext: ("plaintext", "damaged: a key fits, and what it opens is no JSON")
            case .algorithm: ("algorithm", "of another algorithm than Megolm")
            case .sessionKey: ("session_key", "session_key is none")
            case .anotherSession: ("another_session", "session_key is another session's")
            case .anotherRoom: ("another_room", "of another room than it stands under")
            case .roomUnknown: ("room_unknown", "nothing says its room (--room-id)")
            case .roomIDTooLong: ("room_id_too_long", "its room_id has more than 255 bytes")
            }
    }
}

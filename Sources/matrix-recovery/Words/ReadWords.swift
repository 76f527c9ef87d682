internal import Formats
internal import Primitives
internal import Recovery

/// Words for why an event was not read, or is not to be relied on.
struct ReadWords: Hashable {
    /// A name for programs, the same in every version.
    let code: String
    /// What is wrong, for people, the same for all events of its kind.
    let text: String
    /// Whether the event is a room's message that there should be a key for.
    let isMissed: Bool

    private init(_ code: String, _ text: String, isMissed: Bool = true) {
        self.code = code
        self.text = text
        self.isMissed = isMissed
    }

    /// Words for a message that another event had before.
    static let replayed = ReadWords(
        "replayed",
        "another event before it has the same message: one of the two was sent again by someone"
    )

    init(_ reason: ReadEvent.Reason) {
        switch reason {
        case .event(let fault): self.init(fault)
        case .noRoom: self.init("no_room", "nothing says which room it is in (--room-id)")
        case .noKey: self.init("no_key", "no key of its session was given")
        case .keyOfAnotherRoom:
            self.init("key_of_another_room", "the key of its session is for another room")
        case .refused(let refusal): self.init(refusal)
        case .plaintext:
            self.init("plaintext", "what was decrypted is no event's type and contents")
        case .messageOfAnotherRoom:
            self.init("message_of_another_room", "it was written for another room")
        }
    }

    private init(_ fault: EncryptedEvent.Fault) {
        switch fault {
        case .redacted:
            self.init("redacted", "redacted: nothing is left to be read", isMissed: false)
        case .betweenDevices:
            self.init("between_devices", "sent from one device to another", isMissed: false)
        case .algorithm: self.init("algorithm", "of an algorithm that is not known")
        case .property: self.init("property", "a property is missing or of the wrong type")
        }
    }

    private init(_ refusal: MegolmRefusal) {
        switch refusal {
        case .malformed: self.init("message", "its ciphertext is no message")
        case .beforeFirstIndex:
            self.init("before_first_index", "older than what the key of its session opens")
        case .signature: self.init("signature", "its signature is not one of its session")
        case .mac: self.init("mac", "its MAC does not hold: it or the key was changed")
        case .padding: self.init("padding", "its MAC holds, and its padding does not")
        }
    }
}

extension ReadWords {
    /// What is wrong with one event, with what the others do not have.
    static func detail(_ reason: ReadEvent.Reason) -> String {
        let text = ReadWords(reason).text
        switch reason {
        case .event(.algorithm(let name)): return "\(text): \(Escaping.text(name))"
        case .event(.property(let name)): return "\(text): \(name)"
        case .event(.redacted), .event(.betweenDevices), .noRoom, .plaintext: return text
        case .noKey(let session), .keyOfAnotherRoom(let session):
            return "\(text): \(session.text)"
        case .refused(.beforeFirstIndex(let index, let first)):
            return "\(text): its index is \(index), the key's first is \(first)"
        case .refused(.malformed(let error)): return "\(text): \(detail(error))"
        case .refused(.signature), .refused(.mac), .refused(.padding): return text
        case .messageOfAnotherRoom(let room):
            return "\(text): \(room.map { Escaping.text($0) } ?? "none is named")"
        }
    }

    /// What is wrong with an event whose message another event had before.
    static func detail(_ original: ReadEvent.Original) -> String {
        let time = original.timestamp.map { "\($0) ms after 1970" } ?? "an unknown time"
        return "\(replayed.text); the first one is of \(time)"
    }

    private static func detail(_ error: MegolmMessageError) -> String {
        switch error {
        case .base64: "no base64"
        case .length(let count): "\(count) bytes"
        case .version(let version): "version \(version)"
        case .field(let offset): "a field at byte \(offset)"
        case .index: "no index"
        case .ciphertext: "no whole blocks"
        }
    }
}

extension Diagnosis {
    static func eventsChanged(_ path: FilePath) -> Diagnosis {
        Diagnosis(
            .damaged,
            "source_changed",
            "\(Escaping.text(path)) gave other events when it was read again",
            hints: ["it is read twice: give a file, not a pipe, that nothing else writes to"]
        )
    }
}

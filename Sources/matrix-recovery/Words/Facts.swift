internal import Formats
internal import Recovery

/// A finding's evidence, as pieces of sentences and as JSON.
struct Facts {
    private let evidence: [Finding.Evidence]

    init(_ evidence: [Finding.Evidence]) {
        self.evidence = evidence
    }

    private func texts(_ pick: (Finding.Evidence) -> String?) -> [String] {
        evidence.compactMap(pick).map { Escaping.text($0) }
    }

    /// All storage keys.
    var keys: String {
        evidence.compactMap { if case .key(let id) = $0 { Escaping.text(id) } else { nil } }
            .joined(separator: ", ")
    }

    /// The storage key, with the word.
    var key: String { "key \(keys)" }

    /// The secret or event.
    var event: String {
        texts { if case .event(let type) = $0 { type.rawValue.string } else { nil } }
            .joined(separator: ", ")
    }

    /// Whether it is about the user-signing key.
    var isUserSigning: Bool { evidence.contains(.event(.userSigning)) }

    /// The key or the event, whichever there is.
    var subject: String { keys.isEmpty ? event : key }

    /// All key backup versions.
    var backups: String { versions.joined(separator: ", ") }

    /// The key backup version that is named first.
    var firstBackup: String { versions.first ?? "" }

    /// The key backup version that is named last.
    var lastBackup: String { versions.last ?? "" }

    private var versions: [String] {
        texts { if case .backup(let version) = $0 { version.string } else { nil } }
    }

    /// The key backup version.
    var backup: String { backups }

    /// The device.
    var device: String {
        texts { if case .device(let id) = $0 { id.string } else { nil } }.joined()
    }

    /// The expected public key.
    var expected: String { texts { if case .expected(let key) = $0 { key } else { nil } }.joined() }

    /// The public key that was found.
    var found: String { texts { if case .found(let key) = $0 { key } else { nil } }.joined() }

    /// Where an entered key came from.
    var origin: String { texts { if case .origin(let name) = $0 { name } else { nil } }.joined() }

    /// A file.
    var file: String { texts { if case .file(let name) = $0 { name } else { nil } }.joined() }

    /// A count.
    var count: String {
        texts { if case .count(let number) = $0 { String(number) } else { nil } }.joined()
    }

    /// The property that is wrong, in brackets, or nothing.
    var property: String {
        texts { if case .property(let name) = $0 { " (\(name))" } else { nil } }.joined()
    }

    /// The property that is wrong, by its name alone.
    var propertyName: String? {
        texts { if case .property(let name) = $0 { name } else { nil } }.first
    }

    /// A property and its number, in brackets, or nothing.
    var measure: String { propertyName.map { " (\($0): \(count))" } ?? "" }

    /// What is wrong with a property of a sealed secret, in brackets, or nothing: where its length
    /// is known it is that, otherwise it is missing or no base64.
    var fault: String {
        guard let propertyName else { return "" }
        return count.isEmpty
            ? " (\(propertyName) is missing or no base64)" : " (\(propertyName) has \(count) bytes)"
    }

    /// The place in entered text, or nothing.
    var place: String {
        texts {
            if case .position(let place) = $0 {
                ": character \(place) never stands in one"
            } else {
                nil
            }
        }
        .joined()
    }

    /// How a passphrase has to be read.
    var spelling: String {
        evidence.compactMap { fact -> String? in
            guard case .property(let name) = fact else { return nil }
            switch PassphraseSpelling(rawValue: name) {
            case .asTyped?: return "as typed"
            case .trimmed?: return "without the white space around it"
            case .composed?: return "in Unicode's composed form (NFC)"
            case .decomposed?: return "in Unicode's decomposed form (NFD)"
            case .trimmedComposed?:
                return "without the white space around it, in Unicode's composed form (NFC)"
            case .trimmedDecomposed?:
                return "without the white space around it, in Unicode's decomposed form (NFD)"
            case nil: return nil
            }
        }.joined()
    }
}

extension Finding {
    /// The finding for programs.
    var json: JSONValue {
        let words = FindingWords(self)
        return .object([
            ("evidence", .array(evidence.map(\.json))),
            ("id", .string(id.rawValue)),
            ("known_as", .optional(words.knownAs.map { ExactText($0) })),
            ("message", .string(words.text)),
            ("next", .optional(words.next.map { ExactText($0) })),
            ("severity", .string(severity.rawValue)),
        ])
    }
}

extension Finding.Evidence {
    /// The fact as an object with one member, named for what it is.
    fileprivate var json: JSONValue {
        switch self {
        case .key(let id): .object([("key_id", .string(id.rawValue))])
        case .event(let type): .object([("event", .string(type.rawValue))])
        case .backup(let version): .object([("backup", .string(version))])
        case .device(let id): .object([("device_id", .string(id))])
        case .expected(let key): .object([("expected_public_key", .string(key))])
        case .found(let key): .object([("found_public_key", .string(key))])
        case .property(let name): .object([("property", .string(name))])
        case .count(let number): .object([("count", .integer(number))])
        case .origin(let name): .object([("origin", .string(name))])
        case .position(let place): .object([("position", .integer(Int64(place)))])
        case .file(let name): .object([("file", .string(name))])
        }
    }
}

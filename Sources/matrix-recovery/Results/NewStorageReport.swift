internal import Formats
internal import Primitives
internal import Recovery

/// What is under a new storage key, and what is not, as a part of a report.
struct NewStorageReport {
    /// Secrets that are not, with the keys that they stay under.
    let left: [(type: EventType, keys: [KeyID])]
    /// Secrets that are.
    let sealed: [EventType]
    /// The file of the recovery key; nil for a key that its passphrase keeps.
    let path: FilePath?
    private let retired: [KeyID]
    private let keyID: KeyID

    init(_ storage: NewStorage, keptIn path: FilePath?) {
        left = storage.left
        sealed = storage.sealed
        retired = storage.retired
        keyID = storage.keyID
        self.path = path
    }

    func render(on page: inout Page) {
        let secrets = sealed.count == 1 ? "1 secret" : "\(sealed.count) secrets"
        page.line(
            "\(secrets) sealed under the new key \(Escaping.text(keyID)), which is the default"
        )
        if let path { page.line("the new recovery key is in \(Escaping.text(path))") }
        for id in retired {
            page.line("key \(Escaping.text(id)) is retired: its description is blank")
        }
        for (type, keys) in left {
            let names = keys.map { Escaping.text($0) }.joined(separator: ", ")
            page.prose(
                "not under the new key: \(Escaping.text(type.rawValue)) stays as it is, under "
                    + names,
                hanging: 2
            )
        }
    }

    var json: JSONValue {
        let left = left.map { type, keys in
            JSONValue.object([
                ("key_ids", .array(keys.map { .string($0.rawValue) })),
                ("name", .string(type.rawValue)),
            ])
        }
        return .object([
            ("left", .array(left)),
            ("new_key_id", .string(keyID.rawValue)),
            ("recovery_key", path.map { .string(ExactText(utf8: $0.bytes)) } ?? .null),
            ("retired", .array(retired.map { .string($0.rawValue) })),
            ("sealed", .array(sealed.map { .string($0.rawValue) })),
        ])
    }
}

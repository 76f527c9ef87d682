/// What a manifest says of one entry.
package struct ManifestEntry: Equatable, Sendable {
    /// The entry's name.
    package let name: EntryName
    /// What it is.
    package let kind: ArchiveEntryKind
    /// The exact event type, for account data and secrets.
    package let type: EventType?
    /// The exact version, for what belongs to a key backup.
    package let backup: ExactText?
    /// How many bytes it has.
    package let size: UInt64
    /// Its SHA-256 digest, 32 bytes.
    package let digest: [UInt8]

    /// A line of a manifest.
    package init(
        name: EntryName,
        kind: ArchiveEntryKind,
        type: EventType? = nil,
        backup: ExactText? = nil,
        size: UInt64,
        digest: [UInt8]
    ) {
        self.name = name
        self.kind = kind
        self.type = type
        self.backup = backup
        self.size = size
        self.digest = digest
    }

    /// The entry as JSON.
    var value: JSONValue {
        var members: [(ExactText, JSONValue)] = [
            ("name", .string(name.text)),
            ("kind", .string(kind.rawValue)),
        ]
        if let type { members.append(("type", .string(type.rawValue))) }
        if let backup { members.append(("backup", .string(backup))) }
        members.append(("size", .integer(Int64(clamping: size))))
        members.append(("sha256", .string(Hexadecimal.encode(digest))))
        return .object(members)
    }

    /// Reads an entry; members that are not known are passed over.
    ///
    /// - Throws: `FormatError.manifest` or `FormatError.json`.
    init(decoding value: JSONValue) throws(FormatError) {
        name = try EntryName(checking: try value.requiredText("name").string)
        kind = ArchiveEntryKind(rawValue: try value.requiredText("kind"))
        type = try value.optionalText("type").map { EventType($0) }
        backup = try value.optionalText("backup")
        guard let size = try value.member("size")?.integer.flatMap(UInt64.init(exactly:)),
            size < Self.sizeLimit
        else { throw .manifest(.property("size")) }
        self.size = size
        let digest = Hexadecimal.decode(try value.requiredText("sha256").string)
        guard let digest, digest.count == 32 else { throw .manifest(.property("sha256")) }
        self.digest = digest
    }

    /// Entries are shorter than this: the eleven octal digits of a tar header block, 8 GiB.
    package static let sizeLimit: UInt64 = 8 << 30
}

extension JSONValue {
    /// A member that must be a string.
    ///
    /// - Throws: `FormatError.manifest` with `property`.
    func requiredText(_ name: ExactText) throws(FormatError) -> ExactText {
        guard let text = try optionalText(name) else { throw .manifest(.property(name.string)) }
        return text
    }

    /// A member that must be a string if it is there.
    ///
    /// - Throws: `FormatError.manifest` with `property`.
    func optionalText(_ name: ExactText) throws(FormatError) -> ExactText? {
        guard let value = try member(name) else { return nil }
        guard let text = value.text else { throw .manifest(.property(name.string)) }
        return text
    }
}

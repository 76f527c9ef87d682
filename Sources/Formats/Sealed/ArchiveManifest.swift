/// The table of contents of an archive: `manifest.json`, the second entry.
///
/// It stands at the front, behind the letter and before everything that it vouches for, so that a
/// reader can tell early what an archive holds, and late what of a damaged one came back. FORMAT.md
/// has the schema. Spec: design section 5.
package struct ArchiveManifest: Equatable, Sendable {
    /// What `format` says.
    package static let format: ExactText = "matrix-recovery-archive"
    /// The version that is written, and the only one that is read.
    package static let version: Int64 = 1
    /// The most bytes that a manifest may have.
    package static let longestManifest: UInt64 = 16 << 20
    /// The most entries that a manifest may name.
    package static let mostEntries = 50_000

    /// A random name of the archive: 32 hexadecimal digits.
    package let id: String
    /// When it was made, as RFC 3339 text in UTC.
    package let created: String
    /// Whose account it is.
    package let user: ExactText
    /// Where the account was read from, in words.
    package let source: ExactText
    /// The program that made it, with its version.
    package let tool: ExactText
    /// Every entry but the manifest and `SHA256SUMS`, in the order of the archive.
    package let entries: [ManifestEntry]
    /// The secrets that the account has, or should have.
    package let expectedSecrets: [EventType]
    /// Those of them that are not in the archive, because they could not be opened or are not
    /// there.
    package let missingSecrets: [EventType]

    /// Whether room keys are all that is inside, and no account to restore or to look at.
    package var holdsRoomKeysAlone: Bool {
        let kinds = Set(entries.map(\.kind))
        return kinds.contains(.roomKeys) && kinds.isSubset(of: [.readme, .roomKeys])
    }

    /// A manifest of these facts.
    package init(
        id: String,
        created: String,
        user: ExactText,
        source: ExactText,
        tool: ExactText,
        entries: [ManifestEntry],
        expectedSecrets: [EventType],
        missingSecrets: [EventType]
    ) {
        self.id = id
        self.created = created
        self.user = user
        self.source = source
        self.tool = tool
        self.entries = entries
        self.expectedSecrets = expectedSecrets
        self.missingSecrets = missingSecrets
    }

    /// The manifest as JSON, an entry a line.
    package var encoded: [UInt8] {
        let facts: [(String, JSONValue)] = [
            ("format", .string(Self.format)), ("version", .integer(Self.version)),
            ("id", .string(id)), ("created", .string(created)), ("user", .string(user)),
            ("source", .string(source)), ("tool", .string(tool)),
        ]
        var text = Array("{\n".utf8)
        for (name, value) in facts {
            text += "  \"\(name)\": ".utf8 + value.encoded + ",\n".utf8
        }
        text += "  \"secrets\": {\n    \"expected\": ".utf8 + Self.list(expectedSecrets)
        text += ",\n    \"missing\": ".utf8 + Self.list(missingSecrets) + "\n  },\n".utf8
        text += "  \"entries\": [\n".utf8
        for (index, entry) in entries.enumerated() {
            if index > 0 { text += ",\n".utf8 }
            text += "    ".utf8 + entry.value.encoded
        }
        return text + "\n  ]\n}\n".utf8
    }

    private static func list(_ types: [EventType]) -> [UInt8] {
        JSONValue.array(types.map { .string($0.rawValue) }).encoded
    }
}

extension ArchiveManifest {
    private static let limits = JSONLimits(
        maximumBytes: Int(longestManifest),
        maximumDepth: 8,
        maximumValues: 1 << 20
    )

    /// Reads a manifest; members that are not known are passed over.
    ///
    /// - Throws: `FormatError.manifest`, or `FormatError.json` for what is no JSON.
    package init(decoding bytes: [UInt8]) throws(FormatError) {
        let value = try JSONValue(parsing: bytes, limits: Self.limits)
        try Self.ensureNoMemberTwice(in: value)
        guard try value.member("format")?.text == Self.format else { throw .manifest(.format) }
        guard let version = try value.member("version")?.integer else {
            throw .manifest(.property("version"))
        }
        guard version == Self.version else { throw .manifest(.version(version)) }
        id = try value.requiredText("id").string
        guard Hexadecimal.decode(id)?.count == 16 else { throw .manifest(.property("id")) }
        created = try value.requiredText("created").string
        guard Self.isTime(created) else { throw .manifest(.property("created")) }
        user = try value.requiredText("user")
        source = try value.requiredText("source")
        tool = try value.requiredText("tool")
        let secrets = try value.member("secrets")
        expectedSecrets = try Self.types(secrets, "expected")
        missingSecrets = try Self.types(secrets, "missing")
        guard let elements = try value.member("entries")?.elements,
            elements.count <= Self.mostEntries
        else { throw .manifest(.property("entries")) }
        var entries: [ManifestEntry] = []
        var rules = ManifestEntryRules()
        for element in elements {
            let entry = try ManifestEntry(decoding: element)
            try rules.add(entry)
            entries.append(entry)
        }
        try rules.finish()
        self.entries = entries
    }

    /// Holds also what is not known to having each member once: readers differ on which of two they take.
    private static func ensureNoMemberTwice(in value: JSONValue) throws(FormatError) {
        for element in value.elements ?? [] { try ensureNoMemberTwice(in: element) }
        guard let members = value.members else { return }
        var names: Set<ExactText> = []
        for member in members {
            guard names.insert(member.name).inserted else {
                throw .manifest(.property(member.name.string))
            }
            try ensureNoMemberTwice(in: member.value)
        }
    }

    /// Whether text is shaped as `2026-01-04T21:55:12Z` is, with or without parts of a second.
    private static func isTime(_ text: String) -> Bool {
        let shape = Array("0000-00-00T00:00:00".utf8)
        let text = Array(text.utf8)
        guard text.count > shape.count, text.last == UInt8(ascii: "Z") else { return false }
        let zero = UInt8(ascii: "0")
        let digits = zero...UInt8(ascii: "9")
        let isShaped = zip(shape, text).allSatisfy { $0 == zero ? digits ~= $1 : $0 == $1 }
        let rest = text[shape.count...].dropLast()
        guard let point = rest.first else { return isShaped }
        return isShaped && point == UInt8(ascii: ".") && rest.count > 1
            && rest.dropFirst().allSatisfy { digits ~= $0 }
    }

    private static func types(
        _ secrets: JSONValue?,
        _ name: ExactText
    ) throws(FormatError) -> [EventType] {
        guard let elements = try secrets?.member(name)?.elements else {
            throw .manifest(.property("secrets"))
        }
        var types: [EventType] = []
        for element in elements {
            guard let text = element.text else { throw .manifest(.property("secrets")) }
            types.append(EventType(text))
        }
        return types
    }
}

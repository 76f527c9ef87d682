package import Formats
package import Primitives

/// What a rotation writes down before anything else, so that the same command finishes it after an
/// interruption.
///
/// It holds no secret in the clear: the new key's public description proves the key when it is found
/// again in its own file or derived again from its passphrase, and what the events were before is
/// sealed.
package struct RotationJournal: Sendable {
    /// The new key's ID.
    package let keyID: KeyID
    /// The new key's description.
    package let description: JSONValue
    /// The same with the proposal's default mark (A5).
    package let markedDescription: JSONValue

    /// The keys that the rotation set out to retire.
    package let retiring: [KeyID]
    /// What is rotated: its path, or its name alone where it lies beside the journal.
    package let source: ExactText
    /// The record for rolling it back. None in journals of versions that kept none, and where it
    /// would be too large.
    package private(set) var record: SealedRecord?

    private static let format = "matrix-recovery.rotation.v1"
    private static let sizeLimit = 1 << 23
    private static let nameEnd = Array(".rotation".utf8)
    private static let lockEnd = Array(".lock".utf8)

    /// A journal for a new key.
    package init(
        keyID: KeyID,
        description: JSONValue,
        markedDescription: JSONValue,
        retiring: [KeyID] = [],
        source: ExactText = "",
        record: SealedRecord? = nil
    ) {
        self.keyID = keyID
        self.description = description
        self.markedDescription = markedDescription
        self.retiring = retiring
        self.source = source
        self.record = record
    }

    /// Whether a file has the name of a journal or its lock: in a folder of account data it is none
    /// of that.
    package static func isNamed(_ path: FilePath) -> Bool {
        [nameEnd, nameEnd + lockEnd].contains { path.name.suffix($0.count) == $0[...] }
    }

    /// What is locked while a rotation with this journal runs. The journal itself is replaced, and
    /// so cannot be what is locked.
    package static func lockPath(of journal: FilePath) -> FilePath {
        journal.parent.appending(journal.name + lockEnd)
    }

    /// Where the journal of a rotation lies: beside what is rotated, or beside the output. Slashes
    /// at the end of a folder's path make no difference.
    package static func path(beside target: FilePath) -> FilePath {
        let bare = target.withoutSlashesAtEnd
        return bare.parent.appending(bare.name + nameEnd)
    }

    /// Reads a journal, or nil where there is none.
    ///
    /// - Throws: `RecoveryError.file` for a file that is no journal.
    package static func read(
        _ path: FilePath,
        _ files: any FileAccess
    ) throws(RecoveryError) -> RotationJournal? {
        guard let status = try files.status(of: path) else { return nil }
        guard status.kind == .regular else { throw .primitive(.posix(.notAFile(path))) }
        let bytes = try files.read(path, limit: sizeLimit)
        do {
            return try RotationJournal(decoding: JSONValue(parsing: bytes))
        } catch {
            throw .file(path, error)
        }
    }

    /// Writes the journal, durably.
    ///
    /// - Throws: `RecoveryError.primitive`, with `PosixError.tooLarge` for one that `read` refuses.
    package func write(_ path: FilePath, _ files: any FileAccess) throws(RecoveryError) {
        var members: [(ExactText, JSONValue)] = [
            ("format", .string(Self.format)), ("key_id", .string(keyID.rawValue)),
            ("description", description), ("marked_description", markedDescription),
            ("retiring", .array(retiring.map { .string($0.rawValue) })),
            ("source", .string(source)),
        ]
        if let record {
            let described = record.descriptions.map { ($0.keyID.rawValue, $0.content) }
            members += [("old_descriptions", .object(described)), ("before", record.content)]
        }
        let bytes = JSONValue.object(members).encoded + [0x0A]
        try files.replace(path, with: bytes, limit: Self.sizeLimit)
    }

    /// The same with a record, or with another one.
    func recording(_ record: SealedRecord?) -> RotationJournal {
        var journal = self
        journal.record = record
        return journal
    }

    private init(decoding value: JSONValue) throws(FormatError) {
        guard try value.member("format")?.text == ExactText(Self.format) else {
            throw .property("format")
        }
        guard let id = try value.member("key_id")?.text else { throw .property("key_id") }
        guard let plain = try value.member("description"), plain.members != nil else {
            throw .property("description")
        }
        guard let marked = try value.member("marked_description"), marked.members != nil else {
            throw .property("marked_description")
        }
        guard let retiring = try value.member("retiring")?.elements else {
            throw .property("retiring")
        }
        guard let source = try value.member("source")?.text else { throw .property("source") }
        self.init(
            keyID: KeyID(rawValue: id),
            description: plain,
            markedDescription: marked,
            retiring: retiring.compactMap(\.text).map(KeyID.init(rawValue:)),
            source: source,
            record: try Self.record(decoding: value)
        )
    }

    private static func record(decoding value: JSONValue) throws(FormatError) -> SealedRecord? {
        guard let content = try value.member("before") else { return nil }
        guard let described = try value.member("old_descriptions")?.members else {
            throw .property("old_descriptions")
        }
        let descriptions = described.map { (keyID: KeyID($0.name), content: $0.value) }
        return SealedRecord(content: content, descriptions: descriptions)
    }
}

package import Formats
import Primitives
import Secrets

/// The record of a rotation, sealed as a secret is: under the new key and under every old one that
/// was at hand, so that either kind opens it. Design: section 4.
package struct SealedRecord: Sendable {
    /// The content, as of a secret's event.
    package let content: JSONValue
    /// The descriptions of the old keys, without which a passphrase does not become a key again.
    package let descriptions: [(keyID: KeyID, content: JSONValue)]

    /// The name that it is sealed under.
    private static let type: EventType = "matrix-recovery.rotation"
    /// The most bytes that are sealed, for all keys together. A rotation of more is not rolled back.
    private static let limit = 1 << 22

    /// Seals a record, or nil where it is past the limit.
    ///
    /// - Parameter account: the account that the keys are described in.
    /// - Throws: `RecoveryError.primitive` where the library fails.
    static func seal(
        _ record: RotationRecord,
        under keys: [StorageKey],
        of account: Account
    ) throws(RecoveryError) -> SealedRecord? {
        let bytes = record.encoded.encoded
        guard bytes.count <= limit / max(1, keys.count) else { return nil }
        let text = SecretBytes(copying: bytes)
        var entries: [(ExactText, JSONValue)] = []
        var descriptions: [(keyID: KeyID, content: JSONValue)] = []
        for key in keys {
            let entry = try SecretSealing().entry(for: text, name: type, key: key)
            entries.append((key.id.rawValue, entry))
            if let description = account.content(of: .keyDescription(key.id)) {
                descriptions.append((key.id, description))
            }
        }
        let content = JSONValue.object([("encrypted", .object(entries))])
        return SealedRecord(content: content, descriptions: descriptions)
    }

    /// Opens the record with a key that is proved.
    ///
    /// - Throws: `FormatError` where it is damaged.
    func open(with key: StorageKey) throws(FormatError) -> RotationRecord {
        guard case .encrypted(let entries) = try StoredSecret(decoding: content, of: Self.type),
            let entry = entries.first(where: { $0.keyID == key.id }),
            let value = try? key.open(entry.form, name: Self.type)
        else { throw .property("before") }
        return try Self.read(value)
    }

    /// Opens the record with what was entered, an old key or the new one.
    ///
    /// - Parameter new: the new key's description.
    /// - Throws: `RecoveryError.notUnlocked`, `.notOpened`, `.format`.
    func open(
        entered: [EnteredKey],
        new: (keyID: KeyID, description: JSONValue)
    ) throws(RecoveryError) -> RotationRecord {
        let described = [new] + descriptions.map { (keyID: $0.keyID, description: $0.content) }
        let events =
            described.map {
                AccountDataEvent(type: .keyDescription($0.keyID), content: $0.description)
            } + [AccountDataEvent(type: Self.type, content: content)]
        let account = Account(userID: nil, events: events, source: "")
        let examination = Examination(account, entered: entered)
        if let value = examination.matrix.value(of: Self.type) {
            return try carryingFormat { () throws(FormatError) in try Self.read(value) }
        }
        guard let row = examination.matrix.row(Self.type), !examination.matrix.keys.isEmpty else {
            throw .notUnlocked(UnlockRefusal(examination))
        }
        throw .notOpened(SecretObstacle(row))
    }

    private static func read(_ value: SecretBytes) throws(FormatError) -> RotationRecord {
        try RotationRecord(decoding: JSONValue(parsing: value.withBytes { $0.copied }))
    }
}

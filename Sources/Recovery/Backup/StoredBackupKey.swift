package import Formats
import Primitives
package import Secrets

/// How secret storage holds the keys of key backups while one takes another's place.
///
/// ```
/// m.megolm_backup.v1                            the key of the current version, or of the next one
///     "org.matrix-recovery.unfinished"          {"public_key": of this key, "from": version}, until
///                                               the next version has all that the one before has
/// org.matrix-recovery.backup_key.HEX            a key that was there before; HEX is the beginning of
///                                               its public key
/// ```
/// So there is no moment at which a key that opens something is not in secret storage, and any machine
/// on which the storage is opened finds the change and can finish it.
package struct StoredBackupKey: Sendable {
    /// What a change that is not finished says of itself.
    struct Unfinished: Equatable {
        /// The version whose room keys go into the next one; nil where none do.
        let from: ExactText?
        /// The public key of that version.
        let fromKey: [UInt8]?
    }

    private static let mark: ExactText = "org.matrix-recovery.unfinished"
    private static let keptPrefix: ExactText = "org.matrix-recovery.backup_key."
    private static let nameLength = 8

    /// The key.
    package let key: SecretBytes
    /// Its public key.
    let publicKey: [UInt8]
    /// The change to it, where that is not finished.
    let unfinished: Unfinished?

    /// The key that is the secret of an account now; nil where there is none.
    ///
    /// - Throws: `RecoveryError.notOpened` where it is sealed under keys that are not at hand alone.
    package init?(_ examination: Examination) throws(RecoveryError) {
        guard let row = examination.matrix.row(.megolmBackup) else { return nil }
        guard let value = row.value else {
            let obstacle = SecretObstacle(row)
            if obstacle.needed.isEmpty { return nil }
            throw .notOpened(obstacle)
        }
        guard let key = try? BackupKey.read(value), let own = try? X25519.publicKey(of: key) else {
            return nil
        }
        self.key = key
        publicKey = own
        let content = examination.account.content(of: .megolmBackup)
        unfinished = Self.unfinished(in: content, of: own)
    }

    /// Whether the next version is made with it: a change to it is not finished, and no version before
    /// the current one has it.
    package func isTakenUp(over versions: [BackupVersion]) -> Bool {
        unfinished != nil && !versions.dropFirst().contains { $0.publicKey == .valid(publicKey) }
    }

    /// The version whose room keys go into the next one, by a change that says that it is not finished;
    /// none where none do, and nil altogether where there is no such change.
    static func unfinishedSource(in account: Account) -> ExactText?? {
        guard let content = account.content(of: .megolmBackup),
            let mark = (try? content.member(mark)) ?? nil, mark.members != nil
        else { return nil }
        return .some((try? mark.member("from"))??.text)
    }

    /// Whether an event holds a key that was the secret before.
    package static func isKept(_ type: EventType) -> Bool { type.rawValue.hasPrefix(keptPrefix) }

    /// The event that keeps a key which is not the secret any more.
    static func keeping(_ publicKey: [UInt8]) -> EventType {
        let name = Hexadecimal.encode(Array(publicKey.prefix(nameLength)))
        return EventType(ExactText(keptPrefix.string + name))
    }

    /// What the secret's event holds beside it while a change is not finished.
    static func marks(
        _ publicKey: [UInt8],
        _ unfinished: Unfinished
    ) -> [(name: ExactText, value: JSONValue)] {
        var members: [(ExactText, JSONValue)] = [
            ("public_key", .string(ExactText(Base64.encode(publicKey))))
        ]
        if let from = unfinished.from { members.append(("from", .string(from))) }
        if let key = unfinished.fromKey {
            members.append(("from_key", .string(ExactText(Base64.encode(key)))))
        }
        return [(mark, .object(members))]
    }

    /// The secret's event without the mark; nil where there is none of this key.
    static func finished(_ content: JSONValue, of publicKey: [UInt8]) -> JSONValue? {
        guard unfinished(in: content, of: publicKey) != nil else { return nil }
        return try? content.removing(mark)
    }

    private static func unfinished(in content: JSONValue?, of publicKey: [UInt8]) -> Unfinished? {
        guard let mark = (try? content?.member(mark)) ?? nil,
            bytes("public_key", of: mark) == publicKey
        else { return nil }
        return Unfinished(
            from: (try? mark.member("from"))??.text,
            fromKey: bytes("from_key", of: mark)
        )
    }

    private static func bytes(_ name: ExactText, of mark: JSONValue) -> [UInt8]? {
        (try? mark.member(name))??.text.flatMap { try? Base64.decode($0.utf8) }
    }
}

import Formats
import Secrets

/// What there is to say about the secrets: which are there, under which key, and what opened.
struct SecretFindings {
    private(set) var findings: [Finding] = []
    private let storage: SecretStorage
    private let matrix: StorageMatrix
    private let account: Account

    init(_ storage: SecretStorage, _ matrix: StorageMatrix, _ account: Account) {
        self.storage = storage
        self.matrix = matrix
        self.account = account
        absences()
        for row in matrix.rows {
            examine(row)
            examineValue(row)
        }
        for event in account.events where event.type.isDraftName && !event.content.isEmptyObject {
            findings.append(Finding(.secretDraftName, .info, .event(event.type)))
        }
        for unreadable in storage.unreadable where unreadable.type.keyID == nil {
            findings.append(Finding(.secretUnreadable, .error, .event(unreadable.type)))
        }
    }

    /// Where nothing at all is stored, 4S-NONE says so once.
    private mutating func absences() {
        for type in KnownSecret.all where storage.otherTypes.contains(type) {
            findings.append(Finding(.secretUnreadable, .error, .event(type)))
        }
        guard !storage.secrets.isEmpty || !storage.descriptions.isEmpty else { return }
        for type in KnownSecret.all where matrix.row(type) == nil {
            if storage.deleted.contains(type) {
                let id: FindingID = storage.stubs.contains(type) ? .secretStub : .secretEmpty
                findings.append(Finding(id, .warning, .event(type)))
            } else if account.content(of: type) == nil, type != .megolmBackup {
                findings.append(Finding(.secretAbsent, .warning, .event(type)))
            }
        }
        for type in storage.deleted
        where storage.stubs.contains(type) && !KnownSecret.all.contains(type) {
            findings.append(Finding(.secretStub, .info, .event(type)))
        }
    }

    private mutating func examine(_ row: StorageMatrix.Row) {
        let event = Finding.Evidence.event(row.type)
        if let standard = storage.defaultKey.effective,
            !row.cells.contains(where: { $0.keyID == standard })
        {
            let keys = row.cells.map { Finding.Evidence.key($0.keyID) }
            findings.append(Finding(.secretOtherKey, .warning, [event] + keys))
        }
        for cell in row.cells {
            switch cell.state {
            case .damaged:
                findings.append(
                    Finding(
                        .secretDamaged,
                        row.value == nil ? .error : .warning,
                        event,
                        .key(cell.keyID)
                    )
                )
            case .malformed(let fault):
                let facts = [event, .key(cell.keyID)] + fault.evidence
                findings.append(Finding(.secretUnreadable, .warning, facts))
            case .unsupported:
                findings.append(Finding(.secretUnreadable, .warning, event, .key(cell.keyID)))
            case .opens, .passthrough, .otherKey, .unknownKey: break
            }
        }
        passthroughs(row)
        for keyID in row.disagreeing {
            findings.append(Finding(.secretConflict, .warning, event, .key(keyID)))
        }
        if !KnownSecret.all.contains(row.type), !row.type.isDraftName,
            !StoredBackupKey.isKept(row.type)
        {
            findings.append(Finding(.secretUnknown, .info, event))
        }
    }

    private mutating func passthroughs(_ row: StorageMatrix.Row) {
        let entries = storage.secrets.first { $0.type == row.type }?.entries ?? []
        let unsupported = row.cells.filter { $0.state == .unsupported }.map(\.keyID)
        for entry in entries
        where entry.form == .passthrough && !unsupported.contains(entry.keyID) {
            findings.append(
                Finding(.secretPassthrough, .warning, .event(row.type), .key(entry.keyID))
            )
        }
    }

    /// Cross-signing seeds and backup keys have 32 bytes; a backup key has two spellings, one of
    /// them obsolete.
    private mutating func examineValue(_ row: StorageMatrix.Row) {
        guard let value = row.value else { return }
        let event = Finding.Evidence.event(row.type)
        if row.type == .megolmBackup {
            let read = try? BackupKeyText.decode(value)
            if read?.key.count != 32 {
                findings.append(Finding(.secretBadLength, .error, event))
            } else if read?.spelling == .decimals {
                findings.append(Finding(.secretCommaBytes, .warning, event))
            }
        } else if KnownSecret.crossSigning.contains(row.type) {
            if (try? Base64.decode(value))?.count != 32 {
                findings.append(Finding(.secretBadLength, .error, event))
            }
        }
    }
}

extension SealedForm.Fault {
    /// The property, and its length in bytes where that is what is wrong.
    fileprivate var evidence: [Finding.Evidence] {
        switch self {
        case .property(let name): [.property(name)]
        case .ivLength(let count): [.property("iv"), .count(Int64(count))]
        case .macLength(let count): [.property("mac"), .count(Int64(count))]
        case .notAnObject: []
        }
    }
}

extension EventType {
    private static let draftKeyPrefix: ExactText = "m.secure_storage."
    private static let draftBackupKey: EventType = "m.megolm_backup.v1.recovery_key"

    /// Whether it is a name of secret storage's first draft (MSC1946), which is reported and not
    /// read.
    fileprivate var isDraftName: Bool {
        self == Self.draftBackupKey || rawValue.hasPrefix(Self.draftKeyPrefix)
    }
}

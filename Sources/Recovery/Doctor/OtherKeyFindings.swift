import Formats

/// What account data tells of keys that open secrets beside the default: a rotation that did not get to
/// its end leaves them, a client that does not take the old key away (trap 28), a repair, and whoever keeps
/// a key on purpose.
///
/// Were there others under such a key, those are `SEC-OTHER-KEY`. What is damaged, or opens to something
/// else, nobody sealed for that.
struct OtherKeyFindings {
    private(set) var findings: [Finding] = []

    init(_ storage: SecretStorage, _ matrix: StorageMatrix) {
        guard let standard = storage.defaultKey.effective,
            storage.description(of: standard) != nil
        else { return }
        let all = Self.secrets(under: standard, in: storage)
        for description in storage.descriptions where description.id != standard {
            let some = Self.secrets(under: description.id, in: storage)
            guard !some.isEmpty, some.isSubset(of: all),
                matrix.rows.allSatisfy({ !$0.hasTrouble(with: description.id) })
            else { continue }
            let count = Finding.Evidence.count(Int64(some.count))
            findings.append(Finding(.otherKeyOpens, .info, .key(description.id), count))
        }
    }

    private static func secrets(under id: KeyID, in storage: SecretStorage) -> Set<EventType> {
        let sealed = storage.secrets.filter { secret in
            secret.entries.contains { $0.keyID == id }
        }
        return Set(sealed.map(\.type))
    }
}

extension StorageMatrix.Row {
    /// Whether this key opens the secret to something else than others do, or no more.
    fileprivate func hasTrouble(with id: KeyID) -> Bool {
        if disagreeing.contains(id) { return true }
        guard let cell = cells.first(where: { $0.keyID == id }) else { return false }
        return switch cell.state {
        case .damaged, .malformed, .unsupported: true
        case .opens, .passthrough, .otherKey, .unknownKey: false
        }
    }
}

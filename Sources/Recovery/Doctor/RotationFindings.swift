import Formats

/// What account data itself tells of a rotation that did not get to its end: some of the secrets under
/// the default key are sealed under another described key as well, and no more than these.
///
/// Were it all of them, the other key would have been kept on purpose; were there others under it,
/// those are `SEC-OTHER-KEY`. What is damaged, or opens to something else, no rotation wrote.
struct RotationFindings {
    private(set) var findings: [Finding] = []

    init(_ storage: SecretStorage, _ matrix: StorageMatrix) {
        guard let standard = storage.defaultKey.effective,
            storage.description(of: standard) != nil
        else { return }
        let all = Self.secrets(under: standard, in: storage)
        for description in storage.descriptions where description.id != standard {
            let some = Self.secrets(under: description.id, in: storage)
            guard !some.isEmpty, some.isStrictSubset(of: all),
                matrix.rows.allSatisfy({ !$0.hasTrouble(with: description.id) })
            else { continue }
            let keys = [Finding.Evidence.key(description.id), .key(standard)]
            findings.append(Finding(.rotationUnfinished, .warning, keys))
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

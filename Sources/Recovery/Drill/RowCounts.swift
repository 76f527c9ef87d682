import Formats

/// How many rows the large entries of an archive have, counted as they pass.
final class RowCounts {
    /// The key backups' rows, in the order of the archive.
    private(set) var backups: [(version: ExactText, counter: RowCounter)] = []
    /// Opened room keys, if there are any.
    private(set) var export: RowCounter?

    private var kind: ArchiveEntryKind?

    /// An entry begins.
    func begin(_ entry: ManifestEntry?) {
        kind = entry?.kind
        switch entry?.kind {
        case .backupKeys?: backups.append((entry?.backup ?? "unknown", RowCounter(.backup)))
        case .roomKeys?: export = RowCounter(.export)
        default: kind = nil
        }
    }

    /// Its next bytes.
    func take(_ bytes: Span<UInt8>) {
        switch kind {
        case .backupKeys?: backups[backups.count - 1].counter.take(bytes)
        case .roomKeys?: export?.take(bytes)
        default: break
        }
    }
}

/// What the entries of a manifest must be beside each other: no name twice, no name that is a
/// folder of another, no event type twice among the account data or the secrets, nothing twice of which there is
/// one, and of what belongs to a key backup its version.
struct ManifestEntryRules {
    private struct Typed: Hashable {
        let kind: ArchiveEntryKind
        let type: EventType
    }

    private static let slash = UInt8(ascii: "/")

    private var names: Set<EntryName> = [.manifest, .checksums]
    private var types: Set<Typed> = []
    private var single: Set<ArchiveEntryKind> = []

    /// Takes the next entry.
    ///
    /// - Throws: `FormatError.manifest` with `duplicateName`, `property` or `duplicateType`.
    mutating func add(_ entry: ManifestEntry) throws(FormatError) {
        guard names.insert(entry.name).inserted else {
            throw .manifest(.duplicateName(entry.name.text))
        }
        switch entry.kind {
        case .backupVersion, .backupKeys:
            guard entry.backup != nil else { throw .manifest(.property("backup")) }
        case .accountData, .secret:
            guard let type = entry.type else { throw .manifest(.property("type")) }
            guard types.insert(Typed(kind: entry.kind, type: type)).inserted else {
                throw .manifest(.duplicateType(type.rawValue))
            }
        case .readme, .identity, .roomKeys:
            guard single.insert(entry.kind).inserted else { throw .manifest(.property("kind")) }
        default: break
        }
    }

    /// Holds all names to each other.
    ///
    /// - Throws: `FormatError.manifest` with `folderName`.
    func finish() throws(FormatError) {
        let texts = Set(names.map { Array($0.text.utf8) })
        for name in texts {
            for cut in name.indices where name[cut] == Self.slash {
                let folder = Array(name[..<cut])
                if texts.contains(folder) {
                    throw .manifest(.folderName(String(decoding: folder, as: UTF8.self)))
                }
            }
        }
    }
}

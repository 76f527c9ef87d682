import Formats
import Primitives

/// What the files in an extracted archive's `account_data` are, as the manifest above it says.
///
/// ```
/// ROOT/manifest.json            every file with its exact event type
/// ROOT/account_data/NAME.json   one event's content alone, whatever it looks like
/// ```
/// A name that was cut short is known by nothing else. Any other folder has no such names.
struct ExtractedNames {
    private static let folderName = "account_data"
    private let types: [String: EventType]

    /// No names: those of a folder that is no archive's.
    static let none = ExtractedNames()

    private init() { types = [:] }

    /// The names in `folder`.
    ///
    /// - Throws: `RecoveryError.file` for an archive's manifest that is damaged,
    ///   `RecoveryError.primitive` with what the system said.
    init(in folder: FilePath, _ files: any FileAccess) throws(RecoveryError) {
        let manifest = folder.above.appending("manifest.json")
        let own = folder.above.appending(Self.folderName)
        guard try files.status(of: manifest)?.kind == .regular,
            let identity = try files.status(of: own)?.identity,
            try files.status(of: folder)?.identity == identity,
            let bytes = try? files.read(manifest, limit: Int(ArchiveManifest.longestManifest))
        else {
            self = .none
            return
        }
        do {
            types = try Self.types(ArchiveManifest(decoding: bytes))
        } catch .manifest(.format), .json {
            self = .none
        } catch {
            throw .file(manifest, error)
        }
    }

    private static func types(_ manifest: ArchiveManifest) -> [String: EventType] {
        let prefix = folderName + "/"
        let named = manifest.entries.compactMap { entry in
            entry.type.flatMap { type -> (String, EventType)? in
                guard entry.kind == .accountData, entry.name.text.hasPrefix(prefix) else {
                    return nil
                }
                return (String(entry.name.text.dropFirst(prefix.count)), type)
            }
        }
        return Dictionary(named) { first, _ in first }
    }

    /// The type of the event whose content a file is; nil where the manifest does not name it.
    func type(of file: FilePath) -> EventType? { types[file.lastName] }
}

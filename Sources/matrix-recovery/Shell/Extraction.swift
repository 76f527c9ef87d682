internal import Formats
internal import Primitives
internal import Recovery

/// Writes an archive's files into a folder, each one whole or not at all, and takes all of them away again on demand.
final class Extraction: ArchiveVisitor {
    private let folder: FilePath
    private var current: AtomicFile?
    private var written: [FilePath] = []

    /// An extraction into `folder`, which is made when the first file comes.
    init(into folder: FilePath) {
        self.folder = folder
    }

    func begin(_ name: EntryName, size: UInt64, entry: ManifestEntry?) throws(RecoveryError) {
        let path = name.text.split(separator: "/").reduce(folder) { path, part in
            path.appending(String(part))
        }
        try carrying { () throws(PrimitivesError) in
            try Files.makeFolder(path.parent)
            current = try AtomicFile(for: path)
        }
    }

    func take(_ bytes: Span<UInt8>) throws(RecoveryError) {
        try carrying { () throws(PrimitivesError) in try current?.write(bytes) }
    }

    func end() throws(RecoveryError) {
        guard let file = current else { return }
        current = nil
        try carrying { () throws(PrimitivesError) in try file.commit(.keep) }
        written.append(file.target)
    }

    /// Removes every file that was written. Folders stay; they hold nothing.
    func undo() {
        current = nil
        for path in written { try? Files.remove(path) }
        written = []
    }

    private func carrying(
        _ body: () throws(PrimitivesError) -> Void
    ) throws(RecoveryError) {
        do throws(PrimitivesError) {
            try body()
        } catch {
            throw .primitive(error)
        }
    }
}

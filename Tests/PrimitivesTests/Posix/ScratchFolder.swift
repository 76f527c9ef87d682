import FoundationEssentials
import Primitives

/// A folder for one test, gone with it.
final class ScratchFolder {
    let path: FilePath

    init() throws {
        let unique = String(UInt64.random(in: .min ... .max), radix: 36)
        path = FilePath(FileManager.default.temporaryDirectory.path).appending("posix-\(unique)")
        try Files.makeFolder(path)
    }

    deinit { try? FileManager.default.removeItem(atPath: path.description) }

    /// The path of an entry.
    func appending(_ name: String) -> FilePath { path.appending(name) }

    /// The names in it.
    var names: [String] {
        get throws {
            try Files.entries(of: path, limit: 100).map { String(decoding: $0, as: UTF8.self) }
        }
    }

    /// Makes a file with a text in it.
    func write(_ text: String, to name: String) throws -> FilePath {
        let path = appending(name)
        let file = try AtomicFile(for: path)
        try file.write(Array(text.utf8))
        try file.commit(.replace)
        return path
    }

    /// The text of a file.
    func text(of name: String) throws -> String {
        let bytes = try FileDescriptor(reading: appending(name)).readAll(limit: 1 << 20)
        return String(decoding: bytes, as: UTF8.self)
    }
}

import Formats
import FoundationEssentials

/// The vectors: values from peers and from the specification, grouped by what they test.
///
/// They are `Tests/Vectors/public.json` and, where the environment variable
/// `MATRIX_RECOVERY_VECTORS` names one, another file of the same form.
package enum VectorFile {
    /// The kinds that wait for what they test; a kind leaves this list with its first test.
    package static let notYetCovered: Set<String> = []

    /// All entries of one kind.
    ///
    /// - Throws: `TestDataError` for a file that cannot be read or a malformed entry in it;
    ///   `TestDataError.missing` if there is no entry of that kind, since such a test would pass
    ///   by testing nothing.
    package static func entries(_ kind: String) throws -> [VectorEntry] {
        guard let entries = try byKind()[kind] else { throw TestDataError.missing(kind) }
        return entries
    }

    /// All entries by kind, each in the order of the files.
    package static func byKind() throws -> [String: [VectorEntry]] {
        try Dictionary(grouping: loaded.get(), by: \.kind)
    }

    /// The kinds that tests ask for, found in the sources: `VectorFile.entries("…")`.
    package static func testedKinds() throws -> Set<String> {
        var kinds: Set<String> = []
        for file in try TestData.files(below: ".") where file.hasSuffix("Tests.swift") {
            let source = String(decoding: try TestData.bytes(file), as: UTF8.self)
            for line in source.split(separator: "\n") {
                guard let call = line.firstRange(of: "VectorFile.entries(\"") else { continue }
                kinds.insert(String(line[call.upperBound...].prefix { $0 != "\"" }))
            }
        }
        return kinds
    }

    /// The entries of one file's text.
    ///
    /// - Throws: `FormatError` or `TestDataError` for what is no array of entries.
    package static func parse(_ bytes: [UInt8]) throws -> [VectorEntry] {
        guard let elements = try JSONValue(parsing: bytes).elements, !elements.isEmpty else {
            throw TestDataError.malformed("vectors")
        }
        return try elements.map(VectorEntry.init(decoding:))
    }

    /// The entries of all files, each once.
    ///
    /// - Throws: `TestDataError.ambiguous` for two entries of one ID that do not mean the same.
    package static func merge(_ files: [[VectorEntry]]) throws -> [VectorEntry] {
        var seen: [String: JSONValue] = [:]
        return try files.joined().filter { entry in
            guard let before = seen.updateValue(entry.value, forKey: entry.id) else {
                return true
            }
            guard before.isEquivalent(to: entry.value) else {
                throw TestDataError.ambiguous(entry.id)
            }
            return false
        }
    }

    /// Read once for all tests.
    private static let loaded = Result {
        let other = ProcessInfo.processInfo.environment["MATRIX_RECOVERY_VECTORS"] ?? ""
        let paths = [TestData.path("Vectors/public.json")] + (other.isEmpty ? [] : [other])
        return try merge(paths.map { path in try parse(TestData.bytes(atPath: path)) })
    }
}

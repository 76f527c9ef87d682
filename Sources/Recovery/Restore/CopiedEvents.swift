package import Formats
package import Primitives

/// Which events a sealed copy holds, written down beside it until a restore is done: the run that goes
/// on after an interruption sees by it that what it is about to replace is in the copy.
///
/// It holds digests only.
package struct CopiedEvents: Equatable, Sendable {
    private let digests: Set<ExactText>

    private static let format = "matrix-recovery.restore.v1"
    private static let sizeLimit = 1 << 23

    /// Those of an account as it is copied.
    package init(_ events: [AccountDataEvent]) {
        digests = Set(events.map(Self.digest))
    }

    /// Whether all events are in the copy as they are.
    package func hold(_ events: [AccountDataEvent]) -> Bool {
        events.allSatisfy { digests.contains(Self.digest($0)) }
    }

    /// Where the file about a copy lies.
    package static func path(beside copy: FilePath) -> FilePath {
        copy.parent.appending(copy.name + Array(".restore".utf8))
    }

    /// Reads the file, or nil where there is none.
    ///
    /// - Throws: `RecoveryError.file` for another file.
    package static func read(
        _ path: FilePath,
        _ files: any FileAccess
    ) throws(RecoveryError) -> CopiedEvents? {
        guard try files.status(of: path) != nil else { return nil }
        let bytes = try files.read(path, limit: sizeLimit)
        do {
            return try CopiedEvents(decoding: JSONValue(parsing: bytes))
        } catch {
            throw .file(path, error)
        }
    }

    /// Writes the file, durably.
    ///
    /// - Throws: `RecoveryError.primitive`, with `PosixError.tooLarge` for one that `read` refuses.
    package func write(_ path: FilePath, _ files: any FileAccess) throws(RecoveryError) {
        let value = JSONValue.object([
            ("format", .string(ExactText(Self.format))),
            ("events", .array(digests.sorted().map { .string($0) })),
        ])
        try files.replace(path, with: value.encoded + [0x0A], limit: Self.sizeLimit)
    }

    private init(decoding value: JSONValue) throws(FormatError) {
        guard try value.member("format")?.text == ExactText(Self.format) else {
            throw .property("format")
        }
        guard let events = try value.member("events")?.elements else { throw .property("events") }
        digests = Set(events.compactMap(\.text))
    }

    private static func digest(_ event: AccountDataEvent) -> ExactText {
        let content = (try? event.content.canonical()) ?? event.content.encoded
        let bytes = Array(event.type.rawValue.utf8) + [0] + content
        return ExactText(Hexadecimal.encode(SHA256.digest(bytes)))
    }
}

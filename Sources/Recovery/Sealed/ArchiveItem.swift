import Formats
import Primitives
import Secrets

/// One entry of an archive to be written: what it is, and where its bytes are.
struct ArchiveItem {
    /// Bytes at hand, or bytes to be read once for their digest and once more for the archive.
    enum Content {
        case bytes([UInt8])
        case secret(SecretBytes)
        case stream(any RereadableContent)
    }

    private static let pieceLength = 256 << 10

    let name: EntryName
    let kind: ArchiveEntryKind
    var type: EventType?
    var backup: ExactText?
    let content: Content
    /// The stream's stamp when it was digested.
    private(set) var stamp: ContentStamp?

    init(
        _ name: EntryName,
        _ kind: ArchiveEntryKind,
        _ content: Content,
        type: EventType? = nil,
        backup: ExactText? = nil
    ) {
        self.name = name
        self.kind = kind
        self.content = content
        self.type = type
        self.backup = backup
    }

    /// Reads the content a first time, for the manifest.
    ///
    /// - Throws: `SealedError.entry` with `tooLarge` for what a restore would refuse to load; `sourceChanged`.
    mutating func digest() throws(RecoveryError) -> ManifestEntry {
        let hash = SHA256Stream()
        var size: UInt64 = 0
        if case .stream(let stream) = content {
            stamp = try carryingPrimitive { () throws(PrimitivesError) in try stream.stamp() }
        }
        try read { bytes in
            hash.update(bytes)
            size += UInt64(bytes.count)
        }
        guard size == stamp?.size ?? size else { throw changed }
        guard size < ManifestEntry.sizeLimit,
            !kind.isLoaded || size <= LoadedArchive.longestPart
        else {
            throw .sealed(.entry(name: name.text, .tooLarge))
        }
        return ManifestEntry(
            name: name,
            kind: kind,
            type: type,
            backup: backup,
            size: size,
            digest: hash.finish()
        )
    }

    /// Lends the content piece by piece.
    func read(
        _ body: (Span<UInt8>) throws(PrimitivesError) -> Void
    ) throws(RecoveryError) {
        try carryingPrimitive { () throws(PrimitivesError) in
            switch content {
            case .bytes(let bytes): try body(bytes.span)
            case .secret(let secret): try secret.withBytes(body)
            case .stream(let stream): try Self.read(stream.open(), body)
            }
        }
    }

    /// Holds a stream to be what it was when it was digested.
    func checkUnchanged() throws(RecoveryError) {
        guard case .stream(let stream) = content else { return }
        let now = try carryingPrimitive { () throws(PrimitivesError) in try stream.stamp() }
        guard now == stamp else { throw changed }
    }

    /// That the content is not the same any more.
    var changed: RecoveryError { .sealed(.sourceChanged(name: name.text)) }

    private static func read(
        _ source: any ByteSource,
        _ body: (Span<UInt8>) throws(PrimitivesError) -> Void
    ) throws(PrimitivesError) {
        let buffer = WorkBuffer(count: pieceLength)
        while true {
            let count = try buffer.withMutableBytes(0..<buffer.count) {
                (target) throws(PrimitivesError) in
                try source.read(into: &target)
            }
            if count == 0 { return }
            try buffer.withBytes(0..<count, body)
        }
    }
}

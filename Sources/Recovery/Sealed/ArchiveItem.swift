import Formats
import Primitives
import Secrets

/// One entry of an archive to be written: what it is, and where its bytes are.
struct ArchiveItem {
    /// Bytes at hand, or bytes to be read when they are written.
    enum Content {
        case bytes([UInt8])
        case secret(SecretBytes)
        case stream(any StreamedContent)
    }

    private static let pieceLength = 64 << 10

    let name: EntryName
    let kind: ArchiveEntryKind
    var type: EventType?
    var backup: ExactText?
    let content: Content
    /// How many bytes it has, and its time if it is a stream.
    private(set) var stamp = ContentStamp(size: 0, modified: 0)

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

    /// Finds out how long the content is.
    ///
    /// - Throws: `SealedError.entry` with `tooLarge` for what a restore would refuse to load;
    ///   `PrimitivesError.posix`.
    mutating func measure() throws(RecoveryError) {
        stamp = try currentStamp()
        guard stamp.size < ManifestEntry.sizeLimit,
            !kind.isLoaded || stamp.size <= LoadedArchive.longestPart
        else { throw .sealed(.entry(name: name.text, .tooLarge)) }
    }

    /// What the manifest says of it.
    func entry(digest: [UInt8]) -> ManifestEntry {
        ManifestEntry(
            name: name,
            kind: kind,
            type: type,
            backup: backup,
            size: stamp.size,
            digest: digest
        )
    }

    /// Lends the content piece by piece, and holds a stream to be the one that was measured.
    ///
    /// - Throws: `SealedError.sourceChanged`; what `body` throws; `PrimitivesError.posix`.
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
        guard try currentStamp() == stamp else { throw changed }
    }

    /// The digest of the content.
    ///
    /// - Throws: `SealedError.sourceChanged`; `PrimitivesError.posix`.
    func digest() throws(RecoveryError) -> [UInt8] {
        let hash = SHA256Stream()
        try read { (bytes) throws(PrimitivesError) in hash.update(bytes) }
        return hash.finish()
    }

    private func currentStamp() throws(RecoveryError) -> ContentStamp {
        switch content {
        case .bytes(let bytes): ContentStamp(size: UInt64(bytes.count), modified: 0)
        case .secret(let secret): ContentStamp(size: UInt64(secret.count), modified: 0)
        case .stream(let stream):
            try carryingPrimitive { () throws(PrimitivesError) in try stream.stamp() }
        }
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

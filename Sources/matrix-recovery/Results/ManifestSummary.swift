internal import Formats
internal import Recovery

/// What an archive says of itself, in short.
struct ManifestSummary {
    private let manifest: ArchiveManifest

    init(_ manifest: ArchiveManifest) {
        self.manifest = manifest
    }

    /// Whose it is, when it was made and from what.
    func renderOrigin(on page: inout Page) {
        page.line("archive   \(Escaping.text(manifest.id))")
        page.line("user      \(Escaping.text(manifest.user))")
        page.line("created   \(Escaping.text(manifest.created)) by \(Escaping.text(manifest.tool))")
        page.line("source    \(Escaping.text(manifest.source))")
    }

    /// Which secrets are inside, and which should be and are not.
    func renderSecrets(on page: inout Page) {
        guard !manifest.holdsRoomKeysAlone else {
            return page.line("inside: room keys alone, and no account")
        }
        page.prose("secrets inside: \(Self.list(inside))", hanging: 2)
        if !missing.isEmpty { page.prose("secrets missing: \(Self.list(missing))", hanging: 2) }
    }

    private var inside: [EventType] {
        manifest.entries.filter { $0.kind == .secret }.compactMap(\.type)
    }

    /// Which secrets should be inside and are not: by the entries, whatever the manifest says of that.
    var missing: [EventType] {
        let inside = inside
        return manifest.expectedSecrets.filter { !inside.contains($0) }
    }

    private static func list(_ types: [EventType]) -> String {
        types.isEmpty ? "none" : Escaping.text(types)
    }

    var json: JSONValue {
        JSONValue.object([
            ("created", .string(manifest.created)),
            ("entries", .integer(Int64(manifest.entries.count))),
            ("id", .string(manifest.id)),
            ("secrets_inside", .array(inside.map { .string($0.rawValue) })),
            ("secrets_missing", .array(missing.map { .string($0.rawValue) })),
            ("source", .string(manifest.source)),
            ("tool", .string(manifest.tool)),
            ("user", .string(manifest.user)),
        ])
    }
}

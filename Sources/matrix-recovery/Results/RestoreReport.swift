internal import Formats
internal import Recovery

/// What a restore did or would do, event by event.
struct RestoreReport: Renderable {
    private let restoration: Restoration
    private let manifest: ArchiveManifest
    private let newKey: KeyID?
    private let isDryRun: Bool

    init(
        _ restoration: Restoration,
        _ manifest: ArchiveManifest,
        newKey: KeyID?,
        isDryRun: Bool
    ) {
        self.restoration = restoration
        self.manifest = manifest
        self.newKey = newKey
        self.isDryRun = isDryRun
    }

    func render(on page: inout Page) {
        let made = "archive \(Escaping.text(manifest.id)) of \(Escaping.text(manifest.created))"
        page.line("\(isDryRun ? "would restore" : "restored") \(made)")
        for (type, change) in restoration.changes {
            page.line("  \(Self.mark(change)) \(Escaping.text(type.rawValue))")
        }
        page.line(
            "  (+ added, ~ replaced, = the same, ! kept though it differs, . not in the archive)"
        )
        if let newKey, !isDryRun {
            page.line("the secrets are sealed under the new key \(Escaping.text(newKey.rawValue))")
        }
        for (type, keys) in restoration.unsealed {
            let old = keys.map { Escaping.text($0.rawValue) }.joined(separator: ", ")
            let place = keys.isEmpty ? "as it was" : "under key \(old)"
            page.prose(
                "not under the new key: \(Escaping.text(type.rawValue)) stays \(place)",
                hanging: 2
            )
        }
    }

    private static func mark(_ change: Restoration.Change) -> String {
        switch change {
        case .add: "+"
        case .same: "="
        case .replace: "~"
        case .keep: "!"
        case .onlyThere: "."
        }
    }

    var json: JSONValue {
        let changes = restoration.changes.map { type, change in
            JSONValue.object([
                ("change", .string(change.rawValue)), ("type", .string(type.rawValue)),
            ])
        }
        let unsealed = restoration.unsealed.map { type, keys in
            JSONValue.object([
                ("key_ids", .array(keys.map { .string($0.rawValue) })),
                ("name", .string(type.rawValue)),
            ])
        }
        return JSONValue.object([
            ("archive_id", .string(manifest.id)),
            ("changes", .array(changes)),
            ("dry_run", .bool(isDryRun)),
            ("new_key_id", .optional(newKey?.rawValue)),
            ("unsealed", .array(unsealed)),
        ])
    }
}

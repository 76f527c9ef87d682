internal import Formats
internal import Recovery

/// What a restore did or would do, event by event.
struct RestoreReport: Renderable {
    private let restoration: Restoration
    private let manifest: ArchiveManifest
    /// The new key that was asked for.
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
        Self.renderKeys(restoration, newKey, isDryRun: isDryRun, on: &page)
    }

    /// What is under a new key, and what is not.
    static func renderKeys(
        _ restoration: Restoration,
        _ newKey: KeyID?,
        isDryRun: Bool,
        on page: inout Page
    ) {
        if let newKey {
            let id = isDryRun ? "a new key" : "the new key \(Escaping.text(newKey))"
            render(restoration, id, on: &page)
        }
        for (type, keys) in restoration.unsealed {
            let old = keys.map { Escaping.text($0) }.joined(separator: ", ")
            let place = keys.isEmpty ? "as it was" : "under key \(old)"
            page.prose(
                "not under a new key: \(Escaping.text(type.rawValue)) stays \(place)",
                hanging: 2
            )
        }
    }

    private static func render(
        _ restoration: Restoration,
        _ id: String,
        on page: inout Page
    ) {
        let count = restoration.rekeyed.count
        let secrets = count == 1 ? "1 secret" : "\(count) secrets"
        switch restoration.newKey {
        case .none:
            page.line("no new key: nothing that is restored is sealed under one")
        case .standard:
            page.line("\(secrets) sealed under \(id), which is the default")
        case .beside(let standard):
            page.prose(
                "\(secrets) sealed under \(id); the default stays \(Escaping.text(standard)), as "
                    + "secrets that are kept need it",
                hanging: 2
            )
            page.prose(
                "next: 'matrix-recovery rotate' with both keys puts all of them under one",
                indent: 2,
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

    var json: JSONValue { .object(Self.members(restoration, manifest, newKey, isDryRun: isDryRun)) }

    /// What is said for programs of account data.
    ///
    /// - Parameter refused: what the homeserver did not take.
    static func members(
        _ restoration: Restoration,
        _ manifest: ArchiveManifest,
        _ newKey: KeyID?,
        refused: Set<EventType> = [],
        isDryRun: Bool
    ) -> [(ExactText, JSONValue)] {
        let changes = restoration.changes.map { type, change in
            JSONValue.object([
                ("change", .string(refused.contains(type) ? "refused" : change.rawValue)),
                ("type", .string(type.rawValue)),
            ])
        }
        let unsealed = restoration.unsealed.map { type, keys in
            JSONValue.object([
                ("key_ids", .array(keys.map { .string($0.rawValue) })),
                ("name", .string(type.rawValue)),
            ])
        }
        let usedKey = restoration.newKey == .none ? nil : newKey
        return [
            ("archive_id", .string(manifest.id)),
            ("changes", .array(changes)),
            ("dry_run", .bool(isDryRun)),
            ("new_key_id", .optional(usedKey?.rawValue)),
            ("new_key_is_default", .bool(restoration.newKey == .standard)),
            ("rekeyed", .array(restoration.rekeyed.map { .string($0.rawValue) })),
            ("unsealed", .array(unsealed)),
        ]
    }
}

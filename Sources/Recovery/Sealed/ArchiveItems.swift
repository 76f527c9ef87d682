import Formats

/// The entries that an archive's contents become, in their order.
enum ArchiveItems {
    /// The folders of an archive.
    enum Folder {
        static let accountData = "account_data/"
        static let secrets = "secrets/"
        static let identity = "identity/"
        static let backup = "backup/"
    }

    /// Everything but the letter, the manifest and the checksums.
    static func items(for contents: ArchiveContents) throws(FormatError) -> [ArchiveItem] {
        var namer = EntryNamer()
        var items: [ArchiveItem] = []
        for event in contents.accountData {
            let name = try namer.name(event.type.rawValue, in: Folder.accountData, ending: ".json")
            let content = ArchiveItem.Content.bytes(event.content.encoded)
            items.append(ArchiveItem(name, .accountData, content, type: event.type))
        }
        for secret in contents.secrets {
            let name = try namer.name(secret.type.rawValue, in: Folder.secrets)
            items.append(ArchiveItem(name, .secret, .secret(secret.value), type: secret.type))
        }
        if let identity = contents.identity {
            let name = try EntryName(checking: Folder.identity + "keys_query.json")
            items.append(ArchiveItem(name, .identity, .bytes(identity)))
        }
        for backup in contents.backups { items += try self.items(for: backup, &namer) }
        if let roomKeys = contents.roomKeys {
            let name = try EntryName(checking: "room-keys.json")
            items.append(ArchiveItem(name, .roomKeys, .stream(roomKeys)))
        }
        return items
    }

    private static func items(
        for backup: ArchiveContents.Backup,
        _ namer: inout EntryNamer
    ) throws(FormatError) -> [ArchiveItem] {
        let folder = try namer.name(backup.version, in: Folder.backup, ending: "/version.json")
        let info = ArchiveItem(
            folder,
            .backupVersion,
            .bytes(backup.info),
            backup: backup.version
        )
        guard let rows = backup.rows else { return [info] }
        let name = folder.text.dropLast("version.json".count) + "keys.json"
        let keys = ArchiveItem(
            try EntryName(checking: String(name)),
            .backupKeys,
            .stream(rows),
            backup: backup.version
        )
        return [info, keys]
    }
}

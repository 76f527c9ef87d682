internal import ArgumentParser
internal import Formats
internal import Primitives
internal import Recovery

/// `archive inspect`: what can be said of an archive, without a key or with one.
struct ArchiveInspectCommand: RecoveryCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Show who can open an archive and, with a key, whose it is.",
        discussion: "Without a key, nothing is authenticated: it is what the file claims."
    )

    @OptionGroup var archive: ArchiveArgument
    @OptionGroup var keys: OpenKeySources
    @OptionGroup var output: OutputOptions

    var inputs: [FilePath] { [archive.path] + keys.inputs }

    func run(in context: Context) async throws -> ExitStatus {
        let bytes = try context.files.readPrefix(
            of: archive.path,
            count: AgeHeader.longestHeader
        )
        let header: AgeHeader
        do {
            header = try AgeHeader(parsingPrefixOf: bytes)
        } catch {
            throw RecoveryError.file(archive.path, error)
        }
        let slots: [AgeSlot]
        do {
            slots = try AgeSlot.slots(of: header)
        } catch {
            throw RecoveryError.file(archive.path, error)
        }
        var manifest: ArchiveManifest?
        if !keys.isEmpty {
            let opened = try keys.read(in: context)
            manifest = try await Progress.during("opening", in: context, output) { _ in
                try archive.open(opened).manifest
            }
        }
        try context.show(ArchiveInspection(slots: slots, manifest: manifest), as: output)
        return .done
    }
}

/// The slots of an archive, and its manifest if it was opened.
struct ArchiveInspection: Renderable {
    let slots: [AgeSlot]
    let manifest: ArchiveManifest?

    func render(on page: inout Page) {
        if let manifest {
            let summary = ManifestSummary(manifest)
            summary.renderOrigin(on: &page)
            summary.renderSecrets(on: &page)
        }
        var table = Table("slot", "opened by", "cost")
        for (number, slot) in slots.enumerated() {
            let words = Self.words(for: slot)
            table.add([String(number + 1), words.opener, words.cost])
        }
        page.table(table)
    }

    private static func words(for slot: AgeSlot) -> (opener: String, cost: String) {
        switch slot {
        case .x25519: ("an age identity", "-")
        case .argon2(let slot):
            (
                "a passphrase",
                "Argon2id, \(slot.memoryKiB >> 10) MiB, \(slot.passes) passes, \(slot.lanes) lanes"
            )
        case .scrypt(_, let logN, _): ("a passphrase", "scrypt, 2^\(logN)")
        case .unknown(let type): ("unknown: \(Escaping.text(type))", "-")
        }
    }

    var json: JSONValue {
        JSONValue.object([
            ("manifest", manifest.map { ManifestSummary($0).json } ?? .null),
            ("slots", .array(slots.map(Self.json))),
        ])
    }

    private static func json(_ slot: AgeSlot) -> JSONValue {
        switch slot {
        case .x25519: JSONValue.object([("type", .string("X25519"))])
        case .argon2(let slot):
            JSONValue.object([
                ("lanes", .integer(Int64(slot.lanes))),
                ("memory_kib", .integer(Int64(slot.memoryKiB))),
                ("passes", .integer(Int64(slot.passes))), ("type", .string("thesis.co/argon2")),
            ])
        case .scrypt(_, let logN, _):
            JSONValue.object([("log_n", .integer(Int64(logN))), ("type", .string("scrypt"))])
        case .unknown(let type): JSONValue.object([("type", .string(type))])
        }
    }
}
